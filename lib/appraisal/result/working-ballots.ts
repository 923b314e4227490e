import { Fraction } from "@/lib/fraction";
import { groupLabel } from "../scheme/items";
import { STATUS_REASONS } from "./labels";
import { DECIMALS } from "./scoring";
import type { Step, WorkingFacts } from "./working";

/** One block as it is printed; with a merged block no line says which of its groups was small. */
export type BlockStep = {
  groups: string[];
  label: string;
  weight: string;
  /** Null where it, or the difference to the total, would tell the turnout of a small anonymous group. */
  assigned: number | null;
  valid: number;
  retained: number;
  mean: string | null;
  exact: string | null;
  /** weight × mean ÷ the weights that count, rounded for the eye. */
  contribution: string | null;
  rule: string;
};

export type DroppedGroup = {
  group: string;
  label: string;
  weight: string;
  /** Null for an anonymous group below the threshold: how many could have voted and did not is told of no small group. */
  assigned: number | null;
  rule: string;
};

type Blocks = WorkingFacts["result"]["blocks"];

const weightsOf = (blocks: Blocks) => Fraction.sum(blocks.map(({ weight }) => Fraction.parse(weight)));

export function blockSteps(facts: WorkingFacts): BlockStep[] {
  const { scheme, subject, result } = facts;
  const weights = weightsOf(result.blocks);
  const subtracted = droppedGroups(facts).some(
    ({ group, assigned }) => assigned === null && votersOf(subject, [group]) > 0,
  );
  return result.blocks.map(({ groups, weight, valid, retained, mean, exact }) => ({
    groups,
    label: groups.map((group) => groupLabel(scheme, group)).join("、"),
    weight,
    assigned: assignedOf(facts, groups, subtracted),
    valid,
    retained,
    mean,
    exact,
    contribution:
      exact === null ? null : Fraction.parse(exact).times(Fraction.parse(weight)).over(weights).round(DECIMALS),
    rule: [mergeRule(scheme, groups, mean === null), trimRule(scheme, valid, retained)].join("；"),
  }));
}

const votersOf = ({ assigned }: WorkingFacts["subject"], groups: readonly string[]) =>
  groups.reduce((sum, group) => sum + (assigned[group] ?? 0), 0);

/** Turnout is told of anonymous groups from the threshold on; `hidden` where the others' would give a small one away. */
function assignedOf({ scheme, subject }: WorkingFacts, groups: readonly string[], hidden = false): number | null {
  const voters = votersOf(subject, groups);
  if (!scheme.groups.some(({ key, anonymous }) => groups.includes(key) && anonymous)) return voters;
  return hidden || voters < scheme.anonymityThreshold ? null : voters;
}

function mergeRule(scheme: WorkingFacts["scheme"], groups: string[], withheld: boolean): string {
  const k = scheme.anonymityThreshold;
  const anonymous = scheme.groups.find(({ key }) => key === groups[0])?.anonymous ?? false;
  if (withheld) return `匿名票合计不足${k}票，各组均分均不列示`;
  if (!anonymous) return "署名组，不设票数门槛";
  return groups.length > 1 ? `匿名组不足${k}票的并入相邻组统计，权重相加` : `匿名组有效票不少于${k}票，单独统计`;
}

function trimRule({ trimAbove }: WorkingFacts["scheme"], valid: number, retained: number): string {
  return retained < valid
    ? `超过${trimAbove}票，按综合分去掉一个最高和一个最低，以其余${retained}票平均`
    : `不超过${trimAbove}票，不去最高最低，以全部${retained}票平均`;
}

export function droppedGroups(facts: WorkingFacts): DroppedGroup[] {
  const { scheme, result } = facts;
  const present = new Set(result.blocks.flatMap(({ groups }) => groups));
  const weights = weightsOf(result.blocks);
  if (result.status !== "valid") return [];
  return scheme.groups
    .filter(({ key }) => !present.has(key))
    .map(({ key, label, weight }) => {
      const assigned = assignedOf(facts, [key]);
      const why = assigned === 0 ? "未安排投票人" : "没有有效票";
      const rule = `${why}，权重${weight}不计，得分除以其余权重之和${weights.toDecimal()}，不按零分计`;
      return { group: key, label, weight, assigned, rule };
    });
}

export function scoreStep({ result }: WorkingFacts): Step {
  const label = "测评得分";
  const { ballotScore, ballotScoreExact, blocks } = result;
  if (ballotScore === null || ballotScoreExact === null) {
    return { label, value: null, expression: null, rule: STATUS_REASONS[result.status] };
  }
  const withheld = blocks.some(({ mean }) => mean === null);
  return {
    label,
    value: ballotScore,
    expression: withheld ? null : scoreExpression(blocks),
    exact: ballotScoreExact,
    rule: withheld
      ? "各组均分按权重加权；匿名票过少，只列总分，不列算式"
      : "各组均分按权重加权；式中均分为四舍五入后的显示值，得分以未舍入的精确值计算，最后舍入一次",
  };
}

/** Weights of 100 print as shares; once a weight was dropped the division is shown, for the sum is no longer 1. */
function scoreExpression(blocks: Blocks): string {
  const weights = weightsOf(blocks);
  const hundred = Fraction.of(100);
  const whole = weights.equals(hundred);
  const share = (weight: string) => (whole ? plainShare(Fraction.parse(weight).over(hundred)) : weight);
  const terms = blocks.map(({ weight, mean }) => `${share(weight)}×${mean}`).join("+");
  return whole ? terms : `(${terms})÷${weights.toDecimal()}`;
}

/** 0.4 is written 0.40, as the papers do; 0.125 keeps its third decimal. */
export function plainShare(share: Fraction): string {
  const plain = share.toDecimal();
  return (plain.split(".")[1]?.length ?? 0) > 2 ? plain : share.round(2);
}
