import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultRules } from "@/lib/rulebook/schema";
import { type Counted, percent, placesOf, sharesOf } from "./structure";

const rules = defaultRules("POOL");
const member = fc.record({
  target: fc.constantFrom("CHIEF" as const, "DEPUTY" as const),
  tier: fc.constantFrom("NEAR" as const, "MIDDLE" as const, "FAR" as const),
  age: fc.option(fc.integer({ min: 22, max: 60 })),
  ...{ woman: fc.boolean(), technical: fc.boolean(), production: fc.boolean() },
});

test("a target is met exactly when the share reaches it, and never by an empty list", () => {
  expect(sharesOf([], rules).some(({ met }) => met)).toBe(false);
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 60 }), (members) => {
      for (const { count, total, target, met } of sharesOf(members, rules)) {
        expect(total).toBe(members.length);
        expect(met).toBe(count / total >= target / 100 - 1e-9);
      }
    }),
  );
});

test("three women of twenty meet 15 %, two do not; an unknown age is nobody's youth", () => {
  const of = (women: number): Counted[] =>
    Array.from({ length: 20 }, (_, index) => ({
      ...{ target: "DEPUTY", tier: "FAR", age: null, woman: index < women, technical: false, production: false },
    }));
  const find = (key: string, women: number) => sharesOf(of(women), rules).find((share) => share.key === key);
  expect([find("women", 3)?.met, find("women", 2)?.met, find("young", 3)?.count]).toEqual([true, false, 0]);
});

test("twelve chiefs and fifteen deputies ask for some forty people", () => {
  const places = placesOf([{ target: "CHIEF" }], { chiefs: 12, deputies: 15 }, rules);
  expect(places.map(({ wanted, members }) => [wanted, members])).toEqual([
    [24, 1],
    [15, 0],
  ]);
});

test.each([
  [1, 3, "33.33"],
  [2, 3, "66.67"],
  [1, 8, "12.50"],
  [1, 800, "0.13"],
  [0, 0, "—"],
])("%i of %i is %s", (count, total, said) => expect(percent(count, total)).toBe(said));
