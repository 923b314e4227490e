import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { phasesOf, prefixRange, readCursor, writeCursor } from "./search";

describe("what was typed decides where to look", () => {
  test.each([
    ["", [["employeeNo", ""]]],
    ["  ", [["employeeNo", ""]]],
    ["1002", [["employeeNo", "1002"]]],
    ["１００２", [["employeeNo", "1002"]]],
    ["张 三", [["name", "张三"]]],
    ["a-17", [["employeeNo", "A-17"]]],
    [
      "Zs",
      [
        ["initials", "zs"],
        ["pinyin", "zs"],
        ["employeeNo", "ZS"],
      ],
    ],
    [
      "zhang san",
      [
        ["initials", "zhangsan"],
        ["pinyin", "zhangsan"],
        ["employeeNo", "ZHANGSAN"],
      ],
    ],
    [
      "lü",
      [
        ["initials", "lv"],
        ["pinyin", "lv"],
        ["employeeNo", "LÜ"],
      ],
    ],
  ])("%j", (typed, expected) => {
    expect(phasesOf(typed).map((phase) => [phase.key, phase.prefix])).toEqual(expected);
  });
});

test("a cursor survives the address bar, whatever the name", () =>
  fc.assert(
    fc.property(
      fc.nat(2),
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc.string({ maxLength: 20 }),
      (phase, value, no) => {
        fc.pre(!/[\p{Cc}\p{Cs}]/u.test(value + no));
        const cursor = { phase, value, employeeNo: no };
        expect(readCursor(writeCursor(cursor), 3)).toEqual(cursor);
      },
    ),
  ));

test("a cursor that nobody wrote is the beginning of the list", () => {
  for (const text of [undefined, "", "x", "W10", Buffer.from('[7,"a","b"]').toString("base64url"), "a".repeat(999)]) {
    expect(readCursor(text, 3)).toBeNull();
  }
});

test("a value lies in the range of a prefix if it begins with it, whatever signs either has", () => {
  const values = ["50%", "50%_x", "500", "5_", "王", "王春", "王𠮷", "汪", "w", "wz", "x", ""];
  const bytes = (text: string) => Buffer.from(text, "utf8");
  for (const prefix of ["5", "50%", "50%_", "王", "王春", "w", "wz"]) {
    const [from, before] = prefixRange(prefix).map(bytes) as [Buffer, Buffer];
    for (const value of values) {
      const within = bytes(value).compare(from) >= 0 && bytes(value).compare(before) < 0;
      expect(within, `${value} by ${prefix}`).toBe(value.startsWith(prefix));
    }
  }
});
