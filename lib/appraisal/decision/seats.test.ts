import fc from "fast-check";
import { expect, test } from "vitest";
import { overSeats, seats } from "./seats";

test("seats are rounded down: 20 % of 4 is none, of 5 one, of 14 two, of 15 three", () => {
  expect([3, 4, 5, 9, 10, 12, 14, 15].map((base) => seats("0.20", base))).toEqual([0, 0, 1, 1, 2, 2, 2, 3]);
  expect([3, 4, 9, 12].map((base) => seats("0.25", base))).toEqual([0, 1, 2, 3]);
});

test("no pool is ever let pass with more of the quota grade than its ratio allows", () =>
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (excellent) => {
      const rows = excellent.map((yes, index) => ({
        name: `甲${index}`,
        pool: "中层副职",
        counts: true,
        grade: yes ? "优秀" : "称职",
      }));
      const passed = overSeats({ grade: "优秀", ratio: "0.20" }, rows).length === 0;
      expect(passed).toBe(rows.filter((row) => row.grade === "优秀").length * 5 <= rows.length);
    }),
  ));
