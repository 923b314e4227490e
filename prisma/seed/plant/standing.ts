import type { QuarterMark } from "@/prisma/generated/enums";

/**
 * How somebody stands in the plant, for as much as marks and figures follow from it. `level` is where the marks of an
 * average voter lie: 0 gives about 90 points, +0.6 about 96, −1 about 70. `leans` shifts single dimensions 德能勤绩廉.
 */
export type Standing = {
  level: number;
  leans: readonly [number, number, number, number, number];
  /** 业绩考核 score K of last year. */
  performance: string;
  quarters: readonly QuarterMark[];
};

const QUARTERS: Record<string, QuarterMark> = { 好: "GOOD", 较: "FAIRLY_GOOD", 一: "FAIR", 差: "POOR" };
const quarters = (text: string) => [...text].map((mark) => QUARTERS[mark] as QuarterMark);
const stands = (level: number, leans: Standing["leans"], performance: string, marks: string): Standing => ({
  ...{ level, leans, performance, quarters: quarters(marks) },
});

/**
 * Chosen so that last year's appraisal has something to decide: in every pool somebody reaches 90 and finds the places
 * taken, one is barred by a warning, one by an admonition, one stands low, one departs from the suggestion.
 */
export const STANDINGS: Readonly<Record<string, Standing>> = {
  "1101": stands(0.18, [0, 0.2, 0.1, 0.1, -0.1], "93.6", "好好较好"),
  "1201": stands(-0.14, [0.1, -0.1, 0.2, 0, 0.1], "89.4", "较好较较"),
  "1301": stands(-0.04, [-0.1, 0.2, 0.1, 0.2, -0.1], "92.1", "好较好较"),
  "1401": stands(-0.49, [0, 0.1, 0, -0.2, 0.1], "86.7", "较较一较"),
  "1501": stands(-0.19, [0.1, 0, -0.2, 0.1, 0.1], "88.35", "较较好较"),
  "1601": stands(-1.2, [-0.1, 0.1, -0.2, -0.3, 0.1], "68.2", "一较一一"),
  "1701": stands(0.38, [0.1, 0.1, 0.1, 0, 0.2], "95.2", "好好好好"),
  "2101": stands(-0.34, [-0.1, 0.1, 0, 0.1, -0.1], "87.9", "较较较较"),
  "2201": stands(0.21, [-0.1, 0.4, -0.2, 0.2, 0], "94.15", "好较好好"),
  "2301": stands(-0.59, [0.1, 0.2, -0.1, -0.1, 0], "84.5", "较一较较"),
  "1102": stands(0.14, [0, 0.2, 0.1, 0.1, 0], "92.8", "好好好较"),
  "1202": stands(-0.09, [0.1, 0, 0.2, -0.1, 0.1], "90.05", "较好较较"),
  "1302": stands(-0.44, [0, 0.1, -0.1, 0, 0], "86.2", "较较较一"),
  "1702": stands(0.26, [0.1, 0.2, 0, 0.1, 0.1], "95.4", "好好好好"),
  "2401": stands(-0.65, [0, -0.1, 0.1, -0.2, 0.1], "78.6", "较一一较"),
  "2601": stands(-0.24, [0.1, 0, 0.1, 0, 0.1], "88.0", "较较较好"),
  "2701": stands(-0.29, [0.1, 0.1, -0.1, 0, 0.3], "88.8", "较好较较"),
  "1103": stands(0.16, [0, 0.2, 0.3, 0.2, 0], "94.3", "好好较好"),
  "1203": stands(-0.39, [0.1, 0, 0.1, -0.1, 0], "86.0", "较较较较"),
  "1403": stands(0.18, [0.1, 0.3, 0, 0.1, 0.1], "93.0", "好好好较"),
  "1603": stands(-0.85, [0, 0.2, -0.3, -0.2, 0], "75.5", "一较一一"),
  "1703": stands(0.01, [0.1, 0.2, 0, 0, 0.1], "90.6", "较好好较"),
  "2203": stands(0.34, [0, 0.4, 0, 0.2, 0.1], "95.8", "好好好好"),
  "2303": stands(-0.34, [0, 0.2, -0.1, 0.1, 0], "88.1", "较较较较"),
};
