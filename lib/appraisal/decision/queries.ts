import { type Actor, can, reachOf } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { Todo } from "@/lib/todo";
import type { CycleKind, CycleState, Prisma } from "@/prisma/generated/client";
import { type LateStep, opinionDueOn, stepDueOn } from "../cycle/deadlines";
import { among, type Occasions, occasionsOf } from "../occasion/queries";
import { storedScheme } from "../scheme/schema";

/** Subjects on whom the actor writes the head's comment: own unit's people, or the heads of the units in charge of. */
async function commentedBy(actor: Actor): Promise<Prisma.SubjectWhereInput> {
  const reach = reachOf(actor, "comment.write");
  const overseen = await db.unit.findMany({ where: { overseerId: actor.personId ?? "" }, select: { id: true } });
  const ownUnits: Prisma.SubjectWhereInput = reach.plant ? {} : { unitId: { in: reach.unitIds } };
  return {
    personId: { not: actor.personId ?? "" },
    OR: [
      { AND: [ownUnits, { pool: { not: "MIDDLE_CHIEF" } }] },
      { pool: "MIDDLE_CHIEF", unitId: { in: overseen.map((unit) => unit.id) } },
    ],
  };
}

const AFTER_PROPOSAL: CycleState[] = ["PROPOSED", "DECIDED", "FINAL", "ARCHIVED"];

/** What the head of a unit has to comment on in one cycle; null when there is nobody. No scores: the head judges the work. */
export async function listCommented(actor: Actor, cycleId: string) {
  const where = await commentedBy(actor);
  const cycle = await db.cycle.findFirst({
    where: { id: cycleId, state: { in: AFTER_PROPOSAL }, subjects: { some: where } },
    select: {
      id: true,
      title: true,
      state: true,
      scheme: { select: { document: true } },
      subjects: {
        where,
        select: {
          ...{ id: true, personId: true, unitId: true, pool: true, name: true, unitName: true, postTitle: true },
          materials: { select: { summary: true, duties: true } },
          headComment: true,
        },
      },
    },
  });
  if (!cycle) return null;
  const { scheme, subjects, ...head } = cycle;
  const may = cycle.state === "PROPOSED" || "党委审定后评语不能再改。";
  return { ...head, may, subjects, grades: storedScheme(scheme.document).grades.map((grade) => grade.label) };
}

/** Heads owe comments while PROPOSED; the group owes proposals, the secretary the decision, each subject the signature. */
export async function listTodos(actor: Actor, given?: Occasions): Promise<Todo[]> {
  const { states, ratedIn } = given ?? (await occasionsOf(actor));
  const [comments, opinions, steps] = await Promise.all([
    among(states, "PROPOSED") ? commentsOwed(actor) : [],
    among(ratedIn, "FINAL") ? opinionsOwed(actor) : [],
    stepsOwed(actor, states),
  ]);
  return [...comments, ...opinions, ...steps];
}

async function commentsOwed(actor: Actor): Promise<Todo[]> {
  const where = await commentedBy(actor);
  const cycles = await db.cycle.findMany({
    where: { state: "PROPOSED", subjects: { some: { ...where, headComment: { is: null } } } },
    select: {
      ...DATED,
      _count: { select: { subjects: { where: { ...where, headComment: { is: null } } } } },
    },
  });
  return cycles.map((cycle) => ({
    id: `comment-${cycle.id}`,
    due: dueOf(cycle, "decision"),
    title: `${cycle.title} · ${cycle._count.subjects} 名干部的主管领导评语`,
    detail: "党委审定前填写，印入登记表",
    href: `/comments/${cycle.id}`,
    action: "填写",
  }));
}

async function opinionsOwed(actor: Actor): Promise<Todo[]> {
  if (actor.personId === null) return [];
  const rows = await db.subject.findMany({
    where: { personId: actor.personId, cycle: { state: "FINAL" }, opinion: { is: null } },
    select: {
      id: true,
      cycle: { select: { title: true, steps: { where: { to: "FINAL" }, orderBy: { at: "desc" }, take: 1 } } },
    },
  });
  return rows.map((row) => ({
    id: `opinion-${row.id}`,
    due: row.cycle.steps[0] ? opinionDueOn(today(row.cycle.steps[0].at)) : null,
    title: `${row.cycle.title} · 查看本人结果并签署意见`,
    detail: "签收之日起30日内可以申请复核",
    href: `/mine/${row.id}`,
    action: "签署",
  }));
}

const DATED = { id: true, title: true, kind: true, year: true, voteClosesAt: true } as const;
type Dated = { kind: CycleKind; year: number; voteClosesAt: Date };
const dueOf = ({ voteClosesAt, ...cycle }: Dated, step: LateStep) =>
  stepDueOn({ ...cycle, voteClosesOn: today(voteClosesAt) }, step);

/** `by`: the day of the calendar; papers are printed and filed when there is time. */
const STEP_TODOS = [
  {
    state: "TALLIED",
    capability: "effect.write",
    by: "decision",
    what: "核对处分与影响情形",
    // 核实 comes before 综合研判: later the figures have to be reckoned anew, or the committee has to give a reason.
    detail: "提出等次建议之前登记或撤销",
    page: "results",
    action: "核对",
  },
  {
    state: "TALLIED",
    capability: "cycle.propose",
    by: "decision",
    what: "提出等次建议",
    page: "decisions",
    action: "提出",
  },
  {
    state: "PROPOSED",
    capability: "cycle.decide",
    by: "decision",
    what: "登记党委审定结果",
    page: "decisions",
    action: "审定",
  },
  {
    state: "DECIDED",
    capability: "cycle.prepare",
    by: "feedback",
    what: "公示并反馈本人",
    page: "decisions",
    action: "反馈",
  },
  { state: "FINAL", capability: "cycle.prepare", by: null, what: "打印登记表并归档", page: "papers", action: "打印" },
] as const;

async function stepsOwed(actor: Actor, states: CycleState[]): Promise<Todo[]> {
  const mine = STEP_TODOS.filter((step) => can(actor, step.capability) && states.includes(step.state));
  if (mine.length === 0) return [];
  const cycles = await db.cycle.findMany({
    where: { state: { in: mine.map((step) => step.state) } },
    select: { ...DATED, state: true },
  });
  return cycles.flatMap((cycle) =>
    mine
      .filter((step) => step.state === cycle.state)
      .map((step) => ({
        id: `${step.page}-${cycle.id}`,
        due: step.by && dueOf(cycle, step.by),
        title: `${cycle.title} · ${step.what}`,
        detail: "detail" in step ? step.detail : "",
        href: `/appraisal/${cycle.id}/${step.page}`,
        action: step.action,
      })),
  );
}
