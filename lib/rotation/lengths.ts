import { addMonths, type PlainDate } from "@/lib/calendar";
import type { Rules } from "@/lib/rulebook/books";
import type { PostingType } from "@/prisma/generated/enums";
import { TYPES } from "./labels";

type RotationRules = Rules<"ROTATION">;

/** The shortest and longest term of a type in months; null = not limited. */
function limitsOf(type: PostingType, rules: RotationRules): { least: number | null; most: number | null } {
  if (type === "ROTATION") return { least: rules.rotationLeast, most: rules.rotationMost };
  if (type === "ATTACHMENT") return { least: rules.attachmentLeast, most: rules.attachmentMost };
  if (type === "SECONDMENT") return { least: null, most: rules.secondmentMost };
  if (type === "EXCHANGE") return { least: rules.exchangeLeast, most: null };
  return { least: null, most: null };
}

/** 轮岗期限应为6—24个月, or "" where the committee sets none. */
export function sayLimits(type: PostingType, rules: RotationRules): string {
  const { least, most } = limitsOf(type, rules);
  if (least !== null && most !== null) return `${TYPES[type]}期限应为${least}—${most}个月`;
  if (most !== null) return `${TYPES[type]}期限不超过${most}个月`;
  return least !== null ? `${TYPES[type]}期限不少于${least}个月` : "";
}

/** Why a term does not fit its type, or null. */
export function lengthFault(
  type: PostingType,
  term: { from: PlainDate; until: PlainDate },
  rules: RotationRules,
): string | null {
  const { least, most } = limitsOf(type, rules);
  const short = least !== null && addMonths(term.from, least) > term.until;
  const long = most !== null && addMonths(term.from, most) < term.until;
  return short || long ? `${sayLimits(type, rules)}，请调整起止日期。` : null;
}

export type Extension = {
  type: PostingType;
  from: PlainDate;
  /** First day after the term in force. */
  due: PlainDate;
  /** First day after the term asked for. */
  until: PlainDate;
  /** Extensions approved so far. */
  granted: number;
};

/** Why an extension cannot be had, or null. A secondment may go beyond its usual length by extension, the others not. */
export function extensionFault(asked: Extension, rules: RotationRules): string | null {
  if (asked.granted >= rules.extensions) {
    const so = asked.granted === 0 ? "" : `已延长${asked.granted}次，`;
    return rules.extensions === 0
      ? "现行规则不允许延长。"
      : `${so}按现行规则最多延长${rules.extensions}次，不能再延长。`;
  }
  if (asked.until <= asked.due) return "延长后的最后一天应晚于现在的期满日。";
  if (asked.until > addMonths(asked.due, rules.extensionMonths)) return `每次延长不超过${rules.extensionMonths}个月。`;
  const { most } = limitsOf(asked.type, rules);
  if (asked.type !== "SECONDMENT" && most !== null && asked.until > addMonths(asked.from, most)) {
    return `${TYPES[asked.type]}连同延长不超过${most}个月。`;
  }
  return null;
}
