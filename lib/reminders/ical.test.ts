import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, plainDate } from "@/lib/calendar";
import type { Todo } from "@/lib/todo";
import { Crowd } from "./crowd";
import { digestTitle, mailOf, noticeBody, sayWhen } from "./digest-text";
import { dated, soonOrOverdue } from "./due";
import { type CalendarDay, calendarText, escapeText, fold } from "./ical";

const at = new Date("2026-05-10T02:03:04.567Z");
/** As it can stand in a database: no halves of characters. */
const wellFormed = (raw: string) => Buffer.from(raw).toString() === raw;
const text = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc
      .array(fc.constantFrom("培", "养", "，", ",", ";", "\\", "\n", "\r\n", "𠮷", "👨‍👩‍👧", "a"), { maxLength: 120 })
      .map((all) => all.join("")),
  )
  .filter(wellFormed);
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(plainDate("2000-01-01"), days));

/** RFC 5545 read back as a calendar program does: unfold, split, unescaped. */
const unfold = (calendar: string) => calendar.replace(/\r\n[ \t]/g, "").split("\r\n");
const unescaped = (value: string) =>
  value.replace(/\\([\\;,nN])/g, (_, char: string) => (char.toLowerCase() === "n" ? "\n" : char));
const readable = (value: string) =>
  [...value.replace(/\r\n?/g, "\n")]
    .filter((char) => char === "\n" || char === "\t" || (char >= " " && char !== "\u007f"))
    .join("");

test("no line has more than 75 octets or is cut inside a character, and unfolding gives it back", () => {
  fc.assert(
    fc.property(text, (raw) => {
      const line = `SUMMARY:${escapeText(raw)}`;
      const folded = fold(line);
      for (const part of folded.split("\r\n")) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
      expect(Buffer.from(folded).toString()).toBe(Buffer.from(Buffer.from(folded).toString()).toString());
      expect(folded.replace(/\r\n /g, "")).toBe(line);
    }),
  );
});

test("whatever a title holds, the calendar reads back as the same days and titles, and nothing else", () => {
  const days = fc.array(fc.record({ key: fc.string(), day: anyDay, title: text }));
  fc.assert(
    fc.property(days, (list: CalendarDay[]) => {
      const calendar = calendarText("衡才待办", list, at);
      expect(calendar.endsWith("END:VCALENDAR\r\n")).toBe(true);
      expect(calendar.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      const lines = unfold(calendar);
      const values = (name: string) =>
        lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1));
      expect(values("SUMMARY").map(unescaped)).toEqual(list.map(({ title }) => readable(title)));
      expect(values("DTSTART;VALUE=DATE")).toEqual(list.map(({ day }) => day.replaceAll("-", "")));
      expect(values("DTEND;VALUE=DATE")).toEqual(list.map(({ day }) => addDays(day, 1).replaceAll("-", "")));
      expect(values("BEGIN").length).toBe(list.length + 1);
    }),
  );
});

test("an event has what a calendar program asks for, and an identifier that stays and says nothing", () => {
  const lines = (title: string) =>
    unfold(calendarText("衡才待办", [{ key: "p-1 rate-9", day: plainDate("2026-05-15"), title }], at));
  const [first, second] = [lines("民主测评"), lines("改了名")];
  expect(first).toContain("DTSTAMP:20260510T020304Z");
  const uid = (all: string[]) => all.find((line) => line.startsWith("UID:"));
  expect(uid(first)).toMatch(/^UID:[0-9a-f]{32}@hengcai$/);
  expect(uid(second)).toBe(uid(first));
});

const todo = (id: string, due: string | null, more: Partial<Todo> = {}): Todo => ({
  ...{
    id,
    due: due === null ? null : plainDate(due),
    title: `事项${id}`,
    detail: "细节",
    href: "/mine",
    action: "办理",
  },
  ...more,
});
const day = plainDate("2026-05-10");

test("what is due within a week or overdue is named, the earliest first, once", () => {
  const list = [
    todo("d", "2026-05-18"),
    todo("c", "2026-05-17"),
    todo("b", null),
    todo("a", "2026-05-01"),
    todo("a", "2026-05-01"),
  ];
  expect(soonOrOverdue(list, day).map(({ id }) => id)).toEqual(["a", "c"]);
});

test("what is confidential, or lies under /pool whatever it says of itself, never leaves its page", () => {
  const hidden = [
    todo("1", "2026-05-10", { confidential: true }),
    todo("2", "2026-05-10", { href: "/pool" }),
    todo("3", "2026-05-10", { href: "/pool/review?year=2026" }),
  ];
  expect(dated(hidden)).toEqual([]);
  expect(dated([todo("4", "2026-05-10", { href: "/pools-of-rating" })])).toHaveLength(1);
});

test("the words of a digest", () => {
  const list = soonOrOverdue([todo("a", "2026-05-01"), todo("b", "2026-05-10"), todo("c", "2026-05-12")], day);
  expect(digestTitle(list, day)).toBe("2 件待办临近期限，1 件已逾期");
  expect(noticeBody(list, day)).toBe("事项a（逾期9天）；事项b（今天）；事项c（5月12日前）。");
  expect(sayWhen(plainDate("2027-01-10"), day)).toBe("2027年1月10日前");
  const { text: letter } = mailOf(list, day, "https://hengcai.example.cn");
  expect(letter).not.toContain("细节");
  expect(letter).not.toContain("/mine");
});

test("a crowd is let in up to its number and again when the while is over; one key does not cost another", () => {
  const crowd = new Crowd(2, 1_000, 3);
  const admits = (key: string, ms: number) => crowd.admits(key, new Date(ms));
  expect([admits("a", 0), admits("a", 1), admits("a", 2), admits("b", 3), admits("a", 1_000)]).toEqual([
    ...[true, true, false, true, true],
  ]);
});
