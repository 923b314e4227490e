import { expect, test } from "vitest";
import { byStrokes, ordinalOf, romanise, tidyName } from "./names";

test.each([
  ["单雄心", "shanxiongxin", "sxx"],
  ["仇英杰", "qiuyingjie", "qyj"],
  ["欧阳文远", "ouyangwenyuan", "oywy"],
  ["尉迟敬", "yuchijing", "ycj"],
  ["解海龙", "xiehailong", "xhl"],
  ["曾庆丰", "zengqingfeng", "zqf"],
  ["吕建", "lvjian", "lj"],
  ["艾力·买买提", "ailimaimaiti", "almmt"],
  ["Peter O'Neil", "peteroneil", "pon"],
])("%s is found as %s and %s: surnames have readings of their own", (name, pinyin, initials) => {
  expect(romanise(name)).toEqual({ pinyin, initials });
});

test("a widened two-character name, and one with any of the middle dots, is kept in one form", () => {
  expect(["张　三", " 张  三 ", "买买提•艾力", "买买提 · 艾力", "Li  Ming"].map(tidyName)).toEqual([
    "张三",
    "张三",
    "买买提·艾力",
    "买买提·艾力",
    "Li Ming",
  ]);
});

test("surname strokes order a list, fewer first", () => {
  expect(["张三", "丁一", "王五", "李四", "于六", "丁二"].sort(byStrokes)).toEqual([
    "丁一",
    "丁二",
    "于六",
    "王五",
    "张三",
    "李四",
  ]);
});

test("numbered branches and teams come in the order of their numbers, not of the characters", () => {
  const names = [
    "第一党支部",
    "第三党支部",
    "第二党支部",
    "第十党支部",
    "第十二党支部",
    "第二十一党支部",
    "机关党支部",
    "3号炉班",
  ];
  expect(names.map(ordinalOf)).toEqual([1, 3, 2, 10, 12, 21, 0, 3]);
});
