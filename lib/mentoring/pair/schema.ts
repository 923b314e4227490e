import { z } from "zod";
import { addDays } from "@/lib/calendar";
import { GoalAspect, PairKind } from "@/prisma/generated/enums";
import { day, line, optionalLine, pairId, revision, text } from "../schema";

const person = (what: string) => z.string(`请选择${what}`).min(1, `请选择${what}`).max(64);

const goal = z.strictObject({
  aspect: z.enum(GoalAspect, "请选择方面"),
  text: line("目标", 120),
  measure: line("衡量标准", 120),
  due: day("完成时间"),
});
const milestone = z.strictObject({ text: line("节点", 80), delivery: line("交付", 80), due: day("时间") });

/** 德, 能, 业务: each has a goal that can be measured. */
const goals = z
  .array(goal, "请填写培养目标")
  .min(1, "请填写培养目标")
  .max(12, "目标不超过12项")
  .refine(
    (rows) => (["VIRTUE", "ABILITY", "WORK"] as const).every((key) => rows.some(({ aspect }) => aspect === key)),
    {
      error: "德、能、业务各至少一项可衡量的目标",
    },
  );
const milestones = z.array(milestone).max(24, "计划节点不超过24项").default([]);
const clauses = {
  mentorDuties: text("导师职责", 600),
  menteeDuties: text("对象职责", 600),
  assessment: text("考核方式", 400),
  termination: text("中止条款", 400),
};

export const makePairSchema = z.strictObject({
  menteeId: person("培养对象"),
  mentorId: person("导师"),
  kind: z.enum(PairKind, "请选择类别"),
  field: line("培养方向", 40),
  from: day("开始日期"),
  /** The last day as people say it; kept as the day after. */
  lastDay: day("截止日期").transform((date) => addDays(date, 1)),
  precedingId: z.string().max(64).default(""),
  secondApproval: optionalLine("批准依据", 80),
  exception: optionalLine("不能回避的理由", 120),
  goals,
  milestones,
  ...clauses,
});
export type MakePair = z.output<typeof makePairSchema>;

export const changePairSchema = z.strictObject({
  pairId,
  revision,
  field: line("培养方向", 40),
  lastDay: day("截止日期").transform((date) => addDays(date, 1)),
  goals,
  milestones,
  ...clauses,
});
export type ChangePair = z.output<typeof changePairSchema>;

export const reportProgressSchema = z.strictObject({
  pairId,
  goals: z.array(
    z.strictObject({
      goalId: z.string().min(1).max(64),
      progress: z.coerce.number("请填0至100").int("请填整数").min(0, "不能小于0").max(100, "不能大于100"),
      note: optionalLine("说明", 120),
    }),
  ),
});
export type ReportProgress = z.output<typeof reportProgressSchema>;

export const milestoneDoneSchema = z.strictObject({ milestoneId: z.string().min(1).max(64), doneOn: day("完成日期") });
export type MilestoneDone = z.output<typeof milestoneDoneSchema>;

export const writeNoteSchema = z.strictObject({
  pairId,
  text: text("备注", 500),
  audience: z.enum(["AUTHOR", "OFFICE"], "请选择谁能看到"),
});
export type WriteNote = z.output<typeof writeNoteSchema>;
