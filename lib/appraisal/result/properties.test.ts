import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Fraction } from "@/lib/fraction";
import { mergeBlocks } from "./merging";
import { evaluateTally } from "./tally";
import type { TallyBallot, TallyScheme, TallySubject } from "./tally-form";
import { SCHEME } from "./worked-example";

// A second, slow reckoning straight from the words of the rules, on fractions alone; the product must agree with it.

const f = Fraction.parse;
const zero = Fraction.zero;
type Vector = { composite: Fraction; dimensions: Fraction[]; indicators: Fraction[] };

function vector(scheme: TallyScheme, marks: readonly string[]): Vector {
  const points = marks.map((mark) => f(scheme.options?.[mark] ?? "0"));
  const byDimension = marks.length === scheme.dimensions.length;
  let at = 0;
  const dimensions = scheme.dimensions.map(({ indicators }) => {
    if (byDimension || !indicators) return points[at++] ?? zero;
    const weighted = indicators.map(({ weight }) => ({ weight: f(weight), point: points[at++] ?? zero }));
    const sum = Fraction.sum(weighted.map(({ weight, point }) => weight.times(point)));
    return sum.over(Fraction.sum(weighted.map(({ weight }) => weight)));
  });
  const composite = Fraction.sum(scheme.dimensions.map(({ weight }, d) => f(weight).times(dimensions[d] ?? zero))).over(
    f("100"),
  );
  return { composite, dimensions, indicators: byDimension ? [] : points };
}

function compare(a: Vector, b: Vector): number {
  const left = [a.composite, ...a.dimensions, ...a.indicators];
  const right = [b.composite, ...b.dimensions, ...b.indicators];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = left[at]?.compare(right[at] ?? zero) ?? 0;
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

const mean = (figures: Fraction[]) => Fraction.sum(figures).over(Fraction.of(figures.length));

function slowly(scheme: TallyScheme, ballots: readonly TallyBallot[]) {
  const counts: Record<string, number> = {};
  for (const { block } of ballots) counts[block] = (counts[block] ?? 0) + 1;
  const blocks = mergeBlocks(scheme, counts).map((block) => {
    const vectors = ballots
      .filter((ballot) => block.groups.includes(ballot.block))
      .map(({ marks }) => vector(scheme, typeof marks === "string" ? marks.split(",") : marks))
      .sort(compare);
    const retained = vectors.length > scheme.trimAbove ? vectors.slice(1, -1) : vectors;
    return { weight: block.weight, retained };
  });
  const weights = Fraction.sum(blocks.map(({ weight }) => weight));
  const weigh = (pick: (each: Vector) => Fraction) =>
    Fraction.sum(blocks.map(({ weight, retained }) => weight.times(mean(retained.map(pick))))).over(weights);
  return {
    exact: weigh(({ composite }) => composite).toString(),
    means: blocks.map(({ retained }) => mean(retained.map(({ composite }) => composite)).toString()),
    dimensions: scheme.dimensions.map((_, at) => weigh(({ dimensions }) => dimensions[at] ?? zero).round(2)),
  };
}

/** Parts of a whole in hundredths, each at least 0.01. */
const shares = (whole: number, parts: number) =>
  fc.array(fc.integer({ min: 1, max: 60 }), { minLength: parts, maxLength: parts }).map((raw) => {
    const total = raw.reduce((sum, value) => sum + value, 0);
    const cut = raw.map((value) => Math.max(1, Math.floor((value * whole * 100) / total)));
    const rest = whole * 100 - cut.slice(1).reduce((sum, value) => sum + value, 0);
    return [rest, ...cut.slice(1)].map((value) => Fraction.of(value, 100).toDecimal());
  });

const dimensionsOf = (weights: string[], split: boolean[]): TallyScheme["dimensions"] =>
  weights.map((weight, at) => {
    const half = f(weight).over(f("2")).toDecimal();
    const halves = [`${at}a`, `${at}b`].map((key) => ({ key, weight: half }));
    return { key: `D${at}`, weight, ...(split[at] ? { indicators: halves } : {}) };
  });

const schemes: fc.Arbitrary<TallyScheme> = fc
  .record({
    parts: fc.integer({ min: 1, max: 4 }).chain((count) => shares(100, count)),
    split: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    points: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 5 }),
    groupWeights: fc.integer({ min: 1, max: 4 }).chain((count) => shares(100, count)),
    trimAbove: fc.integer({ min: 2, max: 7 }),
    anonymityThreshold: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ parts, split, points, groupWeights, ...rest }) => ({
    ...SCHEME,
    ...rest,
    options: Object.fromEntries(points.map((point, at) => ["ABCDE"[at] ?? "", Fraction.of(point, 10).toDecimal()])),
    dimensions: dimensionsOf(parts, split),
    groups: groupWeights.map((weight, at) => ({ key: `G${at}`, weight, anonymous: at > 0 })),
    participation: { numerator: 0, denominator: 1 },
    quota: { ...SCHEME.quota, tieBreak: [] },
  }));

