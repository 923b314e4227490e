import { Fraction } from "@/lib/fraction";
import { gradeAfterEffects } from "./grading";
import { effectLabel, STATUS_REASONS } from "./labels";
import { adjustment, DECIMALS, type Part, partsOf } from "./scoring";
import type { QuotaPool, TallyEvidence } from "./tally-form";
import type { Step, Working, WorkingFacts } from "./working";
import { plainShare } from "./working-ballots";

const signed = (figure: Fraction) =>
  figure.num < 0n ? `−${figure.negated().round(DECIMALS)}` : `+${figure.round(DECIMALS)}`;

export function performanceStep({ subject }: WorkingFacts): Step {
  const value = subject.performance ?? null;
  return {
    label: "业绩考核得分",
    value,
    expression: null,
    rule: value === null ? "未登记业绩考核得分" : "由单位目标任务完成情况核定",
  };
}

export function routineStep({ scheme, subject, quarters = [] }: WorkingFacts): Step {
  const value = subject.routine ?? null;
  const points = quarters.map(({ grade }) => scheme.quarters.find(({ key }) => key === grade)?.points ?? "0");
  const scale = scheme.quarters.map(({ label, points }) => `${label}${points}`).join("、");
  return {
    label: "平时考核得分",
    value,
    expression:
      value === null || points.length === 0
        ? null
        : points.length === 1
          ? (points[0] ?? null)
          : `(${points.join("+")})÷${points.length}`,
    rule: value === null ? "未登记季度等次" : `已评季度等次折分的平均：${scale}`,
  };
}

export function adjustmentStep({ scheme, subject }: WorkingFacts): Working["adjustments"] {
  const items = (subject.adjustments ?? []).map(({ points, reason = "" }) => ({ points, reason }));
  const { sum, counted } = adjustment(subject);
  const { max, min } = scheme.adjustments;
  const clipped = sum.equals(counted) ? "" : `，合计${signed(sum)}超限，按${signed(counted)}计`;
  return {
    label: "加减分",
    value: signed(counted),
    expression: items.length === 0 ? null : items.map(({ points }) => signed(Fraction.parse(points))).join(""),
    rule:
      items.length === 0 ? "无加减分" : `逐项有依据，加分不超过${max}分，减分不超过${min.replace("-", "")}分${clipped}`,
    items,
  };
}

const PART_LABELS: Record<Part["part"], string> = { ballots: "测评得分", performance: "业绩考核", routine: "平时考核" };

export function totalStep({ scheme, subject, result }: WorkingFacts): Step {
  const label = "综合得分";
  if (result.total === null || result.ballotScore === null) {
    return { label, value: null, expression: null, rule: STATUS_REASONS[result.status] };
  }
  const parts = partsOf(scheme, result.ballotScore, subject);
  const { counted } = adjustment(subject);
  const composed = compose(parts);
  const sum = composed.plus(counted);
  const clipped =
    sum.compare(Fraction.zero) < 0
      ? "；低于0分按0分计"
      : sum.compare(Fraction.of(100)) > 0
        ? "；超过100分按100分计"
        : "";
  return {
    label,
    value: result.total,
    expression: `${totalExpression(parts)}${counted.isZero ? "" : signed(counted)}`,
    exact: sum.toString(),
    rule: `${totalRule(parts, subject)}${counted.isZero ? "" : "，再计加减分"}，最后四舍五入到两位小数${clipped}`,
  };
}

function compose(parts: readonly Part[]): Fraction {
  const shares = Fraction.sum(parts.map(({ share }) => share));
  return Fraction.sum(parts.map(({ share, score }) => share.times(score))).over(shares);
}

function totalExpression(parts: readonly Part[]): string {
  const [only] = parts;
  if (only && parts.length === 1) return only.text;
  const shares = Fraction.sum(parts.map(({ share }) => share));
  const terms = parts.map(({ share, text }) => `${plainShare(share)}×${text}`).join("+");
  return shares.equals(Fraction.one) ? terms : `(${terms})÷${plainShare(shares)}`;
}

function totalRule(parts: readonly Part[], { performance, routine }: TallyEvidence): string {
  if (parts.length === 1) return "没有业绩考核和平时考核得分，综合得分即测评得分";
  const named = parts
    .map(({ part, share }) => `${PART_LABELS[part]}占${share.times(Fraction.of(100)).toDecimal()}%`)
    .join("，");
  const missing = performance == null ? "业绩考核" : routine == null ? "平时考核" : null;
  return missing ? `${named}；没有${missing}得分，除以其余占比之和` : named;
}

export function gradeStep({ scheme, subject, result }: WorkingFacts): Step {
  const label = "按得分的等次";
  if (result.total === null) return { label, value: null, expression: null, rule: STATUS_REASONS[result.status] };
  const { byScore } = gradeAfterEffects(scheme, result.total, subject.effects);
  const grade = scheme.grades[byScore];
  const above = scheme.grades[byScore - 1];
  const bounds = above ? `${grade?.atLeast}≤${result.total}<${above.atLeast}` : `${result.total}≥${grade?.atLeast}`;
  const lines = scheme.grades.map(({ label, atLeast }) => `${label}${atLeast}分`).join("、");
  return { label, value: grade?.label ?? null, expression: bounds, rule: `分数线：${lines}，达到即为该等次` };
}

export function effectSteps({ scheme, subject, result }: WorkingFacts): Step[] {
  if (result.total === null) return [];
  const { grade, byScore, effect: deciding } = gradeAfterEffects(scheme, result.total, subject.effects);
  return (subject.effects ?? []).map(({ effect, reason }) => {
    const decides = effect === deciding;
    const outcome = !decides
      ? "另有更重的情形，以更重的为准"
      : grade === byScore
        ? "按得分的等次未超出，不作调整"
        : "据此调整等次";
    return {
      label: reason || "影响等次的情形",
      value: decides && grade !== null ? (scheme.grades[grade]?.label ?? null) : null,
      expression: effectLabel(scheme, effect),
      rule: `${outcome}；只影响等次，不影响得分和排名`,
    };
  });
}

export function quotaStep({ scheme, result }: WorkingFacts, quota: QuotaPool): NonNullable<Working["quota"]> {
  const { pool, base, places } = quota;
  const { grade, ratio, tieBreak } = scheme.quota;
  const percent = Fraction.parse(ratio).times(Fraction.of(100)).toDecimal();
  const tied = quota.undecided.includes(result.id);
  const order = [
    "综合得分",
    ...tieBreak.map((key) => scheme.dimensions.find((each) => each.key === key)?.label ?? key),
  ].join("、");
  return {
    label: `${grade}限额`,
    value: `${places}名`,
    expression: `${base}×${percent}%=${Fraction.parse(ratio).times(Fraction.of(base)).toDecimal()}，取整${places}`,
    rule: `${pool}参加考核${base}人，${grade}不超过${percent}%，不进位；依次按${order}从高到低；${outcomeOf(quota, grade, result.id)}`,
    pool,
    base,
    places,
    rank: result.rank,
    tied,
  };
}

function outcomeOf({ granted, undecided }: QuotaPool, grade: string, id: string): string {
  if (granted.includes(id)) return "在限额之内";
  if (undecided.includes(id)) return `与${undecided.length - 1}人完全并列且名额不够，由党委票决`;
  return `未占用${grade}名额`;
}
