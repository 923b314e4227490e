import fc from "fast-check";
import { expect, test } from "vitest";
import { plainDate } from "@/lib/calendar";
import { BOOKS, type Book } from "./books";
import { changesOf, fieldsOf, linesOf, standingOf, versionOn } from "./difference";
import { defaultRules } from "./schema";

const books = Object.keys(BOOKS) as Book[];

test.each(books)("%s shows every rule of the book with its value and its limits", (book) => {
  const lines = linesOf(book, defaultRules(book));
  expect(lines.map(({ key }) => key)).toEqual(fieldsOf(book).map(([key]) => key));
  for (const { value, limits, usual } of lines) expect([value, limits, usual].every(Boolean)).toBe(true);
});

test("two versions differ in exactly the rules that were changed", () => {
  const number = fieldsOf("MENTORING").flatMap(([key, field]) => ("unit" in field ? [{ key, field }] : []));
  fc.assert(
    fc.property(fc.subarray(number), (chosen) => {
      const before = defaultRules("MENTORING");
      const changed = Object.fromEntries(chosen.map(({ key, field }) => [key, field.value + 1]));
      const after = { ...before, ...changed };
      expect(changesOf("MENTORING", before, after).map(({ key }) => key)).toEqual(chosen.map(({ key }) => key));
    }),
  );
});

const signed = new Date("2026-01-01T00:00:00Z");
const version = (number: number, from: string, approvedAt: Date | null = signed) => ({
  ...{ version: number, from: plainDate(from), approvedAt },
});

test("the newest signed version whose day has come counts; a draft never", () => {
  const versions = [version(3, "2026-01-01", null), version(2, "2026-06-01"), version(1, "2026-01-01")];
  const on = (day: string) => versionOn(versions, plainDate(day))?.version ?? null;
  expect([on("2025-12-31"), on("2026-01-01"), on("2026-06-01")]).toEqual([null, 1, 2]);
  expect(versions.map((one) => standingOf(one, versions, plainDate("2026-03-05")))).toEqual(["DRAFT", "COMING", "NOW"]);
  expect(versions.map((one) => standingOf(one, versions, plainDate("2026-07-01")))).toEqual(["DRAFT", "NOW", "PAST"]);
});
