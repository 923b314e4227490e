import fc from "fast-check";
import { expect, test } from "vitest";
import { OTHERS, pooledTurnout, type Turnout } from "./turnout";

const unit = (label: string, papers: number, returned: number): Turnout => ({ label, papers, returned });

test("units below the threshold are told as one", () => {
  const units = [unit("模压车间", 9, 4), unit("厂办", 1, 1), unit("环轧车间", 6, 6), unit("财务科", 4, 0)];
  expect(pooledTurnout(units, 5)).toEqual([units[0], units[2], unit(OTHERS, 5, 1)]);
});

test("where they stay below it together, the smallest of the others joins them", () => {
  const units = [unit("模压车间", 9, 4), unit("厂办", 1, 0), unit("环轧车间", 6, 6)];
  expect(pooledTurnout(units, 5)).toEqual([units[0], unit(OTHERS, 7, 6)]);
});

test("no line ever stands for fewer people than the threshold, and nobody is lost", () => {
  const units = fc.array(
    fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]) => unit("单位", Math.max(a, b), Math.min(a, b))),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(units, fc.integer({ min: 3, max: 8 }), (given, threshold) => {
      const told = pooledTurnout(given, threshold);
      const sum = (rows: Turnout[]) => rows.reduce((total, { papers }) => total + papers, 0);
      expect(told.every(({ papers }) => papers >= threshold)).toBe(true);
      expect(told.length === 0 || sum(told) === sum(given)).toBe(true);
    }),
  );
});
