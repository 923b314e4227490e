import type { ReactNode } from "react";

/** The bar alone. Widths are SVG attributes, which a strict style policy lets through. */
export function Bar({ value, total, label }: { value: number; total: number; label: string }) {
  const share = total > 0 ? Math.min(100, (value / total) * 100) : 0;
  const full = total > 0 && value >= total;
  return (
    // biome-ignore lint/a11y/useSemanticElements: <meter> cannot be drawn alike in every browser
    <svg
      className={`meter-bar${full ? " meter-full" : ""}`}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.min(value, total)}
      aria-valuetext={`${value} / ${total}`}
    >
      <rect className="track" width="100%" height="100%" />
      <rect className="fill" width={`${share}%`} height="100%" rx="3" />
    </svg>
  );
}

/** A line of a turnout list: label, bar, count. Full turns green. */
export function Meter({
  label,
  value,
  total,
  note,
}: {
  label: string;
  value: number;
  total: number;
  note?: ReactNode;
}) {
  return (
    <div className="meter">
      <span className="min-w-0">{label}</span>
      <Bar value={value} total={total} label={label} />
      <span className="text-right">
        {value} / {total}
        {note ? <span className="block text-xs text-muted">{note}</span> : null}
      </span>
    </div>
  );
}
