import { Refusal } from "@/lib/errors";
import type { Change } from "@/lib/sheet/rows";

/** Values in words by field name. */
type Said = { [field: string]: string };

/**
 * The refusal of whoever saves second: beside each field that now stands differently, what it says now. The page behind
 * the form is refreshed (its version with it), so that saving once more is a decision and not an accident.
 */
export function stale(noun: string, now: Said, typed: Said): Refusal {
  const fields = Object.fromEntries(
    Object.keys(typed)
      .filter((field) => now[field] !== typed[field])
      .map((field) => [field, [`现在登记的是“${now[field] || "（空）"}”。`]]),
  );
  return new Refusal(
    "conflict",
    `${noun}的资料刚刚已由他人修改，您填写的内容还在。请核对各栏的现值；再次保存，就以您填写的为准。`,
    fields,
  );
}

/** What differs between two sets of facts, in the order of the labels. */
export function changesOf(labels: Said, before: Said, after: Said): Change[] {
  return Object.keys(labels)
    .filter((field) => (before[field] ?? "") !== (after[field] ?? ""))
    .map((field) => ({ column: labels[field] as string, old: before[field] ?? "", new: after[field] ?? "" }));
}

/** The end of something that is cut off on a day: what would begin only after that day never begins. */
export function laterOf(from: Date, day: Date): Date {
  return from.getTime() > day.getTime() ? from : day;
}
