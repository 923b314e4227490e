import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, plainDate } from "@/lib/calendar";

import { type ChartBar, type ChartData, rowsOf, shorten, spread, yearsSvg } from "./chart";
import { barsSaid } from "./chart-data";

const today = plainDate("2026-05-10");
const values = (...figures: (string | null)[]) =>
  figures.map((value, index) => ({ label: "德能勤绩廉"[index] ?? "", value }));
const data = (more: Partial<ChartData> = {}): ChartData => ({ last: 2026, years: [], bars: [], today, ...more });
const bar = (lane: ChartBar["lane"], from: string, until: string | null, label = "模压车间 副主任"): ChartBar => ({
  ...{ lane, from: plainDate(from), until: until === null ? null : plainDate(until), label },
});
const frame = { width: 1080, left: 34, right: 996, top: 12, bottom: 242, first: 2022, size: 13 };

describe("the lines", () => {
  test("are one a dimension, broken where a year has no figure, and end in the last figure", () => {
    const years = [
      { year: 2022, schemeVersion: 1, values: values("86.00", "78.00") },
      { year: 2023, schemeVersion: 1, values: values(null, "80.00") },
      { year: 2024, schemeVersion: 1, values: values("89.50", "83.00") },
    ];
    const svg = yearsSvg(data({ years }), 1080);
    const [first, second] = [...svg.matchAll(/<path d="(M[^"]+)" fill="none"/g)].map((match) => match[1] ?? "");
    expect([first?.match(/M/g)?.length, second?.match(/M/g)?.length]).toEqual([2, 1]);
    expect(svg).toContain(">德 89.50</text>");
    expect(svg).toContain(">能 83.00</text>");
  });

  test("are parted by a dashed line where the rules changed, and only there", () => {
    const years = [1, 1, 2].map((schemeVersion, at) => ({ year: 2023 + at, schemeVersion, values: values("90.00") }));
    expect(yearsSvg(data({ years }), 1080).match(/stroke-dasharray/g)).toHaveLength(1);
  });

  test("of years outside the five are not drawn, and without figures there is no scale", () => {
    const years = [{ year: 2019, schemeVersion: 1, values: values("86.00") }];
    expect(yearsSvg(data({ years }), 1080)).not.toContain("circle");
  });
});

describe("the bars", () => {
  test("stay inside the five years and never stand on one another", () => {
    const anyBar = fc
      .record({
        lane: fc.constantFrom("post", "posting", "pair"),
        start: fc.integer({ min: 0, max: 6000 }),
        length: fc.option(fc.integer({ min: 1, max: 2000 })),
      })
      .map(({ lane, start, length }): ChartBar => {
        const from = addDays(plainDate("2016-01-01"), start);
        return { lane, from, until: length === null ? null : addDays(from, length), label: "x" };
      });
    fc.assert(
      fc.property(fc.array(anyBar, { maxLength: 30 }), (bars) => {
        for (const row of rowsOf(bars, frame, today)) {
          expect(new Set(row.map(({ lane }) => lane)).size).toBe(1);
          row.forEach(({ x, end }, index) => {
            expect(x).toBeGreaterThanOrEqual(frame.left);
            expect(end).toBeLessThanOrEqual(frame.right + 4);
            expect((row[index + 1]?.x ?? Number.POSITIVE_INFINITY) + 0.5).toBeGreaterThanOrEqual(end);
          });
        }
      }),
    );
  });

  test("of what goes on end today; what is over before or begins after is left out", () => {
    const past = [bar("post", "2019-01-01", "2021-12-31"), bar("post", "2027-02-01", null)];
    const rows = rowsOf([bar("post", "2024-01-01", null), ...past], frame, today);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toHaveLength(1);
    expect(rows[0]?.[0]?.end).toBeCloseTo(34 + ((4 + 129 / 365) * 962) / 5, 1);
  });

  test("write as much of their label as fits, and escape it", () => {
    expect(shorten("模压车间副主任", 200, 12)).toBe("模压车间副主任");
    expect(shorten("模压车间副主任", 60, 12)).toBe("模压车间…");
    expect(shorten("模压车间副主任", 30, 12)).toBe("");
    const svg = yearsSvg(data({ bars: [bar("post", "2022-01-01", null, '<b>&"主任')] }), 1080);
    expect(svg).not.toContain("<b>");
    expect(svg).toContain("&lt;b&gt;&amp;&quot;主任");
  });
});

test("labels are moved apart in the order of their lines, and those far enough apart stay", () => {
  expect(spread([10, 100, 50], 14)).toEqual([10, 100, 50]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 7 }), (heights) => {
      const moved = spread(heights, 14).toSorted((a, b) => a - b);
      moved.forEach((y, index) => {
        if (index > 0) expect(y - (moved[index - 1] ?? 0)).toBeGreaterThanOrEqual(14 - 0.01);
      });
    }),
  );
});

test("what the bars are is said of those that stand there, and of no others", () => {
  expect(barsSaid(data({ bars: [bar("post", "2024-01-01", null), bar("pair", "2025-01-01", null)] }))).toBe(
    "灰条为任职，红框为结对。",
  );
  expect(barsSaid(data())).toBe("");
});
