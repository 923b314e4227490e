import type { ReactNode } from "react";

/** Fields side by side where there is room; give a field `className="sm:col-span-full"` to fill a line. */
export function FieldGrid({ columns = 2, children }: { columns?: 2 | 3 | 4; children: ReactNode }) {
  const at = { 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 lg:grid-cols-3", 4: "sm:grid-cols-2 lg:grid-cols-4" }[columns];
  return <div className={`grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-3 ${at}`}>{children}</div>;
}
