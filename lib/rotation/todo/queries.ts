import { remembered } from "@/lib/audit/memory";
import { type Actor, can } from "@/lib/auth/actor";
import { addDays, fromColumn, sayDate, toColumn, today } from "@/lib/calendar";
import { db, type Prisma } from "@/lib/db";
import type { Rules } from "@/lib/rulebook/books";
import { rulesInForce } from "@/lib/rulebook/queries";
import type { Todo } from "@/lib/todo";
import { mayWrite } from "../appraisal/policy";
import { SECTION_LABELS, turnOf } from "../appraisal/sections";
import { dueUntil, inForce, lastDay, stateOf } from "../course";
import { courseOf } from "../dates";
import { appraisalDue, visitOf } from "../deadlines";
import { REAL_POSTS, TYPES } from "../labels";
import { owedOf, periodsOf, reportDue } from "../periods";
import { mayApprove, mayManage, mayReport, seesPosting, speaksForHost } from "../policy";
import { reachedUnits } from "../posting/queries";

const UNIT = { select: { id: true, name: true, overseerId: true } } as const;
const OPEN = {
  person: {
    select: {
      ...{ name: true },
      posts: { where: { main: true }, select: { unitId: true, from: true, until: true } },
    },
  },
  homeUnit: UNIT,
  hostUnit: UNIT,
  extensions: { where: { decidedAt: null } },
  ends: { where: { decidedAt: null } },
  corrections: { where: { decidedAt: null } },
  reports: { select: { id: true, period: true, handedInAt: true, remarkAt: true } },
  visits: { select: { id: true } },
  appraisal: true,
} as const satisfies Prisma.PostingInclude;
type Open = Prisma.PostingGetPayload<{ include: typeof OPEN }>;

/** Reports, remarks, visits, ends, approvals and signatures that are this person's to do. */
export async function listTodos(actor: Actor, { trail }: { trail?: string } = {}): Promise<Todo[]> {
  const [{ rows, rules }, reach] = await Promise.all([openPostings(actor, trail), reachedUnits(actor, trail)]);
  return rows
    .filter((row) => seesPosting(actor, row, reach))
    .flatMap((row) => [
      ...reportsOwed(actor, row, rules),
      ...remarksOwed(actor, row),
      ...decisionsOwed(actor, row),
      ...managementOwed(actor, row, rules),
      ...signatureOwed(actor, row, rules),
    ]);
}

/** Postings about which somebody may still have something to do, whoever it is. */
const openPostings = remembered("岗位锻炼", async (portal) => {
  const rules = await rulesInForce(portal, "ROTATION");
  const rows = await db.posting.findMany({
    where: {
      AND: [
        { cancelledAt: null },
        {
          OR: [
            { appraisal: null },
            { appraisal: { is: { committeeSignedAt: null } } },
            { returnedOn: null },
            { corrections: { some: { decidedAt: null } } },
            movedLately(portal),
          ],
        },
      ],
    },
    include: OPEN,
    orderBy: [{ plannedFrom: "asc" }, { id: "asc" }],
  });
  return { rows, rules };
});

/** A return of the last year, for as long as the organisation's own record may still lag behind it. */
function movedLately(actor: Actor): Prisma.PostingWhereInput {
  return { returnedOn: { gte: toColumn(addDays(today(actor.at), -365)) } };
}

const subject = (row: Open) => `${row.person.name} ${TYPES[row.type]}`;
const page = (row: Open, anchor = "") => `/rotation/${row.id}${anchor}`;

function reportsOwed(actor: Actor, row: Open, rules: Rules<"ROTATION">): Todo[] {
  const course = courseOf(row);
  if (mayReport(actor, row) !== true || course.actualFrom === null || course.finished) return [];
  const handedIn = new Set(row.reports.filter((report) => report.handedInAt).map(({ period }) => period));
  return periodsOf(inForce(course), row.reportMonths ?? rules.reportMonths)
    .filter((period) =>
      ["due", "late"].includes(owedOf(period, handedIn.has(period.period), rules.reportDays, today(actor.at))),
    )
    .map((period) => ({
      id: `posting-report-${row.id}-${period.period}`,
      due: reportDue(period, rules.reportDays),
      title: `第${period.period}期锻炼汇报`,
      detail: `${row.hostUnit.name} ${sayDate(period.from)}至${sayDate(lastDay(period.until))}`,
      href: `/rotation/mine#report-${period.period}`,
      action: "填写",
    }));
}

function remarksOwed(actor: Actor, row: Open): Todo[] {
  const waiting = row.reports.filter((report) => report.handedInAt && !report.remarkAt);
  if (waiting.length === 0 || row.appraisal?.committeeSignedAt || speaksForHost(actor, row) !== true) return [];
  return waiting.map((report) => ({
    id: `posting-remark-${report.id}`,
    due: null,
    title: `${subject(row)} · 对第${report.period}期汇报写意见`,
    detail: `${row.homeUnit.name}派到${row.hostUnit.name}`,
    href: page(row, "#reports"),
    action: "填写",
  }));
}

