import { Fraction } from "@/lib/fraction";
import type { TallyScheme } from "./tally-form";

/**
 * A whole number of scaled points. Every weight and every mark is scaled to an integer, so sums stay exact in ordinary
 * numbers, which are fast. Where a scheme's decimals could lead beyond 2^53 the same code runs on BigInt: both know
 * `+`, `*` and `<`, only TypeScript cannot say so. Leave through `BigInt(amount)`.
 */
export type Amount = number;

export type Form = {
  /** The weight with which each item adds to its dimension's sum. */
  items: { weight: Amount }[];
  /** Items stand by dimension: where each dimension's end. */
  ends: number[];
  /** contributions[item][option], empty in a scale of points. */
  contributions: Amount[][];
};

export type Plan = {
  scheme: TallyScheme;
  zero: Amount;
  hundred: boolean;
  dimension: Form;
  indicator: Form;
  options: Map<string, number>;
  optionPoints: Amount[];
  /** Option by character code, where every option is a single ASCII character: the quick way through compact marks. */
  codes: Int8Array | null;
  /** Points out of a hundred as scaled amounts; filled as marks are met. */
  points: (mark: string) => Amount;
  /** Dimensions of weight zero have a mean of their own but no part in the composite. */
  counts: boolean[];
  /** sum / (ballots × divisor) = mean points of the dimension. */
  dimensionDivisors: bigint[];
  /** sum / (ballots × divisor) = mean composite. */
  compositeDivisor: bigint;
  groupWeights: Map<string, Fraction>;
  totalWeight: Fraction;
};

const decimalsOf = (text: string) => text.split(".")[1]?.length ?? 0;
const most = (numbers: number[]) => numbers.reduce((high, value) => Math.max(high, value), 0);
const scaled = (text: string, decimals: number): bigint =>
  Fraction.parse(text).times(Fraction.of(10n ** BigInt(decimals))).num;

type ItemsOf = (dimension: TallyScheme["dimensions"][number]) => Amount[];

function formOf(byDimension: Amount[][], optionPoints: Amount[]): Form {
  const items = byDimension.flat().map((weight) => ({ weight }));
  return {
    items,
    ends: byDimension.map((_, at) => byDimension.slice(0, at + 1).flat().length),
    contributions: items.map(({ weight }) => optionPoints.map((value) => weight * value)),
  };
}

/** `markDecimals`: the most decimals of any mark in a scale of points; `ballots`: the most that one subject has. */
export function planOf(
  scheme: TallyScheme,
  { markDecimals = 0, ballots = 0 }: { markDecimals?: number; ballots?: number } = {},
): Plan {
  const hundred = scheme.scale?.mode === "hundred";
  const options = hundred ? [] : Object.entries(scheme.options ?? {});
  const weights = scheme.dimensions.flatMap(({ weight, indicators = [] }) => [
    weight,
    ...indicators.map((each) => each.weight),
  ]);
  const weightDecimals = most(weights.map(decimalsOf));
  const pointDecimals = hundred ? markDecimals : most(options.map(([, points]) => decimalsOf(points)));
  const points = options.map(([, value]) => scaled(value, pointDecimals));
  const amount = amountWithin(boundOf(points, { pointDecimals, weightDecimals, ballots }));

  const optionPoints = points.map(amount);
  const weigh = (weight: string) => amount(scaled(weight, weightDecimals) || 1n);
  const form = (itemsOf: ItemsOf) => formOf(scheme.dimensions.map(itemsOf), optionPoints);
  const unit = 10n ** BigInt(weightDecimals + pointDecimals);
  return {
    scheme,
    zero: amount(0n),
    hundred,
    dimension: form(({ weight }) => [weigh(weight)]),
    indicator: form(({ weight, indicators = [] }) =>
      indicators.length === 0 ? [weigh(weight)] : indicators.map((each) => amount(scaled(each.weight, weightDecimals))),
    ),
    options: new Map(options.map(([key], at) => [key, at])),
    optionPoints,
    codes: codesOf(options.map(([key]) => key)),
    points: memo((mark) => amount(scaled(mark, pointDecimals))),
    counts: scheme.dimensions.map(({ weight }) => !Fraction.parse(weight).isZero),
    dimensionDivisors: scheme.dimensions.map(
      ({ weight }) => (scaled(weight, weightDecimals) || 1n) * 10n ** BigInt(pointDecimals),
    ),
    compositeDivisor: 100n * unit,
    groupWeights: new Map(scheme.groups.map(({ key, weight }) => [key, Fraction.parse(weight)])),
    totalWeight: Fraction.sum(scheme.groups.map(({ weight }) => Fraction.parse(weight))),
  };
}

/** Generous: no sum of one subject can exceed the sum of all options' points on every weight and ballot. */
function boundOf(
  points: bigint[],
  { pointDecimals, weightDecimals, ballots }: { pointDecimals: number; weightDecimals: number; ballots: number },
): bigint {
  const reach = points.reduce(
    (total, value) => total + (value < 0n ? -value : value),
    100n * 10n ** BigInt(pointDecimals),
  );
  return reach * 100n * 10n ** BigInt(weightDecimals) * BigInt(Math.max(ballots, 1));
}

/** Ordinary numbers where no sum can pass 2^53, else BigInt. */
function amountWithin(bound: bigint): (value: bigint) => Amount {
  return bound < BigInt(Number.MAX_SAFE_INTEGER) ? Number : (value) => value as unknown as Amount;
}

function codesOf(keys: string[]): Int8Array | null {
  if (keys.length === 0 || keys.length > 127 || !keys.every((key) => /^[!-~]$/.test(key) && key !== ",")) return null;
  const codes = new Int8Array(128).fill(-1);
  keys.forEach((key, at) => {
    codes[key.charCodeAt(0)] = at;
  });
  return codes;
}

function memo<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = make(key);
    known.set(key, value);
    return value;
  };
}
