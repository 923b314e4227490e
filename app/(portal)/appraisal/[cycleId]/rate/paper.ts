import type { PaperLine, PaperScheme, SubjectMarks } from "@/lib/appraisal/ballot/paper-rules";
import { type Item, itemsOf } from "@/lib/appraisal/scheme/items";

export type Subject = PaperLine & { id: string; name: string; post: string; summary: boolean };

export type Line = { subjectId: string; marks: string[]; overall: string; comment: string };

export type Row = Subject & { items: readonly Item[] };

/**
 * The paper as it is being filled in, in memory only. Cells listen to their own key: a mark redraws one cell and the
 * counter, never the table. The last item of a row, `row.items.length`, is its 总体评价.
 */
export class Paper {
  readonly rows: Row[];
  /** How many cells there are to mark. */
  readonly total: number;
  current = 0;
  /** Set once somebody tried to hand in too early: from then on gaps are shown. */
  gaps = false;
  /** Counts every change: what the autosave compares. */
  edits = 0;
  private readonly cells: string[][];
  private readonly comments: string[];
  private marked = 0;
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(
    readonly scheme: PaperScheme,
    subjects: Subject[],
    lines: Line[],
  ) {
    // One mode after the other: a paper with both forms reads as two parts.
    const order = [...subjects.filter(isTable), ...subjects.filter((each) => !isTable(each))];
    this.rows = order.map((subject) => ({ ...subject, items: itemsOf(scheme, subject.mode) }));
    const known = new Map(lines.map((line) => [line.subjectId, line]));
    this.cells = this.rows.map(({ id, items }) => {
      const line = known.get(id);
      const marks = items.map((_, at) => line?.marks[at] ?? "");
      return [...marks, line?.overall ?? ""];
    });
    this.comments = this.rows.map(({ id }) => known.get(id)?.comment ?? "");
    this.total = this.cells.reduce((sum, cells) => sum + cells.length, 0);
    this.marked = this.cells.flat().filter((mark) => mark !== "").length;
  }

  mark(row: number, item: number): string {
    return this.cells[row]?.[item] ?? "";
  }

  setMark(row: number, item: number, mark: string): void {
    const cells = this.cells[row];
    if (!cells || cells[item] === mark) return;
    this.marked += (mark === "" ? 0 : 1) - (cells[item] === "" ? 0 : 1);
    cells[item] = mark;
    this.changed(`${row}.${item}`, `row ${row}`, "count");
  }

  comment(row: number): string {
    return this.comments[row] ?? "";
  }

  setComment(row: number, text: string): void {
    if (this.comments[row] === text) return;
    this.comments[row] = text;
    this.changed(`comment ${row}`);
  }

  count(): number {
    return this.marked;
  }

  done(row: number): number {
    return this.cells[row]?.filter((mark) => mark !== "").length ?? 0;
  }

  firstGap(row: number): number {
    return this.cells[row]?.indexOf("") ?? -1;
  }

  goTo(row: number): void {
    if (row < 0 || row >= this.rows.length || row === this.current) return;
    this.current = row;
    this.tell("current");
  }

  showGaps(): void {
    this.gaps = true;
    this.tell("gaps");
  }

  /** For the wire: what the server seals. */
  lines(): Line[] {
    return this.rows.map(({ id, items }, row) => ({
      subjectId: id,
      marks: this.cells[row]?.slice(0, items.length) ?? [],
      overall: this.mark(row, items.length),
      comment: this.comment(row),
    }));
  }

  /** For the rules, which know marks by their keys. */
  given(): Record<string, SubjectMarks> {
    return Object.fromEntries(
      this.rows.map(({ id, items }, row) => [
        id,
        {
          marks: Object.fromEntries(items.map(({ key }, item) => [key, this.mark(row, item)])),
          overall: this.mark(row, items.length),
          comment: this.comment(row),
        },
      ]),
    );
  }

  paperLines(): PaperLine[] {
    return this.rows.map(({ id, mode }) => ({ subjectId: id, mode }));
  }

  on(key: string, listener: () => void): () => void {
    const set = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, set.add(listener));
    return () => set.delete(listener);
  }

  private changed(...keys: string[]): void {
    this.edits += 1;
    for (const key of keys) this.tell(key);
    this.tell("edits");
  }

  private tell(key: string): void {
    for (const listener of this.listeners.get(key) ?? []) listener();
  }
}

/** 德能勤绩廉 in one table; everything finer has a sheet for each person. */
export function isTable({ mode }: PaperLine): boolean {
  return mode === "dimension";
}
