import { z } from "zod";
import { isPlainDate, type PlainDate } from "@/lib/calendar";

const day = (what: string) =>
  z.custom<PlainDate>((value) => typeof value === "string" && isPlainDate(value), `请填写${what}`);
const people = (what: string) =>
  z.coerce.number(`请填写${what}人数`).int("须为整数").min(0, "不能为负").max(99, "不超过99");
/** A grade of the scheme, or null: 不定等次. */
const grade = z.union([z.string().min(1).max(16), z.literal("").transform(() => null)]);

export const proposeGradeSchema = z.strictObject({
  subjectId: z.string().min(1),
  grade,
  reason: z.string().max(300, "理由不超过300字").default(""),
});
export type ProposeGrade = z.output<typeof proposeGradeSchema>;

export const commentSchema = z.strictObject({
  subjectId: z.string().min(1),
  revision: z.coerce.number().int().min(0),
  text: z.string().min(1, "请填写评语").max(500, "评语不超过500字"),
  grade: z.string().min(1, "请选择建议等次").max(16),
});
export type WriteComment = z.output<typeof commentSchema>;

/** One item of a committee meeting: one subject, or several decided alike as suggested. */
export const recordDecisionSchema = z
  .strictObject({
    cycleId: z.string().min(1),
    subjectIds: z.preprocess(
      (value) => (typeof value === "string" ? [value] : value),
      z.array(z.string().min(1)).min(1, "请选择被考核人").max(1000),
    ),
    /** "suggested": each as suggested; otherwise this grade for all chosen. */
    grade: z.string().max(16).default("suggested"),
    reason: z.string().max(300, "理由不超过300字").default(""),
    opinion: z.string().max(300, "党委意见不超过300字").default(""),
    meeting: z.string().min(1, "请填写会议名称，例如 党委会2026年第3次").max(60, "会议名称不超过60字"),
    meetingOn: day("会议日期"),
    expected: people("应到").pipe(z.number().min(1, "应到人数至少为1")),
    present: people("实到"),
    inFavour: people("同意"),
    against: people("不同意"),
    deferred: people("缓议"),
  })
  .refine((vote) => vote.present <= vote.expected, { path: ["present"], message: "实到人数不能多于应到人数" })
  .refine((vote) => vote.inFavour + vote.against + vote.deferred === vote.present, {
    path: ["inFavour"],
    message: "同意、不同意、缓议之和应等于实到人数",
  });
export type RecordDecision = z.output<typeof recordDecisionSchema>;

export const releaseSchema = z
  .strictObject({ cycleId: z.string().min(1), publicFrom: day("公示开始日期"), publicUntil: day("公示截止日期") })
  .refine((input) => input.publicUntil > input.publicFrom, { path: ["publicUntil"], message: "公示截止应晚于开始" });
export type ReleaseResults = z.output<typeof releaseSchema>;

export const opinionSchema = z
  .strictObject({
    subjectId: z.string().min(1),
    agrees: z.enum(["yes", "no"], "请选择同意或有异议").transform((answer) => answer === "yes"),
    text: z.string().max(300, "意见不超过300字").default(""),
  })
  .refine((input) => input.agrees || input.text !== "", { path: ["text"], message: "有异议时请写明理由" });
export type GiveOpinion = z.output<typeof opinionSchema>;