function decisionsOwed(actor: Actor, row: Open): Todo[] {
  if (mayApprove(actor, row) !== true) return [];
  const todo = (id: string, title: string, detail: string, due: Todo["due"]): Todo => ({
    ...{ id, title: `${subject(row)} · ${title}`, detail, due, href: page(row), action: "办理" },
  });
  const where = `${row.homeUnit.name}到${row.hostUnit.name} ${row.role}`;
  return [
    ...(row.approvedAt ? [] : [todo(`posting-plan-${row.id}`, "批准派出", where, fromColumn(row.plannedFrom))]),
    ...row.extensions.map((each) => {
      const detail = `至${sayDate(lastDay(fromColumn(each.until)))}：${each.reason}`;
      return todo(`posting-extension-${each.id}`, "批准延长", detail, lastDay(dueUntil(courseOf(row))));
    }),
    ...row.ends.map((each) =>
      todo(`posting-end-${each.id}`, "批准提前结束", each.reason, lastDay(fromColumn(each.until))),
    ),
    ...row.corrections.map(({ id, was, becomes, reason }) =>
      todo(`posting-correction-${id}`, "批准更正", `${was}更正为${becomes}：${reason}`, null),
    ),
  ];
}

/** What the organiser owes: the arrival, the visit at half, the end, the return, and the posts that follow from them. */
function managementOwed(actor: Actor, row: Open, rules: Rules<"ROTATION">): Todo[] {
  if (mayManage(actor, row) !== true) return [];
  const on = today(actor.at);
  const course = courseOf(row);
  const state = stateOf(course, on);
  const todo = (
    key: string,
    due: Todo["due"],
    title: string,
    detail: string,
    action: string,
    href = page(row),
  ): Todo => ({
    ...{ id: `posting-${key}-${row.id}`, due, title: `${subject(row)} · ${title}`, detail, href, action },
  });
  const todos: Todo[] = [];
  if (state === "APPROVED" && course.plannedFrom <= on) {
    todos.push(todo("arrival", course.plannedFrom, "登记报到", `${row.hostUnit.name} ${row.role}`, "登记"));
  }
  if (state === "RUNNING") {
    const visit = visitOf(inForce(course), rules.endingDays);
    if (row.visits.length === 0 && visit.shown <= on) {
      todos.push(
        todo("visit", visit.due, "中期走访", `${row.hostUnit.name} ${row.role}`, "登记", page(row, "#visits")),
      );
    }
    const due = lastDay(dueUntil(course));
    if (course.actualUntil === null && addDays(due, -rules.endingDays) <= on) {
      todos.push(todo("ending", due, "即将期满", "登记期满结束，或提前办理延长。", "办理"));
    }
  }
  if (course.actualUntil && course.actualUntil <= on && !row.returnPost) {
    todos.push(todo("return", null, "登记返回岗位", `${row.homeUnit.name} ${row.homePost}`, "登记"));
  }
  return [...todos, ...postOwed(actor, row)];
}

/** The organisation's own record: 轮岗 and 交流 hold a real post at the host, and everybody comes back to one. */
function postOwed(actor: Actor, row: Open): Todo[] {
  if (!can(actor, "organisation.write")) return [];
  const on = toColumn(today(actor.at));
  const held = row.person.posts.find(({ from, until }) => from <= on && (until === null || until > on));
  const running = stateOf(courseOf(row), today(actor.at)) === "RUNNING";
  const real = running && REAL_POSTS.includes(row.type) ? row.hostUnit : null;
  const since = real ? row.actualFrom : row.returnedOn && row.returnedOn <= on ? row.returnedOn : null;
  const expected = real?.id ?? row.returnUnitId;
  // A main post begun since then settles it, wherever it is.
  if (!since || !held || held.unitId === expected || held.from >= since) return [];
  const detail = real
    ? `到${row.hostUnit.name}任${row.role}，人员的任职还在原单位`
    : `返回${row.returnPost}，人员的任职还在别处`;
  return [
    {
      id: `posting-post-${row.id}`,
      due: null,
      title: `${subject(row)} · 在人员页登记任职`,
      detail,
      href: `/people/${row.personId}`,
      action: "登记",
    },
  ];
}

function signatureOwed(actor: Actor, row: Open, rules: Rules<"ROTATION">): Todo[] {
  const course = courseOf(row);
  if (stateOf(course, today(actor.at)) !== "APPRAISAL" || !course.actualUntil) return [];
  const turn = turnOf(row.appraisal);
  if (turn === null || mayWrite(actor, row, turn) !== true) return [];
  return [
    {
      id: `posting-appraisal-${row.id}-${turn}`,
      due: appraisalDue(course.actualUntil, rules.appraisalDays),
      title: turn === "summary" ? "填写锻炼小结" : `${subject(row)} · 签署${SECTION_LABELS[turn]}`,
      detail: `${row.hostUnit.name} ${row.role}，最后一天${sayDate(lastDay(course.actualUntil))}`,
      href: turn === "summary" ? "/rotation/mine#appraisal" : page(row, "#appraisal"),
      action: "填写",
    },
  ];
}
