import { generateAssignments } from "@/lib/appraisal/assignment/commands";
import { closeDueCycles } from "@/lib/appraisal/ballot/commands";
import { finishDecisions, releaseResults, submitProposals } from "@/lib/appraisal/conclusion/commands";
import { approveCycle } from "@/lib/appraisal/cycle/commands";
import { giveOpinion, recordDecision, writeComment } from "@/lib/appraisal/decision/commands";
import { addAdjustment, enterEvidence } from "@/lib/appraisal/evidence/commands";
import { consentToOpening, openBox } from "@/lib/appraisal/opening/commands";
import { startCycle } from "@/lib/appraisal/start/commands";
import { addDays, atClock, type PlainDate, plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { enterEffect } from "@/lib/integrity/commands";
import { GRANTS } from "../cast";
import { UNITS } from "../chart";
import type { Act } from "./actors";
import { Chance } from "./chance";
import {
  draftCycle,
  handIn,
  momentBetween,
  ORGANISER,
  papersToMark,
  SECRETARY,
  type SubjectAt,
  subjectsOf,
  workday,
  writeMaterials,
} from "./cycle";
import { type Founded, inParallel, known } from "./found";
import type { Meanwhile } from "./growth/story";
import type { Season } from "./season";
import { STANDINGS } from "./standing";
import { fill } from "./texts/filling";
import { HEAD_COMMENTS } from "./texts/short";

/** Who did not hand in last year: a few of 115, never so many that a result would be void. */
const ABSENT = ["1303", "1112", "1715", "2301", "2107"];
/** Thought again and handed in a second time. */
const REVISED = ["1005", "1701", "1212"];
/** Have not signed their result yet. */
const UNSIGNED = ["1101", "1401", "1703", "2303"];
const DISSENTING = "1601";
/** Whom the committee grades otherwise than suggested. */
const DEPARTED = "1603";
const WITNESS = "1004";

type Dates = Record<
  "drafted" | "approved" | "voting" | "closed" | "opened" | "proposed" | "decided" | "released",
  PlainDate
>;

function datesOf({ year, lastYear }: Season): Dates {
  const voting = workday(plainDate(`${year}-01-06`));
  const after = (days: number) => workday(addDays(voting, days));
  return {
    drafted: workday(plainDate(`${lastYear}-12-05`)),
    approved: workday(plainDate(`${lastYear}-12-12`)),
    ...{ voting, closed: addDays(voting, 7), opened: after(9), proposed: after(13) },
    ...{ decided: after(20), released: after(34) },
  };
}

/** From the first facts in the register to the signed result: every step by its command, at its moment. */
export async function holdLastYear(season: Season, act: Act, { people }: Founded, meanwhile: Meanwhile): Promise<void> {
  const dates = datesOf(season);
  await enterFacts(season, act, people, meanwhile);
  await meanwhile(atClock(dates.drafted, "09:20"));
  const cycleId = await draftCycle(act, people, dates.drafted, {
    ...{ year: season.lastYear, cutoffOn: season.lastCutoffOn },
    ...{ opensOn: dates.voting, opensClock: "08:00", closesOn: dates.closed },
  });
  await approveCycle(act(SECRETARY, atClock(dates.approved, "10:15")), { cycleId, note: "同意按方案组织。" });
  const subjects = await subjectsOf(cycleId);
  const days = [3, 5, 7, 10, 12, 14].map((later) => workday(addDays(dates.approved, later)));
  await writeMaterials(act, subjects, season.lastYear, days);
  await meanwhile(atClock(addDays(dates.voting, -1), "16:10"));
  await vote(act, cycleId, season, dates);
  await bringEvidence(act, cycleId, subjects, dates);
  await meanwhile(atClock(dates.opened, "09:00"));
  await open(act, cycleId, dates);
  await conclude(act, cycleId, subjects, dates);
}

/** Two facts that bear on last year's grades: documents and dates only. */
async function enterFacts(
  { lastYear, year }: Season,
  act: Act,
  people: ReadonlyMap<string, string>,
  meanwhile: Meanwhile,
) {
  const enter = async (
    on: PlainDate,
    no: string,
    rest: Omit<Parameters<typeof enterEffect>[1], "personId" | "effectiveOn">,
  ) => {
    const at = atClock(workday(on), "16:30");
    await meanwhile(at);
    await enterEffect(act("2503", at), { personId: known(people, no), effectiveOn: on, ...rest });
  };
  await enter(plainDate(`${lastYear}-05-12`), "1202", {
    ...{ kind: "ADMINISTRATIVE_SANCTION", measure: "警告", effect: "BAR_EXCELLENT", note: "处分期满，已解除。" },
    ...{ documentNo: `锻纪〔${lastYear}〕2号`, issuedBy: "厂纪委", endsOn: plainDate(`${lastYear}-11-11`) },
  });
  await enter(plainDate(`${lastYear}-09-03`), "1601", {
    ...{ kind: "ADMONITION", measure: "诫勉", effect: "BAR_EXCELLENT", note: "" },
    ...{ documentNo: `锻纪〔${lastYear}〕5号`, issuedBy: "厂纪委", endsOn: plainDate(`${year}-03-02`) },
  });
}

async function vote(act: Act, cycleId: string, { lastYear }: Season, { voting, closed }: Dates) {
  const organiser = act(ORGANISER, atClock(voting, "08:00"));
  await generateAssignments(act(ORGANISER, atClock(addDays(voting, -1), "16:10")), { cycleId });
  await startCycle(organiser, { cycleId });
  const { scheme, papers } = await papersToMark(cycleId);
  const due = papers
    .filter(({ voterNo }) => !ABSENT.includes(voterNo))
    .map((paper) => ({ paper, at: momentBetween(new Chance(`${lastYear} returned ${paper.voterNo}`), voting, 5) }));
  await handIn(act, cycleId, lastYear, scheme, due);
  const again = due.filter(({ paper }) => REVISED.includes(paper.voterNo));
  const onLastDay = again.map(({ paper }, at) => ({ paper, at: atClock(closed, `1${at + 1}:20`) }));
  await handIn(act, cycleId, lastYear, scheme, onLastDay);
  await closeDueCycles(atClock(closed, "18:00"));
}

async function bringEvidence(act: Act, cycleId: string, subjects: readonly SubjectAt[], { closed }: Dates) {
  const organiser = act(ORGANISER, atClock(addDays(closed, 1), "10:40"));
  await enterEvidence(organiser, {
    cycleId,
    rows: subjects.map(({ id, no }) => {
      const { performance, quarters } = known(new Map(Object.entries(STANDINGS)), no);
      return { subjectId: id, performance, source: "经济责任制年度考核汇总表", quarters: [...quarters] };
    }),
  });
  const adjust = (no: string, points: string, reason: string, evidence: string) =>
    addAdjustment(organiser, { ...{ points, reason, evidence }, subjectId: idOf(subjects, no) });
  await adjust("2203", "1.5", "牵头的工艺攻关项目获公司科技进步二等奖", "公司科技表彰决定");
  await adjust("1101", "0.5", "抢修抢产期间连续组织生产，受厂通报表扬", "厂通报第11期");
  await adjust("1601", "-2", "三季度变电所误操作，造成两条产线停电40分钟", "事故调查报告");
  await adjust("2401", "-0.5", "环保台账检查不合格项未按期关闭", "厂内检查通报第6期");
}

const idOf = (subjects: readonly SubjectAt[], no: string) =>
  known(new Map(subjects.map((subject) => [subject.no, subject.id])), no);

/** The organiser together with 纪委; the two of them open the box. */
async function open(act: Act, cycleId: string, { opened }: Dates) {
  await consentToOpening(act(ORGANISER, atClock(opened, "09:05")), { cycleId });
  await consentToOpening(act(WITNESS, atClock(opened, "09:10")), { cycleId });
  await openBox(act(ORGANISER, atClock(opened, "09:30")), { cycleId });
}

async function conclude(act: Act, cycleId: string, subjects: readonly SubjectAt[], dates: Dates) {
  await submitProposals(act("1007", atClock(dates.proposed, "15:00")), { cycleId, note: "考核领导小组会议研究通过。" });
  await comment(act, cycleId, subjects, addDays(dates.proposed, 1));
  await decide(act, cycleId, subjects, dates.decided);
  await releaseResults(act(ORGANISER, atClock(dates.released, "09:00")), {
    cycleId,
    publicFrom: addDays(dates.decided, 2),
    publicUntil: addDays(dates.decided, 9),
  });
  for (const { id, no } of subjects.filter(({ no }) => !UNSIGNED.includes(no))) {
    const at = momentBetween(new Chance(`signed ${no}`), addDays(dates.released, 1), 6);
    const agrees = no !== DISSENTING;
    const text = agrees ? "" : "停电事故系设备老化引起，请求结合调查报告再作研究。";
    await giveOpinion(act(no, at), { subjectId: id, agrees, text });
  }
}

/** 主管领导评语: heads on their people, plant leaders on the heads. */
async function comment(act: Act, cycleId: string, subjects: readonly SubjectAt[], on: PlainDate) {
  const results = await db.subjectResult.findMany({
    where: { cycleId },
    select: { subjectId: true, total: true, suggested: true, reasons: true },
  });
  const resultOf = new Map(results.map((result) => [result.subjectId, result]));
  const pools = await db.subject.findMany({ where: { cycleId }, select: { id: true, pool: true } });
  const poolOf = new Map(pools.map(({ id, pool }) => [id, pool]));
  await inParallel(subjects, async ({ id, no, unit }) => {
    const tone = toneOf(resultOf.get(id));
    const grade = { high: "优秀", sound: "称职", low: "基本称职" }[tone];
    const chance = new Chance(`comment on ${no}`);
    const text = fill(chance.pick(HEAD_COMMENTS[tone]), { 等次: grade }, chance);
    const head = poolOf.get(id) === "MIDDLE_CHIEF" ? overseerOf(unit) : headOf(unit, no);
    await writeComment(act(head, atClock(on, "11:00")), { subjectId: id, revision: 0, text, grade });
  });
}

/** As the figures have it. Places taken do not keep a head from proposing 优秀; a fact in the register does. */
function toneOf(result: { total: unknown; suggested: string | null; reasons: unknown } | undefined) {
  if (!result || result.total === null) return "sound";
  const total = Number(result.total);
  const barred = (result.reasons as string[]).some((reason) => reason !== "优秀名额已满");
  if (total >= 90) return barred ? "sound" : "high";
  return total >= 70 ? "sound" : "low";
}

const overseerOf = (unit: string) => UNITS.find(({ name }) => name === unit)?.overseer ?? "";

function headOf(unit: string, no: string): string {
  const head = GRANTS.find((grant) => grant.role === "UNIT_HEAD" && grant.unit === unit && grant.no !== no);
  if (!head) throw new Error(`nobody comments on ${no}`);
  return head.no;
}

/** 党委会: all as suggested, but for one, with its reason. */
async function decide(act: Act, cycleId: string, subjects: readonly SubjectAt[], on: PlainDate) {
  const secretary = act(SECRETARY, atClock(on, "16:20"));
  const meeting = { meeting: `党委会${on.slice(0, 4)}年第3次`, meetingOn: on, expected: 5, present: 5 };
  const others = subjects.filter(({ no }) => no !== DEPARTED).map(({ id }) => id);
  await recordDecision(secretary, {
    ...{ cycleId, subjectIds: others, grade: "suggested", reason: "", opinion: "同意考核领导小组意见。" },
    ...{ ...meeting, inFavour: 5, against: 0, deferred: 0 },
  });
  await recordDecision(secretary, {
    ...{ cycleId, subjectIds: [idOf(subjects, DEPARTED)], grade: "基本称职" },
    reason:
      "下半年所管计控系统两次因保养不到位停用，影响炉温记录，经两次提醒仍未整改到位，党委研究认为应确定为基本称职。",
    opinion: "同意确定为基本称职，由单位负责人谈话并督促整改。",
    ...{ ...meeting, inFavour: 4, against: 0, deferred: 1 },
  });
  await finishDecisions(act(SECRETARY, atClock(on, "16:50")), { cycleId, note: "" });
}
