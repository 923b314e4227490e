import { expect, test } from "vitest";
import { currentHref } from "./navigation";

const groups = [
  { label: "我的", items: [{ href: "/", label: "待办" }] },
  {
    label: "考核",
    items: [
      { href: "/appraisal", label: "年度考核" },
      { href: "/appraisal/schemes", label: "考核方案" },
    ],
  },
];

test.each([
  ["/", "/"],
  ["/appraisal", "/appraisal"],
  ["/appraisal/c1/progress", "/appraisal"],
  ["/appraisal/schemes/s1", "/appraisal/schemes"],
  ["/appraisals", undefined],
  ["/people", undefined],
])("%s marks %s: the nearest place above, and never the home page by accident", (path, href) => {
  expect(currentHref(groups, path)).toBe(href);
});
