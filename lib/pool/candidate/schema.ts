import { z } from "zod";
import { isPlainDate, type PlainDate } from "@/lib/calendar";
import { PoolSource, PoolTarget, PoolTier, PoolVerdict, PoolView } from "@/prisma/generated/enums";

/** What the forms of this domain share. */
export const id = (what: string) => z.string(`请选择${what}`).min(1, `请选择${what}`).max(64);
export const day = (what: string) =>
  z.custom<PlainDate>((value) => typeof value === "string" && isPlainDate(value), `请填写${what}，例如 2026-03-05`);
export const text = (what: string, most: number) =>
  z.string(`请填写${what}`).min(1, `请填写${what}`).max(most, `${what}不超过${most}字`);
export const free = (what: string, most: number) => z.string().max(most, `${what}不超过${most}字`).default("");
export const target = z.enum(PoolTarget, "请选择培养方向的职级");
export const tier = z.enum(PoolTier, "请选择成熟度");
export const version = z.coerce.number().int().min(1);
const count = (what: string) =>
  z.coerce.number(`请填写${what}`).int(`${what}须为整数`).min(0, `${what}不能为负`).max(9999, `${what}过大`);
/** A number that may be left out: "" is none, not zero. */
const optionalCount = (what: string) =>
  z.union([z.literal("").transform(() => null), count(what)]).default(null as never);

const recommendation = {
  personId: id("人员"),
  target,
  tier,
  reasons: text("推荐理由", 500),
  recommendedOn: day("推荐日期"),
  votes: optionalCount("得票"),
  voters: optionalCount("参加人数"),
};
const enough = (input: { votes: number | null; voters: number | null }) =>
  input.votes === null ? input.voters === null : input.voters !== null && input.votes <= input.voters;
const ENOUGH = { path: ["votes"], message: "得票和参加人数要么都填写，要么都不填；得票不能多于参加人数" };

export const recommendSchema = z.strictObject(recommendation).refine(enough, ENOUGH);
export type Recommend = z.output<typeof recommendSchema>;

/** Entered by the organiser, who says in which way the recommendation came about. */
export const openSchema = z
  .strictObject({ ...recommendation, source: z.enum(PoolSource, "请选择推荐方式") })
  .refine(enough, ENOUGH);
export type Open = z.output<typeof openSchema>;

export const takeUpSchema = z.strictObject({ recommendationId: id("推荐") });
export type TakeUp = z.output<typeof takeUpSchema>;

/** A line of a check as stored: what the portal found, and what the organiser made of it where judgement was left. */
const checkedLineSchema = z.strictObject({
  key: z.string(),
  label: z.string(),
  requirement: z.string(),
  evidence: z.string(),
  verdict: z.enum(["PASS", "FAIL", "JUDGE"]),
  accepted: z.boolean(),
  note: z.string(),
});
export type CheckedLine = z.output<typeof checkedLineSchema>;
export const readLines = (json: unknown): CheckedLine[] => z.array(checkedLineSchema).parse(json);

const candidate = { candidateId: id("人选"), version };

/** `accepted` and `notes` by key of the line; the tier may be changed before anybody was asked. */
export const checkSchema = z.strictObject({
  ...candidate,
  target,
  tier,
  accepted: z.record(z.string().max(20), z.enum(["yes", "no", ""])).default({}),
  notes: z.record(z.string().max(20), z.string().max(200, "判断依据不超过200字")).default({}),
});
export type Check = z.output<typeof checkSchema>;

export const askSchema = z.strictObject(candidate);
export type Ask = z.output<typeof askSchema>;

export const answerSchema = z
  .strictObject({
    opinionId: id("征求事项"),
    view: z.enum(PoolView, "请选择意见"),
    documentNo: text("回复文号", 60),
    text: free("说明", 300),
  })
  .refine((input) => input.view === "CLEAR" || input.text !== "", {
    path: ["text"],
    message: "请写明结论性说明，不写线索细节",
  });
export type Answer = z.output<typeof answerSchema>;

export const talkSchema = z.strictObject({
  ...candidate,
  talkedOn: day("谈话日期"),
  talkers: text("谈话人", 60),
  summary: text("谈话情况", 500),
  willing: z.enum(["yes", "no"], "请选择本人态度").transform((answer) => answer === "yes"),
});
export type Talk = z.output<typeof talkSchema>;

const people = (what: string) => count(`${what}人数`).pipe(z.number().max(99, "不超过99"));
export const decideSchema = z
  .strictObject({
    ...candidate,
    verdict: z.enum(PoolVerdict, "请选择决定"),
    tier,
    meeting: text("会议名称", 60),
    meetingOn: day("会议日期"),
    expected: people("应到").pipe(z.number().min(1, "应到人数至少为1")),
    present: people("实到"),
    inFavour: people("同意"),
    against: people("不同意"),
    deferred: people("缓议"),
    opinion: free("党委意见", 300),
  })
  .refine((vote) => vote.present <= vote.expected, { path: ["present"], message: "实到人数不能多于应到人数" })
  .refine((vote) => vote.inFavour + vote.against + vote.deferred === vote.present, {
    path: ["inFavour"],
    message: "同意、不同意、缓议之和应等于实到人数",
  });
export type Decide = z.output<typeof decideSchema>;

export const dropSchema = z.strictObject({ ...candidate, reason: text("终止原因", 200) });
export type Drop = z.output<typeof dropSchema>;
