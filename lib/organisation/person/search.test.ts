import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { likePrefix, phasesOf, readCursor, writeCursor } from "./search";

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

test("percent signs and underscores are searched for, not wildcards", () => {
  expect(likePrefix("50%_\\")).toBe("50\\%\\_\\\\%");
});
