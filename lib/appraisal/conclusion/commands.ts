import { type Record, transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { sayDate, toColumn } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { missing, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import type { CycleState } from "@/prisma/generated/enums";
import { moveCycle } from "../cycle/commands";
import { mayMove } from "../cycle/policy";
import { lockCycle } from "../cycle/queries";
import { overSeats } from "../decision/seats";
import { reckonResults } from "../result/commands";
import { storedScheme } from "../scheme/schema";
import type { Conclude, ReleaseResults } from "./schema";

const LATEST = {
  orderBy: { version: "desc" },
  take: 1,
  select: { suggested: true, status: true, rank: true, quotaPool: true },
} as const;

async function loadCycle(actor: Actor, tx: Tx, id: string, to: CycleState) {
  // From here on nobody changes evidence, proposals, decisions under the move.
  await lockCycle(tx, id);
  const cycle =
    (await tx.cycle.findUnique({
      where: { id },
      select: { id: true, title: true, state: true, scheme: { select: { document: true } } },
    })) ?? missing("考核");
  permit(mayMove(actor, cycle, to));
  return cycle;
}

/**
 * 提出等次建议: T is reckoned a last time with the facts of this moment, every subject without a proposal of its own is
 * proposed as suggested, and from here on the figures stand.
 */
export function submitProposals(actor: Actor, input: Conclude): Promise<{ proposed: number }> {
  return transact(
    actor,
    async (tx, record) => {
      const cycle = await loadCycle(actor, tx, input.cycleId, "PROPOSED");
      await reckonResults(tx, cycle.id, actor.at);
      const subjects = await tx.subject.findMany({
        where: { cycleId: cycle.id },
        select: {
          id: true,
          name: true,
          personId: true,
          proposal: { select: { grade: true, reason: true } },
          results: LATEST,
        },
      });
      refuseTies(subjects);
      refuseOvertaken(subjects);
      const missingRows = subjects.filter((subject) => subject.proposal === null);
      await tx.proposal.createMany({
        data: missingRows.map((subject) => ({
          subjectId: subject.id,
          grade: subject.results[0]?.suggested ?? null,
          byId: actor.personId ?? "",
          byName: actor.name,
          at: actor.at,
        })),
      });
      await moveCycle(tx, record, actor, cycle, "PROPOSED", input.note);
      record("grades.proposed", cycle.id, { subjects: subjects.length, asSuggested: missingRows.length });
      return { proposed: subjects.length };
    },
    { timeout: 120_000 },
  );
}

type Tied = {
  name: string;
  proposal: { grade: string | null; reason: string } | null;
  results: { status: string; suggested: string | null; rank: number | null }[];
};

/** A complete tie at the boundary has no automatic choice: the group must say what it proposes before it submits. */
function refuseTies(subjects: Tied[]) {
  const open = subjects.filter((subject) => {
    const result = subject.results[0];
    return subject.proposal === null && result?.status === "VALID" && result.suggested === null && result.rank !== null;
  });
  if (open.length > 0) {
    const names = open.map((subject) => subject.name).join("、");
    throw new Refusal("invalid", `${names} 没有系统建议等次（并列或不定等次），请先逐人填写建议等次和理由。`);
  }
}

/** Proposed as suggested, and then a sanction or evidence changed the suggestion: the group looks again. */
function refuseOvertaken(subjects: Tied[]) {
  const names = subjects.flatMap(({ name, proposal, results }) => {
    const suggested = results[0]?.suggested ?? null;
    const overtaken = proposal !== null && proposal.reason === "" && proposal.grade !== suggested;
    return overtaken ? [`${name}（${suggested ?? "不定等次"}）`] : [];
  });
  if (names.length > 0) {
    const whom = names.join("、");
    throw new Refusal("invalid", `提名之后成绩或情形有变，系统建议等次现为：${whom}。请重新填写这些人的建议等次。`);
  }
}

/** 党委审定完成: every subject has its decision, and no pool has more of the quota grade than it has seats. */
export function finishDecisions(actor: Actor, input: Conclude): Promise<void> {
  return transact(actor, async (tx, record) => {
    const cycle = await loadCycle(actor, tx, input.cycleId, "DECIDED");
    const subjects = await tx.subject.findMany({
      where: { cycleId: cycle.id },
      select: { name: true, decision: { select: { grade: true } }, results: LATEST },
    });
    const undecided = subjects.filter((subject) => subject.decision === null).map((subject) => subject.name);
    if (undecided.length > 0) {
      throw new Refusal(
        "invalid",
        `还有 ${undecided.length} 人没有审定结果：${undecided.slice(0, 8).join("、")}${undecided.length > 8 ? " 等" : ""}。`,
      );
    }
    const over = overSeats(
      storedScheme(cycle.scheme.document).quota,
      subjects.map((subject) => ({
        name: subject.name,
        pool: subject.results[0]?.quotaPool ?? "",
        counts: subject.results[0]?.status === "VALID" && subject.results[0].rank !== null,
        grade: subject.decision?.grade ?? null,
      })),
    );
    if (over.length > 0) throw new Refusal("invalid", `优秀名额超出：${over.join("；")}。名额不得突破，请重新审定。`);
    await moveCycle(tx, record, actor, cycle, "DECIDED", input.note);
  });
}

/** 反馈本人: from here each subject sees the own grade and figures. The dates of the 公示 are recorded. */
export function releaseResults(actor: Actor, input: ReleaseResults): Promise<{ told: number }> {
  return transact(actor, async (tx, record) => {
    const cycle = await loadCycle(actor, tx, input.cycleId, "FINAL");
    const dates = { publicFrom: toColumn(input.publicFrom), publicUntil: toColumn(input.publicUntil) };
    const note = `公示 ${sayDate(input.publicFrom)} 至 ${sayDate(input.publicUntil)}`;
    await moveCycle(tx, record, actor, cycle, "FINAL", note, dates);
    const told = await tellSubjects(tx, actor, cycle);
    record("results.released", cycle.id, { told, publicFrom: input.publicFrom, publicUntil: input.publicUntil });
    return { told };
  });
}

async function tellSubjects(tx: Tx, actor: Actor, cycle: { id: string; title: string }): Promise<number> {
  const subjects = await tx.subject.findMany({ where: { cycleId: cycle.id }, select: { id: true, personId: true } });
  for (const subject of subjects) {
    await notify(tx, [subject.personId], {
      at: actor.at,
      title: `${cycle.title}结果已反馈`,
      body: "请查看本人结果并签署意见；自签收之日起30日内可以申请复核。",
      href: `/mine/${subject.id}`,
    });
  }
  return subjects.length;
}

export function archiveCycle(actor: Actor, input: Conclude): Promise<void> {
  return transact(actor, async (tx, record: Record) => {
    const cycle = await loadCycle(actor, tx, input.cycleId, "ARCHIVED");
    await moveCycle(tx, record, actor, cycle, "ARCHIVED", input.note);
  });
}
