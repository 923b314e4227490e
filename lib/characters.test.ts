import { expect, test } from "vitest";
import { beginningOf } from "./characters";

test.each([
  ["短句。", 4, "短句。"],
  ["四个字符", 4, "四个字符"],
  ["一共五个字", 4, "一共五个……"],
  ["𬭚锻造", 2, "𬭚锻……"],
  ["第一行\n第二行", 9, "第一行……"],
  ["  ", 4, ""],
])("the beginning of %o within %i is %o: cut between characters, and said to be cut", (text, most, said) => {
  expect(beginningOf(text, most)).toBe(said);
});
