import type { PlainDate } from "@/lib/calendar";
import { BOOKS, type Book, type RuleField, type Rules } from "./books";

export const fieldsOf = (book: Book) => Object.entries(BOOKS[book]) as [string, RuleField][];

/** A value of a rule as people say it: 35周岁, 大学专科. */
export function sayRule(field: RuleField, value: number | string): string {
  return "unit" in field ? `${value}${field.unit}` : String(value);
}

export type RuleLine = { key: string; label: string; value: string; limits: string; usual: string; why: string };

/** Every rule of a book with its value, its limits, and the default with its reason. */
export function linesOf(book: Book, rules: Rules<Book>): RuleLine[] {
  const values = rules as unknown as Record<string, number | string>;
  return fieldsOf(book).map(([key, field]) => ({
    key,
    label: field.label,
    value: sayRule(field, values[key] ?? field.value),
    limits: sayLimits(field),
    usual: sayRule(field, field.value),
    why: field.why,
  }));
}

export function sayLimits(field: RuleField): string {
  return "unit" in field ? `${field.least}—${field.most}${field.unit}` : field.choices.join("、");
}

export type RuleChange = { key: string; label: string; before: string; after: string };

/** The rules in which two documents differ, in the order of the book. */
export function changesOf(book: Book, before: Rules<Book>, after: Rules<Book>): RuleChange[] {
  const old = linesOf(book, before);
  return linesOf(book, after).flatMap(({ key, label, value }, index) => {
    const was = old[index]?.value ?? "";
    return was === value ? [] : [{ key, label, before: was, after: value }];
  });
}

type Standing = { version: number; approvedAt: Date | null; from: PlainDate };

/** The version that counts on a day: the newest of those signed whose day has come. */
export function versionOn<V extends Standing>(versions: readonly V[], day: PlainDate): V | null {
  const counting = versions.filter(({ approvedAt, from }) => approvedAt !== null && from <= day);
  return counting.reduce<V | null>((best, one) => (best && best.version > one.version ? best : one), null);
}

export const STANDINGS = { DRAFT: "待签发", COMING: "已签发，待施行", NOW: "施行中", PAST: "已被取代" } as const;

export function standingOf(version: Standing, versions: readonly Standing[], day: PlainDate): keyof typeof STANDINGS {
  if (version.approvedAt === null) return "DRAFT";
  if (version.from > day) return "COMING";
  return versionOn(versions, day)?.version === version.version ? "NOW" : "PAST";
}
