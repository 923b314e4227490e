import { z } from "zod";
import { atClock, isPlainDate, type PlainDate, sayClock, today } from "@/lib/calendar";
import { CycleKind, Duty, Gender, PoliticalStatus } from "@/prisma/generated/enums";

export const cycleId = z.string().min(1, "缺少考核编号").max(64);
export const id = z.string().min(1).max(64);

const day = (what: string) =>
  z.string(`请填写${what}`).refine((text): text is PlainDate => isPlainDate(text), `请填写${what}，如 2026-01-20`);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "请填写时刻，如 08:00");
/** Why somebody does what the next reader will ask about. */
export const reason = z.string("请填写理由").trim().min(2, "请填写理由").max(200, "理由不超过200字");
const optionalReason = z.string().trim().max(200, "理由不超过200字").default("");

const title = z
  .string("请填写名称")
  .trim()
  .min(2, "请填写名称")
  .max(60, "名称不超过60字")
  // The title stands on every ballot: a list that is named so would publish the list (domain.md §1.2).
  .refine((text) => !text.includes("后备"), "名称会出现在测评表上，不能含有“后备”字样");

const hours = {
  opensOn: day("测评开始日期"),
  opensClock: clock,
  closesOn: day("测评截止日期"),
  closesClock: clock,
};

const facts = {
  kind: z.enum(CycleKind, "请选择考核类别"),
  year: z.coerce.number("请填写年度").int("请填写年度").min(2000, "年度过早").max(2100, "年度过晚"),
  round: z.coerce.number("请填写轮次").int("请填写轮次").min(1, "轮次从1起").max(20, "轮次不超过20"),
  title,
  cutoffOn: day("任职截止日"),
  schemeId: z.string("请选择考核方案").min(1, "请选择考核方案").max(64),
  // The interface knows more kinds of custody than this version can keep; the form takes only what exists.
  custody: z.literal("PORTAL", "目前只提供由系统保管"),
};

type Hours = { opensOn: PlainDate; opensClock: string; closesOn: PlainDate; closesClock: string };

/** The hours of the vote as moments. */
export function votingHours({ opensOn, opensClock, closesOn, closesClock }: Hours) {
  return { voteOpensAt: atClock(opensOn, opensClock), voteClosesAt: atClock(closesOn, closesClock) };
}

/** The hours of a vote as a form holds them. */
export function hoursOf({ voteOpensAt, voteClosesAt }: { voteOpensAt: Date; voteClosesAt: Date }) {
  return {
    opensOn: today(voteOpensAt),
    opensClock: sayClock(voteOpensAt),
    closesOn: today(voteClosesAt),
    closesClock: sayClock(voteClosesAt),
  };
}

const closesLater = <T extends Hours>(input: T) => {
  const { voteOpensAt, voteClosesAt } = votingHours(input);
  return voteClosesAt > voteOpensAt;
};
const LATER = { message: "截止时间应晚于开始时间", path: ["closesOn"] };

export const createCycleSchema = z.strictObject({ ...facts, ...hours }).refine(closesLater, LATER);
export type CreateCycle = z.output<typeof createCycleSchema>;

export const editCycleSchema = z.strictObject({ cycleId, ...facts, ...hours }).refine(closesLater, LATER);
export type EditCycle = z.output<typeof editCycleSchema>;

/** After the approval only the hours may still be moved. */
export const moveHoursSchema = z.strictObject({ cycleId, ...hours, reason }).refine(closesLater, LATER);
export type MoveHours = z.output<typeof moveHoursSchema>;

export const extendDeadlineSchema = z.strictObject({
  cycleId,
  closesOn: hours.closesOn,
  closesClock: clock,
  reason,
});
export type ExtendDeadline = z.output<typeof extendDeadlineSchema>;

export const approveCycleSchema = z.strictObject({ cycleId, note: optionalReason });
export type ApproveCycle = z.output<typeof approveCycleSchema>;

export const returnCycleSchema = z.strictObject({ cycleId, reason });
export type ReturnCycle = z.output<typeof returnCycleSchema>;

export const nameOfficialSchema = z.strictObject({
  cycleId,
  personId: id,
  duty: z.enum(Duty, "请选择职责"),
  reason: optionalReason,
});
export type NameOfficial = z.output<typeof nameOfficialSchema>;

export const dismissOfficialSchema = z.strictObject({ cycleId, personId: id, reason: optionalReason });
export type DismissOfficial = z.output<typeof dismissOfficialSchema>;

/** What every rater reads of the year beside the summary, in words; written once, when the vote starts. */
const recordSchema = z.object({
  posts: z.array(z.string()),
  stays: z.array(z.string()),
  training: z.array(z.string()),
  /** Empty in what was frozen before honours were kept. */
  honours: z.array(z.string()).default([]),
});
export type SubjectRecord = z.output<typeof recordSchema>;

/** Subject.snapshot: the cells of the registration form as they stood. Dates are plain dates, empty cells null or "". */
export const snapshotSchema = z.object({
  employeeNo: z.string(),
  gender: z.enum(Gender),
  bornOn: z.string().nullable(),
  ethnicity: z.string(),
  political: z.enum(PoliticalStatus),
  joinedPartyOn: z.string().nullable(),
  startedWorkOn: z.string().nullable(),
  education: z.string(),
  degree: z.string(),
  professionalTitle: z.string(),
  record: recordSchema.optional(),
});
export type SubjectSnapshot = z.output<typeof snapshotSchema>;
