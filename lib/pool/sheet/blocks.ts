import { z } from "zod";
import { type PlainDate, sayDate } from "@/lib/calendar";
import { LINES, STATES } from "@/lib/training/labels";
import type { TrainingItemView } from "@/lib/training/queries";
import type { PersonFacts } from "../facts/queries";

/** A block of the sheet for the review: a small table with a heading. An empty one says why. */
export const blockSchema = z.strictObject({
  key: z.string(),
  title: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  empty: z.string(),
});
export type Block = z.output<typeof blockSchema>;
export const readSheet = (json: unknown): Block[] => z.array(blockSchema).parse(json);

export const period = (from: PlainDate, until: PlainDate | null) =>
  `${sayDate(from)}—${until === null ? "今" : sayDate(until)}`;

/** What the organisation, the appraisal and the register say of a person up to a year. */
export function ownBlocks(facts: PersonFacts, year: number): Block[] {
  return [
    {
      key: "grades",
      title: "年度考核",
      columns: ["年度", "等次"],
      rows: facts.grades
        .filter((one) => one.year <= year)
        .slice(0, 5)
        .map((one) => [String(one.year), one.grade]),
      empty: "没有年度考核等次。",
    },
    {
      key: "posts",
      title: "任职经历",
      columns: ["起止", "单位", "职务"],
      rows: facts.posts.map(({ from, until, unitName, title }) => [period(from, until), unitName, title]),
      empty: "没有任职记录。",
    },
    {
      key: "sanctions",
      title: "处分与影响情形",
      columns: ["生效", "措施", "文号"],
      rows: facts.sanctions.map(({ effectiveOn, measure, documentNo }) => [sayDate(effectiveOn), measure, documentNo]),
      empty: "没有登记。",
    },
  ];
}

export function trainingBlock(items: readonly TrainingItemView[], year: number): Block {
  return {
    key: "training",
    title: `${year}年度培养计划`,
    columns: ["类别", "目标", "期限", "状态"],
    rows: items.map(({ line, goal, dueOn, state }) => [LINES[line], goal, sayDate(dueOn), STATES[state]]),
    empty: "没有培养计划。",
  };
}
