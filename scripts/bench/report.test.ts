import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { type Measure, rowOf } from "./measure";
import { jsonOf, PAGE, sectionOf, sentenceOf, withSection } from "./report";

const environment = { cpu: "AMD EPYC", cores: 2, memoryGb: 8, node: "20.20.2", postgres: "18.4", next: "16.4.6" };
const measure = (over: Partial<Measure>): Measure => ({
  ...{ id: "tally", measure: "tally of 1000 subjects", floor: "bare SQL", better: "lower", target: 4, unit: "ms" },
  run: () => Promise.reject(new Error("not asked")),
  ...over,
});
const measured = (over: Partial<Measure>, product: number, floor: number, ratio?: number) => {
  const [one, outcome] = [
    measure(over),
    { product, floor, ...(ratio === undefined ? {} : { ratio }), notes: ["seen"] },
  ];
  return { measure: one, outcome, row: rowOf(one, outcome) };
};

const SHAPE = z.strictObject({
  environment: z.record(z.string(), z.union([z.string(), z.number()])),
  rows: z.array(
    z.strictObject({
      ...{ id: z.string(), measure: z.string(), ratio: z.number(), target: z.number() },
      ...{ better: z.enum(["lower", "higher"]), ok: z.boolean() },
    }),
  ),
});

test("--json is one object of environment and rows, with exactly the agreed keys", () => {
  const text = jsonOf(environment, [measured({}, 900, 300), measured({ id: "submit", better: "higher" }, 200, 600)]);
  const { rows } = SHAPE.parse(JSON.parse(text));
  expect(text).not.toContain("\n");
  expect(rows.map(({ id }) => id)).toEqual(["tally", "submit"]);
});

test.each([
  ["lower", 4, 4_000, 1_000, undefined, true, 4],
  ["lower", 4, 4_001, 1_000, undefined, false, 4.001],
  ["lower", 4, 4_000_400, 1_000_000, undefined, false, 4],
  ["higher", 0.5, 50, 100, undefined, true, 0.5],
  ["higher", 0.5, 49, 100, undefined, false, 0.49],
  ["lower", 40, 170, 140, 30, true, 30],
] as const)(
  "where %s is better and %s is to be reached, the exact ratio decides",
  (better, target, product, floor, ratio, ok, said) => {
    expect(measured({ better, target }, product, floor, ratio).row).toMatchObject({ ok, ratio: said });
  },
);

test("a missed ratio is said in the line, in the table and nowhere hidden", () => {
  const missed = measured({}, 5_000, 1_000);
  expect(sentenceOf(missed)).toBe("tally: 5000 ms against 1000 ms, ratio 5 (to reach ≤ 4): MISSED");
  expect(sectionOf(environment, [missed])).toContain("| 5 | ≤ 4 | **missed** |");
});

test("the page of figures keeps what people wrote around the table", () => {
  const page = readFileSync(PAGE, "utf8");
  const once = withSection(page, "FIGURES");
  expect(once).toContain("FIGURES");
  expect(withSection(once, "OTHERS")).toBe(once.replace("FIGURES", "OTHERS"));
  expect(once.startsWith(page.slice(0, page.indexOf("<!-- bench:begin")))).toBe(true);
  expect(() => withSection("no markers", "FIGURES")).toThrow("lost its markers");
});
