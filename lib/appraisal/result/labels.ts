import type { StoredScheme } from "../scheme/schema";
import type { Effect, TallyStatus } from "./tally-form";

/** Why no score was produced. */
export const STATUS_REASONS: Record<TallyStatus, string> = {
  valid: "",
  "too-few": "有效票未达到规定比例，不计算得分",
  "no-superiors": "署名组没有有效票，或没有有效票的组合计权重超过一半，不计算得分",
};

/** What an effect does, in the words of this scheme's grades. */
export function effectLabel({ grades, quota }: Pick<StoredScheme, "grades" | "quota">, effect: Effect): string {
  const last = grades.at(-1)?.label ?? "";
  switch (effect) {
    case "BAR_EXCELLENT":
      return `不得评为${quota.grade}`;
    case "CAP_BASIC":
      return `最高评为${grades.at(-2)?.label ?? last}`;
    case "FORCE_FAIL":
      return `确定为${last}`;
    case "NO_GRADE":
      return "暂不定等次";
    case "NO_GRADE_COMMENT":
      return "只写评语，不定等次";
    case "NOT_APPRAISED":
      return "不参加考核，不定等次、不排名";
  }
}
