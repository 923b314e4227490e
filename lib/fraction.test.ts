import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Fraction } from "./fraction";

const f = (text: string) => Fraction.parse(text);
const fractions = fc
  .tuple(fc.bigInt(-(10n ** 24n), 10n ** 24n), fc.bigInt(1n, 10n ** 12n))
  .map(([n, d]) => Fraction.of(n, d));

describe("rounding", () => {
  // domain.md §10, oracle 8: what a double would print stands last.
  test.each([
    ["70.005", "70.01", "70.00"],
    ["82.345", "82.35", "82.34"],
    ["88.235", "88.24", "88.23"],
    ["89.985", "89.99", "89.98"],
  ])("rounds %s half-up to %s, where a double prints %s", (exact, official, double) => {
    expect(f(exact).round(2)).toBe(official);
    expect(Number(exact).toFixed(2)).toBe(double);
  });

  test.each([
    ["0.005", "0.01"],
    ["0.00499999999999999999999999", "0.00"],
    ["-0.005", "-0.01"],
    ["-0.004", "0.00"],
    ["99.995", "100.00"],
    ["2/3", "0.67"],
    ["5", "5.00"],
  ])("rounds %s to %s", (exact, official) => expect(f(exact).round(2)).toBe(official));

  test("rounds to whole numbers too", () => expect([f("2.5").round(0), f("0.4").round(0)]).toEqual(["3", "0"]));

  test("never strays more than half a unit, and a half goes up", () =>
    fc.assert(
      fc.property(fractions, fc.integer({ min: 0, max: 6 }), (x, decimals) => {
        const unit = Fraction.of(1n, 10n ** BigInt(decimals));
        const off = f(x.round(decimals)).minus(x).over(unit);
        const up = x.num < 0n ? off.negated() : off;
        expect(up.compare(f("0.5"))).toBeLessThanOrEqual(0);
        expect(up.compare(f("-0.5"))).toBe(1);
      }),
    ));
});

describe("reading and writing", () => {
  test.each([
    ["451/5", "451/5"],
    ["86.00", "86"],
    ["90.20", "451/5"],
    ["-1.50", "-3/2"],
    ["10/4", "5/2"],
    ["007", "7"],
  ])("%s is written %s", (text, reduced) => expect(f(text).toString()).toBe(reduced));

  test.each(["", "1.", ".5", "+1", "1e3", "1/0", "0x1", " 1", "1 ", "１", "1.5/2", "NaN"])("refuses %j", (text) =>
    expect(() => f(text)).toThrow(RangeError),
  );

  test("toDecimal writes a plain decimal without trailing zeros, and refuses a third", () => {
    expect(["40", "12.50", "100", "0", "-0.125", "0.20"].map((text) => f(text).toDecimal())).toEqual([
      "40",
      "12.5",
      "100",
      "0",
      "-0.125",
      "0.2",
    ]);
    expect(() => f("1/3").toDecimal()).toThrow("no finite decimal");
  });

  test("whatever is written reads back as the same number", () =>
    fc.assert(
      fc.property(fractions, (x) => {
        expect(f(x.toString()).equals(x)).toBe(true);
      }),
    ));
});

describe("arithmetic", () => {
  test("is exact: sums and quotients undo each other", () =>
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        expect(a.plus(b).minus(b).equals(a)).toBe(true);
        if (!b.isZero) expect(a.times(b).over(b).equals(a)).toBe(true);
        expect(a.compare(b)).toBe(-b.compare(a) + 0);
        expect(a.minus(b).isZero).toBe(a.compare(b) === 0);
      }),
    ));

  test("floor goes down, also below zero", () =>
    expect(["2.4", "2", "-0.5", "-2", "14/5"].map((text) => f(text).floor())).toEqual([2n, 2n, -1n, -2n, 2n]));

  test("clamp keeps within both limits", () =>
    expect(["-11", "6", "3"].map((text) => f(text).clamp(f("-10"), f("5")).toString())).toEqual(["-10", "5", "3"]));

  test("division by zero is an error, never infinity", () =>
    expect(() => f("1").over(Fraction.zero)).toThrow(RangeError));
});
