import type { Actor } from "@/lib/auth/actor";
import { fromColumn, today } from "@/lib/calendar";
import { db, type Prisma } from "@/lib/db";
import { unitSaid } from "@/lib/organisation/labels";
import type { Rules } from "@/lib/rulebook/books";
import { rulesInForce } from "@/lib/rulebook/queries";
import { mayWrite } from "../appraisal/policy";
import { SECTIONS, type Section } from "../appraisal/sections";
import { countsAsExperience, dueUntil, inForce, lastDay, lateness, stateOf } from "../course";
import { courseOf, datesOf } from "../dates";
import { appraisalDue, visitOf } from "../deadlines";
import { owedOf, periodsOf, reportDue } from "../periods";
import { mayReadOpinions, mayReadTalks, type Placed } from "../policy";
import { visibleTo } from "../posting/queries";

const UNIT = {
  select: { id: true, name: true, overseerId: true, kind: true, parent: { select: { name: true } } },
} as const;
const SHEET = {
  person: {
    select: {
      ...{ name: true, employeeNo: true, gender: true, bornOn: true, political: true, unitId: true, leftOn: true },
    },
  },
  homeUnit: UNIT,
  hostUnit: UNIT,
  returnUnit: { select: { id: true, name: true } },
  extensions: { orderBy: { askedAt: "asc" } },
  ends: { orderBy: { askedAt: "asc" } },
  corrections: { orderBy: { askedAt: "asc" } },
  reports: { orderBy: { period: "asc" } },
  visits: { orderBy: [{ visitedOn: "asc" }, { id: "asc" }] },
  appraisal: true,
} as const satisfies Prisma.PostingInclude;
type SheetRow = Prisma.PostingGetPayload<{ include: typeof SHEET }>;

/** Everything about one posting that this actor may see; null = it does not exist for them. */
export async function getPosting(actor: Actor, postingId: string) {
  const [visible, rules] = await Promise.all([visibleTo(actor), rulesInForce(actor, "ROTATION")]);
  const row = await db.posting.findFirst({ where: { AND: [{ id: postingId }, visible] }, include: SHEET });
  return row && sheetOf(actor, row, rules);
}
export type PostingSheet = NonNullable<Awaited<ReturnType<typeof getPosting>>>;

/** One's own postings, the newest first, each as a whole sheet: for the page on the phone. */
export async function listOwnPostings(actor: Actor): Promise<PostingSheet[]> {
  if (actor.personId === null) return [];
  const rules = await rulesInForce(actor, "ROTATION");
  const rows = await db.posting.findMany({
    where: { personId: actor.personId, approvedAt: { not: null } },
    include: SHEET,
    orderBy: [{ plannedFrom: "desc" }, { id: "asc" }],
  });
  return rows.map((row) => sheetOf(actor, row, rules));
}

function sheetOf(actor: Actor, row: SheetRow, rules: Rules<"ROTATION">) {
  const on = today(actor.at);
  const course = courseOf(row);
  const dates = datesOf(row);
  const appraisalBy = dates.actualUntil && appraisalDue(dates.actualUntil, rules.appraisalDays);
  const { person, appraisal, reports: _reports, visits, extensions, ends, ...own } = row;
  const state = stateOf(course, on);
  const talks = mayReadTalks(actor, row);
  const opinions = mayReadOpinions(actor, row, course.finished);
  return {
    ...own,
    homeUnit: { ...row.homeUnit, name: unitSaid(row.homeUnit) },
    hostUnit: { ...row.hostUnit, name: unitSaid(row.hostUnit) },
    person: { ...person, bornOn: person.bornOn && fromColumn(person.bornOn) },
    ...{ dates, state, rules },
    due: lastDay(dueUntil(dates)),
    appraisalBy,
    late: lateness(course, appraisalBy, on),
    counts: countsAsExperience(dates, rules.leastMonths),
    returnedOn: row.returnedOn && fromColumn(row.returnedOn),
    extensions: extensions.map((each) => ({ ...each, last: lastDay(fromColumn(each.until)) })),
    ends: ends.map((each) => ({ ...each, last: lastDay(fromColumn(each.until)) })),
    reports: reportsOf(row, rules, actor),
    visit: dates.actualFrom === null ? null : visitOf(inForce(dates), rules.endingDays),
    /** Null: what was said is not for this actor; that there was a visit, and what came of it, is. */
    visits: visits.map((each) => ({
      ...each,
      visitedOn: fromColumn(each.visitedOn),
      talk: talks ? each.talk : null,
    })),
    /** Until it is finished the person sees the own section and who has signed, not the opinions; drafts are their writer's. */
    appraisal: appraisal && withoutDrafts(actor, row, opinions ? appraisal : withoutOpinions(appraisal)),
    opinionsShown: opinions,
  };
}

type Appraisal = NonNullable<SheetRow["appraisal"]>;

const NO_MARKS = { moral: null, ability: null, diligence: null, achievement: null, integrity: null, overall: null };
const BLANK: { [section in Section]: Partial<Appraisal> } = {
  summary: { summary: "" },
  host: { ...NO_MARKS, hostOpinion: "" },
  home: { homeOpinion: "" },
  committee: { committeeOpinion: "", remark: "" },
};

function withoutOpinions(appraisal: Appraisal): Appraisal {
  return { ...appraisal, ...BLANK.host, ...BLANK.home, ...BLANK.committee };
}

function withoutDrafts(actor: Actor, posting: Placed, appraisal: Appraisal): Appraisal {
  const hidden = SECTIONS.filter(
    (section) => appraisal[`${section}SignedAt`] === null && mayWrite(actor, posting, section) !== true,
  );
  return Object.assign({}, appraisal, ...hidden.map((section) => BLANK[section]));
}

/** The periods of the term with what was written for each; a draft is the person's own until it is handed in. */
function reportsOf(row: SheetRow, rules: Rules<"ROTATION">, actor: Actor) {
  const dates = datesOf(row);
  if (dates.actualFrom === null) return [];
  const written = new Map(row.reports.map((report) => [report.period, report]));
  const mine = row.personId === actor.personId;
  const handedIn = row.reports.filter((report) => report.handedInAt).map(({ period }) => period);
  const term = { ...inForce(dates), from: dates.actualFrom };
  return periodsOf(term, row.reportMonths ?? rules.reportMonths, Math.max(0, ...handedIn)).map((period) => {
    const report = written.get(period.period) ?? null;
    return {
      ...period,
      last: lastDay(period.until),
      due: reportDue(period, rules.reportDays),
      owed: owedOf(period, Boolean(report?.handedInAt), rules.reportDays, today(actor.at)),
      report: report && (mine || report.handedInAt) ? report : null,
    };
  });
}
