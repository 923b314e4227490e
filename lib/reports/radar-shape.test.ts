import fc from "fast-check";
import { expect, test } from "vitest";
import { corner, floorOf, outline } from "./radar-shape";

test("the first axis points up and the others follow clockwise", () => {
  expect(corner(0, 4, 1, 10)).toEqual({ x: 0, y: -10 });
  expect(corner(1, 4, 1, 10)).toEqual({ x: 10, y: 0 });
  expect(corner(2, 4, 0.5, 10)).toEqual({ x: 0, y: 5 });
});

test("no value reaches outside the web", () => {
  fc.assert(
    fc.property(fc.nat(4), fc.double({ noNaN: true }), (index, share) => {
      const { x, y } = corner(index, 5, share, 100);
      return Math.hypot(x, y) <= 100.02;
    }),
  );
});

test("an axis without a value leaves a gap instead of a line", () => {
  const [a, b, c] = [0, 1, 2].map((index) => corner(index, 3, 1, 10));
  expect(outline([a ?? null, b ?? null, c ?? null])).toMatch(/^M.*Z$/);
  expect(outline([a ?? null, null, c ?? null]).match(/L/g)).toHaveLength(1);
  expect(outline([a ?? null, null, null])).toBe("");
});

test("every value lies strictly above the floor of the scale", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 10 }), (values) => {
      const floor = floorOf(values);
      return floor < Math.min(...values) && floor % 10 === 0 && floor <= 80;
    }),
  );
});
