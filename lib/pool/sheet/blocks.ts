import { z } from "zod";
import { addDays, type PlainDate, plainDate, sayDate, sayMonth } from "@/lib/calendar";
import { END_LABELS, GRADE_LABELS, KIND_LABELS } from "@/lib/mentoring/labels";
import type { PairView } from "@/lib/mentoring/queries";
import { inForce } from "@/lib/rotation/course";
import { GRADES, STATES as POSTING_STATES, TYPES } from "@/lib/rotation/labels";
import type { PostingView } from "@/lib/rotation/queries";
import { LINES, STATES } from "@/lib/training/labels";
import type { TrainingItemView } from "@/lib/training/queries";
import type { PersonFacts } from "../facts/queries";

/** A block of the sheet for the review: a small table with a heading. An empty one says why. */
const blockSchema = z.strictObject({
  key: z.string(),
  title: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  empty: z.string(),
});
export type Block = z.output<typeof blockSchema>;
export const readSheet = (json: unknown): Block[] => z.array(blockSchema).parse(json);

/** 2024.03—2025.02: months, as the forms write them; `until` is the first day after. */
const period = (from: PlainDate, until: PlainDate | null) =>
  `${sayMonth(from)}—${until === null ? "今" : sayMonth(addDays(until, -1))}`;

const begun = (from: PlainDate, year: number) => from < plainDate(`${year + 1}-01-01`);

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

/** Pairs that had begun by the end of the year, the newest first: with whom, how well logged, and how it ended. */
export function mentoringBlock(pairs: readonly PairView[], personId: string, year: number): Block {
  const shown = pairs.filter(({ from }) => begun(from, year)).sort((a, b) => b.from.localeCompare(a.from));
  return {
    key: "mentoring",
    title: "结对培养",
    columns: ["类别", "对方", "起止", "记录", "进展"],
    rows: shown.map(({ kind, mentor, mentee, from, endedOn, end, state }) => [
      KIND_LABELS[kind],
      mentor.id === personId ? `带 ${mentee.name}` : `导师 ${mentor.name}`,
      period(from, endedOn ?? state.until),
      `${state.logs.kept}/${state.logs.owed} 个月`,
      outcomeOf(state, end),
    ]),
    empty: "没有结对。",
  };
}

function outcomeOf({ result, progress }: PairView["state"], end: PairView["end"]): string {
  if (result?.grade) return `${GRADE_LABELS[result.grade]}${result.total ? ` ${result.total} 分` : ""}`;
  if (end) return END_LABELS[end];
  return progress === null ? "进行中" : `目标进度 ${progress}%`;
}

/** Postings that had begun, or were to begin, by the end of the year, the newest first. */
export function rotationBlock(postings: readonly PostingView[], year: number): Block {
  const shown = postings
    .map((posting) => ({ ...posting, ...inForce(posting.dates) }))
    .filter(({ from }) => begun(from, year));
  return {
    key: "rotation",
    title: "岗位锻炼",
    columns: ["类型", "单位及岗位", "起止", "结果"],
    rows: shown.map(({ type, projectName, hostUnitName, role, from, until, result, state }) => [
      TYPES[type],
      `${projectName || hostUnitName} ${role}`.trim(),
      period(from, until),
      result ? `鉴定${GRADES[result]}` : POSTING_STATES[state],
    ]),
    empty: "没有岗位锻炼。",
  };
}
