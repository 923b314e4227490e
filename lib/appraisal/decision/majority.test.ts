import fc from "fast-check";
import { expect, test } from "vitest";
import { carried } from "./majority";

const vote = (expected: number, present: number, inFavour: number) => ({
  expected,
  present,
  inFavour,
  against: present - inFavour,
  deferred: 0,
});

test("an item needs two thirds of the members present: 4 of 6 will do, 4 of 7 will not", () => {
  expect(carried(vote(6, 4, 4))).toBe(true);
  expect(carried(vote(7, 4, 4))).toMatch("三分之二");
});

test("an item needs more than half of all members, not of those present", () => {
  expect(carried(vote(8, 8, 4))).toMatch("半数");
  expect(carried(vote(8, 8, 5))).toBe(true);
  expect(carried(vote(9, 6, 4))).toMatch("半数");
});

test("one more vote in favour never makes a carried item fail", () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(30), fc.nat(30), (expected, present, inFavour) => {
      fc.pre(present <= expected && inFavour < present);
      if (carried(vote(expected, present, inFavour)) === true) {
        expect(carried(vote(expected, present, inFavour + 1))).toBe(true);
      }
    }),
  ));
