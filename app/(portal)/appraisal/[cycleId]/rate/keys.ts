import type { KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { isTable, type Paper } from "./paper";

/** What a table cell and a line of a sheet have in common: `data-cell="row.item"` around its control. */
function cellOf(target: EventTarget): { row: number; item: number; radio: boolean } | null {
  const cell = (target as Element).closest?.("[data-cell]");
  const [row, item] = (cell?.getAttribute("data-cell") ?? "").split(".").map(Number);
  if (row === undefined || item === undefined) return null;
  return { row, item, radio: (target as HTMLInputElement).type === "radio" };
}

/**
 * Puts the focus into a cell: on its mark, or on the first option. The person's card or sheet is drawn first and at
 * once: a frame later the next key would still have landed in the cell before.
 */
export function focusCell(paper: Paper, row: number, item: number): void {
  flushSync(() => paper.goTo(row));
  const cell = document.querySelector(`[data-cell="${row}.${item}"]`);
  const control = cell?.querySelector<HTMLElement>("input:checked") ?? cell?.querySelector<HTMLElement>("input");
  control?.focus();
}

/** Where the work goes on for a person: the first gap, or the first item when there is none. */
export function focusPerson(paper: Paper, row: number): void {
  focusCell(paper, row, Math.max(0, paper.firstGap(row)));
}

/**
 * 1–4 mark and move on to the next item; arrows move between cells (in a table) or lines (in a sheet, where ← → choose
 * as radio buttons do); Enter goes to the next person, after the last one to the end.
 */
export function handleKey(event: KeyboardEvent, paper: Paper, options: readonly string[], atEnd: () => void): void {
  const cell = cellOf(event.target);
  if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
  const { row, item, radio } = cell;
  const line = paper.rows[row];
  if (!line) return;
  const last = line.items.length;
  const digit = radio && /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
  if (digit > 0) {
    const keys = item === last ? paper.scheme.overall.options.map(({ key }) => key) : options;
    const mark = keys[digit - 1];
    if (mark === undefined) return;
    event.preventDefault();
    paper.setMark(row, item, mark);
    focusCell(paper, row, Math.min(item + 1, last));
    return;
  }
  const goal = goalOf(event.key, paper, cell, last);
  if (!goal) return;
  event.preventDefault();
  if (goal === "end") atEnd();
  else if (goal.item < 0) focusPerson(paper, goal.row);
  else focusCell(paper, goal.row, goal.item);
}

type Cell = { row: number; item: number; radio: boolean };

function goalOf(key: string, paper: Paper, { row, item, radio }: Cell, last: number) {
  const line = paper.rows[row];
  if (!line) return null;
  if (key === "Enter") return row + 1 < paper.rows.length ? { row: row + 1, item: -1 } : "end";
  const steps: Record<string, [number, number]> = isTable(line)
    ? { ArrowUp: [-1, 0], ArrowDown: [1, 0], ...(radio ? { ArrowLeft: [0, -1], ArrowRight: [0, 1] } : {}) }
    : { ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const step = steps[key];
  if (!step) return null;
  const [nextRow, nextItem] = [row + step[0], item + step[1]];
  const there = paper.rows[nextRow];
  // At the edge the key does nothing; left alone it would choose another option.
  if (!there || nextItem < 0 || nextItem > last || there.mode !== line.mode) return { row, item };
  return { row: nextRow, item: nextItem };
}
