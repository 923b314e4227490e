import type { ReactNode } from "react";

/** One large figure with its unit and what it counts. */
export function Figure({
  value,
  unit,
  label,
  size = "large",
}: {
  value: ReactNode;
  unit?: ReactNode;
  label?: ReactNode;
  size?: "large" | "medium";
}) {
  const scale = size === "large" ? "text-[2.5rem]" : "text-2xl";
  return (
    <p>
      <span className={`${scale} font-bold leading-none text-primary tracking-tight`}>{value}</span>
      {unit ? <span className="ml-0.5 text-lg font-semibold text-primary">{unit}</span> : null}
      {label ? <span className="mt-1 block text-xs text-muted">{label}</span> : null}
    </p>
  );
}
