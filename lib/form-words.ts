import type { z } from "zod";

/**
 * What a form is told about input that no field of ours sends (a forged choice, a missing hidden field): the library's own
 * words are English. Wherever a schema has its own sentence, that one stands.
 */
export function sayIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "缺少必要的内容，请刷新页面后再填" : "内容的形式不对，请重新填写";
    case "invalid_value":
    case "invalid_union":
      return "请在给出的选项中选择";
    case "unrecognized_keys":
      return "提交的内容里有这个页面没有的项，请刷新页面后再填";
    case "too_big":
      return sayLimit(issue.origin, "最多", String(issue.maximum));
    case "too_small":
      return sayLimit(issue.origin, "至少", String(issue.minimum));
    default:
      return "内容不对，请核对后重新填写";
  }
}

const UNITS: Record<string, string> = { string: "个字", array: "项", set: "项", map: "项", file: "字节" };

const sayLimit = (origin: string, which: string, bound: string): string => `${which}${bound}${UNITS[origin] ?? ""}`;
