import { type Actor, can } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { Todo } from "@/lib/todo";
import type { CycleState } from "@/prisma/generated/enums";
import { among, type Occasions, occasionsOf } from "../occasion/queries";
import { mayWriteCells, mayWriteSummary } from "./policy";

export type OwnAppraisal = {
  subjectId: string;
  title: string;
  year: number;
  state: CycleState;
  unitName: string;
  postTitle: string;
  voteOpensAt: Date;
  savedAt: Date | null;
  summaryWritten: boolean;
  checkedAt: Date | null;
  checkNote: string;
  notRatedReason: string | null;
  opinionGiven: boolean;
};

/** Every appraisal in which the actor is rated, newest first. A cycle in preparation shows, so that the texts can be written. */
export async function listOwnAppraisals(actor: Actor): Promise<OwnAppraisal[]> {
  if (actor.personId === null) return [];
  const rows = await db.subject.findMany({
    where: { personId: actor.personId },
    orderBy: [{ cycle: { year: "desc" } }, { cycle: { round: "desc" } }],
    select: {
      id: true,
      unitName: true,
      postTitle: true,
      notRatedReason: true,
      cycle: { select: { title: true, year: true, state: true, voteOpensAt: true } },
      materials: { select: { savedAt: true, summary: true, checkedAt: true, checkNote: true } },
      opinion: { select: { at: true } },
    },
  });
  return rows.map((row) => ({
    subjectId: row.id,
    ...row.cycle,
    unitName: row.unitName,
    postTitle: row.postTitle,
    savedAt: row.materials?.savedAt ?? null,
    summaryWritten: Boolean(row.materials?.summary),
    checkedAt: row.materials?.checkedAt ?? null,
    checkNote: row.materials?.checkNote ?? "",
    notRatedReason: row.notRatedReason,
    opinionGiven: row.opinion !== null,
  }));
}

export type OwnMaterials = {
  subjectId: string;
  cycleId: string;
  title: string;
  year: number;
  state: CycleState;
  voteOpensAt: Date;
  name: string;
  unitName: string;
  postTitle: string;
  revision: number;
  summary: string;
  attachment: string;
  duties: string;
  training: string;
  honours: string;
  savedAt: Date | null;
  checkedAt: Date | null;
  checkNote: string;
  mayWriteSummary: true | string;
  mayWriteCells: true | string;
};

/** One's own texts of one appraisal; null for anybody else's. */
export async function getOwnMaterials(actor: Actor, subjectId: string): Promise<OwnMaterials | null> {
  const row = await db.subject.findFirst({
    where: { id: subjectId, personId: actor.personId ?? "" },
    select: {
      id: true,
      personId: true,
      name: true,
      unitName: true,
      postTitle: true,
      cycle: { select: { id: true, title: true, year: true, state: true, voteOpensAt: true } },
      materials: true,
    },
  });
  if (!row) return null;
  const { materials, cycle } = row;
  return {
    subjectId: row.id,
    cycleId: cycle.id,
    title: cycle.title,
    year: cycle.year,
    state: cycle.state,
    voteOpensAt: cycle.voteOpensAt,
    name: row.name,
    unitName: row.unitName,
    postTitle: row.postTitle,
    revision: materials?.revision ?? 0,
    summary: materials?.summary ?? "",
    attachment: materials?.attachment ?? "",
    duties: materials?.duties ?? "",
    training: materials?.training ?? "",
    honours: materials?.honours ?? "",
    savedAt: materials?.savedAt ?? null,
    checkedAt: materials?.checkedAt ?? null,
    checkNote: materials?.checkNote ?? "",
    mayWriteSummary: mayWriteSummary(actor, row),
    mayWriteCells: mayWriteCells(actor, row),
  };
}

/** For the organiser: who has written what, and what waits for the check. */
export async function listMaterials(actor: Actor, cycleId: string) {
  if (!can(actor, "cycle.prepare")) return null;
  return db.subject.findMany({
    where: { cycleId },
    select: {
      id: true,
      personId: true,
      name: true,
      unitName: true,
      postTitle: true,
      materials: true,
      cycle: { select: { state: true } },
    },
  });
}

/** While texts can still be written or mended. */
const BEFORE_PROPOSAL: CycleState[] = ["DRAFT", "APPROVED", "OPEN", "CLOSED", "TALLIED"];

/** A subject owes the summary before the vote, and the mending of what the organiser returned; an organiser owes the checks. */
export async function listTodos(actor: Actor, given?: Occasions): Promise<Todo[]> {
  const { states, ratedIn } = given ?? (await occasionsOf(actor));
  const all = among(ratedIn, ...BEFORE_PROPOSAL) ? await listOwnAppraisals(actor) : [];
  const own = all.filter((row) => BEFORE_PROPOSAL.includes(row.state));
  const todos: Todo[] = [];
  for (const row of own) {
    const href = `/mine/${row.subjectId}`;
    const due = today(row.voteOpensAt);
    if (!row.summaryWritten && ["DRAFT", "APPROVED"].includes(row.state)) {
      const detail = "启动测评时定稿，评价人在评分页可以看到";
      todos.push({
        id: `summary-${row.subjectId}`,
        due,
        title: `${row.title} · 填写个人总结`,
        detail,
        href,
        action: "填写",
      });
    } else if (row.checkNote) {
      todos.push({
        id: `mend-${row.subjectId}`,
        due: null,
        title: `${row.title} · 填报内容需补正`,
        detail: row.checkNote,
        href,
        action: "补正",
      });
    }
  }
  if (can(actor, "cycle.prepare") && among(states, ...BEFORE_PROPOSAL)) todos.push(...(await checksOwed()));
  return todos;
}

async function checksOwed(): Promise<Todo[]> {
  const waiting = await db.cycle.findMany({
    where: { state: { in: BEFORE_PROPOSAL } },
    select: {
      id: true,
      title: true,
      _count: {
        select: {
          subjects: { where: { materials: { is: { savedAt: { not: null }, checkedAt: null, checkNote: "" } } } },
        },
      },
    },
  });
  return waiting
    .filter((cycle) => cycle._count.subjects > 0)
    .map((cycle) => ({
      id: `check-${cycle.id}`,
      due: null,
      title: `${cycle.title} · ${cycle._count.subjects} 名干部的填报内容待审核`,
      detail: "从事或分管工作、培训、奖惩情况",
      href: `/appraisal/${cycle.id}/evidence`,
      action: "审核",
    }));
}
