import { Fraction, roundHalfUp } from "@/lib/fraction";
import { groupsOfBlock, isWithheld, type MergedBlock, mergeBlocks } from "./merging";
import type { Amount, Plan } from "./plan";
import { readBallot } from "./reading";
import type {
  CountedBlock,
  CountedSubject,
  TallyBallot,
  TallyEvidence,
  TallyScheme,
  TallyStatus,
  TallySubject,
} from "./tally-form";
import { trim } from "./trimming";

export const DECIMALS = 2;
const HUNDRED = Fraction.of(100);
const ADJUSTMENT_LIMITS = { low: Fraction.of(-10), high: Fraction.of(5) };

type Sums = { block: MergedBlock; retained: number; composite: bigint; dimensions: bigint[] };

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, value) => total + value, 0);

/** Everything of one subject that follows from the ballots. */
export function countSubject(plan: Plan, subject: TallySubject): CountedSubject {
  const byBlock = groupByBlock(subject);
  const counts = Object.fromEntries([...byBlock].map(([key, ballots]) => [key, ballots.length]));
  const participation = { assigned: sum(Object.values(subject.assigned)), valid: subject.ballots.length };
  const status = statusOf(plan, participation, counts);
  if (status !== "valid") {
    return {
      id: subject.id,
      status,
      participation,
      blocks: [],
      dimensions: null,
      ballotScore: null,
      ballotScoreExact: null,
    };
  }
  const blocks = mergeBlocks(plan.scheme, counts);
  const sums = blocks.map((block) => sumBlock(plan, block, ballotsOf(block, byBlock)));
  const mean = weightedMean(sums, ({ composite }) => composite, plan.compositeDivisor);
  const ballotScore = Fraction.of(mean.num, mean.den);
  return {
    id: subject.id,
    status,
    participation,
    blocks: printBlocks(plan, sums, isWithheld(plan.scheme, blocks)),
    dimensions: dimensionResults(plan, sums),
    ballotScore: ballotScore.round(DECIMALS),
    ballotScoreExact: ballotScore.toString(),
  };
}

function groupByBlock({ ballots }: TallySubject): Map<string, TallyBallot[]> {
  const byBlock = new Map<string, TallyBallot[]>();
  for (const ballot of ballots) {
    const list = byBlock.get(ballot.block);
    if (list) list.push(ballot);
    else byBlock.set(ballot.block, [ballot]);
  }
  return byBlock;
}

/** Those cast in the block itself, and those of the blocks that were merged into it. */
function ballotsOf(block: MergedBlock, byBlock: Map<string, TallyBallot[]>): readonly TallyBallot[] {
  const own = byBlock.get(block.key);
  if (own) return own;
  return [...byBlock].flatMap(([key, ballots]) => (block.groups.includes(groupsOfBlock(key)[0] ?? "") ? ballots : []));
}

function statusOf(
  { scheme, groupWeights, totalWeight }: Plan,
  { assigned, valid }: { assigned: number; valid: number },
  counts: Readonly<Record<string, number>>,
): TallyStatus {
  const { numerator, denominator } = scheme.participation;
  if (BigInt(denominator) * BigInt(valid) < BigInt(numerator) * BigInt(assigned)) return "too-few";
  const present = new Set(Object.keys(counts).flatMap(groupsOfBlock));
  const missing = scheme.groups.filter(({ key }) => !present.has(key));
  if (missing.some(({ anonymous }) => !anonymous)) return "no-superiors";
  const weight = Fraction.sum(missing.map(({ key }) => groupWeights.get(key) ?? Fraction.zero));
  return weight.plus(weight).compare(totalWeight) > 0 ? "no-superiors" : "valid";
}

function sumBlock(plan: Plan, block: MergedBlock, ballots: readonly TallyBallot[]): Sums {
  const retained = trim(
    plan,
    ballots.map(({ marks }) => readBallot(plan, marks)),
  );
  let composite = plan.zero;
  const dimensions = plan.counts.map(() => plan.zero);
  for (const reading of retained) {
    composite += reading.composite;
    for (let at = 0; at < dimensions.length; at++) {
      dimensions[at] = (dimensions[at] as Amount) + (reading.sums[at] as Amount);
    }
  }
  return {
    block,
    retained: retained.length,
    composite: BigInt(composite),
    dimensions: dimensions.map((value) => BigInt(value)),
  };
}

