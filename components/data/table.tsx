import type { ReactNode } from "react";

/**
 * The frame of a `<table>`: scrolls sideways inside itself, reachable by keyboard.
 * `sticky` keeps the first column, `tall` the header; `stack` turns rows into cards on a phone (give each td a data-label).
 * Cells: class `num` right-aligned figures, `sub` a grey second line, `nowrap`, `prose` sentences; rows: class `strong`.
 */
export function Table({
  label,
  sticky = false,
  tall = false,
  stack = false,
  className = "",
  children,
}: {
  label: string;
  sticky?: boolean;
  tall?: boolean;
  stack?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const frame = ["table-wrap", sticky && "table-sticky", tall && "table-tall", stack && "table-stack"];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={frame.filter(Boolean).join(" ")} aria-label={label} tabIndex={0}>
      <table className={`table-data ${className}`}>{children}</table>
    </section>
  );
}
