import { beforeAll, describe, expect, test } from "vitest";
import { PDF_OPTIONS, press } from "./pdf";
import { PAPER, radarSvg, SCREEN } from "./radar";

beforeAll(() => press(), 60_000);

const AXES = [
  { label: "德", value: "90.80", mean: "86.12" },
  { label: "能", value: "83.95", mean: "84.40" },
  { label: "勤", value: "80.00", mean: "85.00" },
  { label: "绩", value: "90.88", mean: "88.31" },
  { label: "廉", value: "98.58", mean: "94.07" },
];

describe("radar", () => {
  test("is an image with a name that says every figure", () => {
    const svg = radarSvg(AXES, "丁卫东");
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    expect(svg).toContain("<title>丁卫东：德 90.80（平均 86.12），能 83.95（平均 84.40），");
    for (const { label, value, mean } of AXES) {
      expect(svg).toContain(`${label} <tspan font-weight="600">${value}</tspan>`);
      expect(svg).toContain(`平均 ${mean}</text>`);
    }
  });

  test("says nothing of a mean that may not be shown", () => {
    const svg = radarSvg(
      AXES.map(({ label, value }) => ({ label, value })),
      "本人",
    );
    expect(svg).not.toContain("平均");
    expect(svg).not.toMatch(/<path d="M[^"]*" fill="none" [^>]*dasharray/);
  });

  test("a label is never markup", () => {
    const svg = radarSvg([{ label: '<script>"&', value: null }], "</title><script>");
    expect(svg).not.toContain("<script>");
    expect(svg).toContain("&lt;script&gt;&quot;&amp; ");
  });

  test("depends on no style sheet on paper and on the theme alone on the screen", () => {
    expect(radarSvg(AXES, "本人", PAPER)).not.toMatch(/class=|style=|var\(/);
    expect(radarSvg(AXES, "本人", SCREEN)).not.toMatch(/class=|style=|#[0-9a-f]{3}/);
  });

  test("the same drawing can be set into a paper", async () => {
    const { run } = await press();
    const source = `#set document(date: datetime(year: 2026, month: 1, day: 1))
      #image(bytes(sys.inputs.svg), width: 80mm)`;
    const { pages, bytes } = await run({ source, inputs: { svg: radarSvg(AXES, "丁卫东") }, pdf: PDF_OPTIONS });
    expect(pages).toBe(1);
    expect(bytes.length).toBeGreaterThan(5_000);
  });
});
