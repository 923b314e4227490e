import type { ReactNode } from "react";

export type Fact = { label: string; value: ReactNode; wide?: boolean };

/** Labels small and grey above their values, in as many columns as fit; a missing value reads 未填. */
export function Facts({
  items,
  width = "9rem",
  large = false,
}: {
  items: Fact[];
  width?: "6rem" | "9rem" | "14rem";
  /** for a row of counts */
  large?: boolean;
}) {
  const size = { "6rem": "[--fact:6rem]", "9rem": "[--fact:9rem]", "14rem": "[--fact:14rem]" }[width];
  return (
    <dl className={`facts ${size} ${large ? "facts-large" : ""}`}>
      {items.map((item) => (
        <div key={item.label} className={item.wide ? "wide" : undefined}>
          <dt>{item.label}</dt>
          <dd>{item.value ?? <span className="text-faint">未填</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