function printBlocks(plan: Plan, sums: Sums[], withheld: boolean): CountedBlock[] {
  return sums.map(({ block, retained, composite }) => {
    const mean = withheld ? null : Fraction.of(composite, BigInt(retained) * plan.compositeDivisor);
    return {
      groups: block.groups,
      weight: block.weight.toDecimal(),
      valid: block.valid,
      retained,
      mean: mean?.round(DECIMALS) ?? null,
      exact: mean?.toString() ?? null,
    };
  });
}

function dimensionResults(plan: Plan, sums: Sums[]): Record<string, string> {
  return Object.fromEntries(
    plan.scheme.dimensions.map(({ key }, at) => {
      const mean = weightedMean(
        sums,
        ({ dimensions }) => dimensions[at] as bigint,
        plan.dimensionDivisors[at] as bigint,
      );
      return [key, roundHalfUp(mean.num, mean.den, DECIMALS)];
    }),
  );
}

type Ratio = { num: bigint; den: bigint };

/** Σ weight × (sum / retained) / Σ weight over the blocks there are, on one denominator and not yet reduced. */
function weightedMean(sums: Sums[], pick: (block: Sums) => bigint, divisor: bigint): Ratio {
  const common = sums.reduce((product, { retained, block }) => product * BigInt(retained) * block.weight.den, 1n);
  let [num, weights] = [0n, 0n];
  for (const each of sums) {
    const { weight } = each.block;
    num += (pick(each) * weight.num * common) / (BigInt(each.retained) * weight.den);
    weights += (weight.num * common) / weight.den;
  }
  return { num, den: weights * divisor };
}

/** Sum of the adjustments, within the limits. */
export function adjustment(evidence: TallyEvidence): { sum: Fraction; counted: Fraction } {
  const total = Fraction.sum((evidence.adjustments ?? []).map(({ points }) => Fraction.parse(points)));
  return { sum: total, counted: total.clamp(ADJUSTMENT_LIMITS.low, ADJUSTMENT_LIMITS.high) };
}

export type Part = { part: "ballots" | "performance" | "routine"; share: Fraction; score: Fraction; text: string };

/** The parts of T that there are: a missing one is dropped, and the others are divided by the sum of their shares. */
export function partsOf(scheme: Pick<TallyScheme, "composite">, ballotScore: string, evidence: TallyEvidence): Part[] {
  const part = (name: Part["part"], text: string | null | undefined): Part[] =>
    text == null
      ? []
      : [{ part: name, share: Fraction.parse(scheme.composite[name]), score: Fraction.parse(text), text }];
  const rest = [...part("performance", evidence.performance), ...part("routine", evidence.routine)];
  const parts = [...part("ballots", ballotScore), ...rest];
  const shares = Fraction.sum(parts.map(({ share }) => share));
  // Without evidence T is M, even under a scheme that gives M no share.
  return shares.isZero ? parts.slice(0, 1).map((only) => ({ ...only, share: Fraction.one })) : parts;
}

export function totalOf(scheme: Pick<TallyScheme, "composite">, ballotScore: string, evidence: TallyEvidence): string {
  const parts = partsOf(scheme, ballotScore, evidence);
  const shares = Fraction.sum(parts.map(({ share }) => share));
  const composed = Fraction.sum(parts.map(({ share, score }) => share.times(score))).over(shares);
  return composed.plus(adjustment(evidence).counted).clamp(Fraction.zero, HUNDRED).round(DECIMALS);
}

/** Q: the mean of the quarters that were graded; it enters T with two decimals. */
export function routineScore(points: readonly string[]): string | null {
  if (points.length === 0) return null;
  return Fraction.sum(points.map(Fraction.parse)).over(Fraction.of(points.length)).round(DECIMALS);
}
