import { roundHalfUp } from "@/lib/fraction";
import type { StoredScheme } from "../scheme/schema";
import { STATUS_REASONS } from "./labels";
import type { QuotaPool, TallyEvidence, TallyResult, TallyStatus, TallySubject } from "./tally-form";
import { type BlockStep, blockSteps, type DroppedGroup, droppedGroups, scoreStep } from "./working-ballots";
import {
  adjustmentStep,
  effectSteps,
  gradeStep,
  performanceStep,
  quotaStep,
  routineStep,
  totalStep,
} from "./working-total";

/**
 * The working of one result: every line from counts to grade with the rule it follows, as the result page and the
 * papers print it. Made from what is published alone, so it can never say more than the merged blocks do.
 */
export type Step = {
  label: string;
  /** The official value, two decimals. */
  value: string | null;
  /** How it was reckoned; figures in it are rounded for the eye. */
  expression: string | null;
  /** The value before rounding, where rounding changed it. */
  exact?: string | null;
  rule: string;
};

export type Working = {
  status: TallyStatus;
  participation: Step & { assigned: number; valid: number; void: number; share: string; holds: boolean };
  blocks: BlockStep[];
  /** Groups without a valid ballot: their weight is dropped. */
  dropped: DroppedGroup[];
  /** The dimension results of the whole, by the scheme's order. */
  dimensions: { key: string; label: string; weight: string; value: string }[];
  /** 测评得分 M, 业绩考核 K, 平时考核 Q, 加减分, 综合得分 T, 按得分的等次, 影响等次的情形, 限额. */
  ballotScore: Step;
  performance: Step;
  routine: Step;
  adjustments: Step & { items: { points: string; reason: string }[] };
  total: Step;
  grade: Step;
  effects: Step[];
  quota: (Step & { pool: string; base: number; places: number; rank: number | null; tied: boolean }) | null;
  suggested: string | null;
  reasons: string[];
};

export type WorkingFacts = {
  scheme: StoredScheme;
  subject: Pick<TallySubject, "assigned" | "void" | "pool"> & TallyEvidence;
  /** The quarters behind the routine score, as graded. */
  quarters?: readonly { quarter: number; grade: string }[];
  result: TallyResult;
  quota?: QuotaPool | undefined;
};

export function workingOf(facts: WorkingFacts): Working {
  const { scheme, result, quota } = facts;
  return {
    status: result.status,
    participation: participationStep(facts),
    blocks: blockSteps(facts),
    dropped: droppedGroups(facts),
    dimensions: scheme.dimensions.flatMap(({ key, label, weight }) => {
      const value = result.dimensions?.[key];
      return value === undefined ? [] : [{ key, label, weight, value }];
    }),
    ballotScore: scoreStep(facts),
    performance: performanceStep(facts),
    routine: routineStep(facts),
    adjustments: adjustmentStep(facts),
    total: totalStep(facts),
    grade: gradeStep(facts),
    effects: effectSteps(facts),
    quota: quota && result.total !== null ? quotaStep(facts, quota) : null,
    suggested: result.suggested,
    reasons: result.reasons,
  };
}

/** For the subject's own page: nobody is told where they or others stand in the pool. */
export function withoutRank(working: Working): Working {
  const { grade, quota } = working;
  // Otherwise 优秀 by the score would stand beside 称职 by the committee without a word.
  const limited = quota && { ...grade, rule: `${grade.rule}；${quota.label}另按比例控制，等次以党委审定为准` };
  return { ...working, grade: limited ?? grade, quota: null, suggested: null, reasons: [] };
}

function participationStep({ scheme, subject, result }: WorkingFacts): Working["participation"] {
  const { assigned, valid } = result.participation;
  const { numerator, denominator } = scheme.participation;
  const [left, right] = [denominator * valid, numerator * assigned];
  const holds = left >= right;
  const share = assigned === 0 ? "0.00" : roundHalfUp(BigInt(100 * valid), BigInt(assigned), 2);
  return {
    label: "参加测评",
    value: `${share}%`,
    expression: `${denominator}×${valid}=${left}${holds ? "≥" : "<"}${numerator}×${assigned}=${right}`,
    rule: `有效票不少于应投票的${numerator}/${denominator}，测评方为有效。${STATUS_REASONS[result.status]}`,
    assigned,
    valid,
    void: Object.values(subject.void ?? {}).reduce((sum, count) => sum + count, 0),
    share,
    holds,
  };
}
