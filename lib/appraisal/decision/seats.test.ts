import fc from "fast-check";
import { expect, test } from "vitest";
import { overSeats } from "./seats";

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