const cases = schemes.chain((scheme) => {
  const leaves = scheme.dimensions.reduce((sum, { indicators }) => sum + (indicators?.length ?? 1), 0);
  const mark = fc.constantFrom(...Object.keys(scheme.options ?? {}));
  const sheet = fc
    .constantFrom(scheme.dimensions.length, leaves)
    .chain((size) => fc.array(mark, { minLength: size, maxLength: size }));
  const votes = fc.tuple(...scheme.groups.map(() => fc.array(sheet, { minLength: 1, maxLength: 9 })));
  return votes.map((byGroup) => ({
    scheme,
    ballots: byGroup.flatMap((sheets, at) =>
      sheets.map((marks): TallyBallot => ({ block: `G${at}`, marks: marks.join(",") })),
    ),
  }));
});

const cadre = (ballots: readonly TallyBallot[], id = "A"): TallySubject => ({ id, pool: "P", assigned: {}, ballots });
const counted = (scheme: TallyScheme, ballots: readonly TallyBallot[]) =>
  evaluateTally({ scheme, subjects: [cadre(ballots)] }).subjects[0];

describe("for any scheme and any ballots", () => {
  test("the quick reckoning agrees with the slow one to the last digit", () =>
    fc.assert(
      fc.property(cases, ({ scheme, ballots }) => {
        const [quick, slow] = [counted(scheme, ballots), slowly(scheme, ballots)];
        expect(quick?.ballotScoreExact).toBe(slow.exact);
        expect(Object.values(quick?.dimensions ?? {})).toEqual(slow.dimensions);
        const exact = quick?.blocks.map((block) => block.exact) ?? [];
        if (!exact.includes(null)) expect(exact).toEqual(slow.means);
      }),
      { numRuns: 400 },
    ));

  test("the order of ballots changes nothing", () =>
    fc.assert(
      fc.property(cases, fc.func(fc.integer()), ({ scheme, ballots }, chance) => {
        const shuffled = ballots.map((ballot, at) => ({ ballot, key: chance(at) })).sort((a, b) => a.key - b.key);
        expect(
          counted(
            scheme,
            shuffled.map(({ ballot }) => ballot),
          ),
        ).toEqual(counted(scheme, ballots));
      }),
    ));

  test("all points in half give the half, exactly, and decimals beyond the safe integers change nothing", () =>
    fc.assert(
      fc.property(cases, ({ scheme, ballots }) => {
        const scaled = (by: Fraction, tail = "") =>
          Object.fromEntries(
            Object.entries(scheme.options ?? {}).map(([key, point]) => {
              const text = f(point).times(by).toDecimal();
              return [key, tail ? `${text}${text.includes(".") ? "" : "."}${tail}` : text];
            }),
          );
        const exact = (options: Record<string, string>) =>
          f(counted({ ...scheme, options }, ballots)?.ballotScoreExact ?? "-1");
        const whole = exact(scaled(Fraction.one));
        expect(
          exact(scaled(f("0.5")))
            .times(f("2"))
            .toString(),
        ).toBe(whole.toString());
        expect(exact(scaled(Fraction.one, "0".repeat(20))).toString()).toBe(whole.toString());
      }),
    ));

  test("the dimension results add up to the score, before rounding", () =>
    fc.assert(
      fc.property(cases, ({ scheme, ballots }) => {
        const result = counted(scheme, ballots);
        const sum = Fraction.sum(
          scheme.dimensions.map(({ key, weight }) => f(weight).times(f(result?.dimensions?.[key] ?? "0"))),
        ).over(f("100"));
        const off = sum.minus(f(result?.ballotScoreExact ?? "0"));
        expect(off.clamp(f("-0.005"), f("0.005")).equals(off)).toBe(true);
      }),
    ));

  test("ballots stored in their merged block count as they did in their groups", () =>
    fc.assert(
      fc.property(cases, ({ scheme, ballots }) => {
        const result = counted(scheme, ballots);
        const stored = ballots.map(({ block, marks }) => {
          const merged = result?.blocks.find(({ groups }) => groups.includes(block));
          return { block: merged?.groups.join("+") ?? block, marks };
        });
        expect(counted(scheme, stored)).toEqual(result);
      }),
    ));
});

describe("merging", () => {
  const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 });
  const countsOf = (numbers: number[], order: number[] = [0, 1, 2, 3]) =>
    Object.fromEntries(order.map((at) => [`G${at + 1}`, numbers[at] ?? 0]));
  const told = (cast: Record<string, number>) =>
    mergeBlocks(SCHEME, cast).map(({ key, valid, weight }) => `${key}:${valid}:${weight}`);

  test("does not depend on the order in which counts are given", () =>
    fc.assert(
      fc.property(counts, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (numbers, order) => {
        expect(told(countsOf(numbers, order))).toEqual(told(countsOf(numbers)));
      }),
    ));

  test("of what was merged changes nothing, and loses no ballot", () =>
    fc.assert(
      fc.property(counts, (numbers) => {
        const once = mergeBlocks(SCHEME, countsOf(numbers));
        expect(told(Object.fromEntries(once.map(({ key, valid }) => [key, valid])))).toEqual(told(countsOf(numbers)));
        expect(once.reduce((sum, { valid }) => sum + valid, 0)).toBe(numbers.reduce((sum, value) => sum + value, 0));
      }),
    ));
});
