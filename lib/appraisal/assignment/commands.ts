import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit } from "@/lib/errors";
import { lockCycle } from "../cycle/queries";
import { groupLabel } from "../scheme/items";
import { schemeOf } from "../scheme/queries";
import { refreshPosts } from "../subject/commands";
import { mayAdjust, mayGenerate } from "./policy";
import { loadChart, placedSubjects, planOf } from "./queries";
import { excuser, type Pair, planAssignments } from "./rules";
import type { AddVoter, Generate, RemoveVoter, UndoManual } from "./schema";

/** Generating for a whole group company takes seconds, not the usual blink. */
const LONG = { timeout: 120_000 };

/**
 * Lays down what the rules say for every rated subject. What was changed by hand stays as it is; everything else is
 * written anew. Five statements, however many pairs.
 */
export function generateAssignments(actor: Actor, input: Generate) {
  return transact(
    actor,
    async (tx, record) => {
      const cycle = await lockCycle(tx, input.cycleId);
      permit(mayGenerate(actor, cycle));
      await refreshPosts(tx, cycle, actor.at);
      const { pairs, subjects, placings } = await planOf(actor, tx, cycle);
      if (subjects.length === 0) invalid("名单中没有参加测评的干部，无法生成评价关系。");
      await tx.$executeRaw`
        delete from "Assignment" a using "Paper" p
        where p.id = a."paperId" and p."cycleId" = ${cycle.id} and a.source = 'RULE'`;
      await insertPairs(tx, cycle.id, pairs);
      await dropEmptyPapers(tx, cycle.id);
      const voters = await tx.paper.count({ where: { cycleId: cycle.id, assignments: { some: { excused: false } } } });
      const manual = await tx.assignment.count({ where: { paper: { cycleId: cycle.id }, source: "MANUAL" } });
      const votes = pairs.filter(({ excused }) => excused === "").length;
      const elsewhere = [...placings].map(([personId, { unitName, days }]) => ({ personId, unitName, days }));
      record("assignment.generated", cycle.id, {
        pairs: votes,
        excused: pairs.length - votes,
        manual,
        voters,
        elsewhere,
      });
      return { pairs: votes, excused: pairs.length - votes, manual, voters };
    },
    LONG,
  );
}

/** A voter whom the rules do not name, or who stands in another group by hand. One group per voter and subject. */
export function addVoter(actor: Actor, input: AddVoter) {
  return transact(actor, async (tx, record) => {
    const { cycle, subject, scheme } = await claim(tx, actor, input.cycleId, input.subjectId);
    if (subject.notRatedReason !== null) invalid(`${subject.name}不参加测评，不能增加评价人。`);
    if (!scheme.groups.some(({ key }) => key === input.group)) invalid("请选择组别。", { group: ["请选择组别"] });
    const voter = (await tx.person.findUnique({ where: { id: input.personId } })) ?? missing("人员");
    const excuse = excuser(await loadChart(tx, cycle, scheme, actor.at))(voter.id, subject.personId);
    if (excuse) invalid(`${voter.name}不能评价${subject.name}：${excuse}。`);
    const paper = await tx.paper.upsert({
      where: { cycleId_voterId: { cycleId: cycle.id, voterId: voter.id } },
      create: { cycleId: cycle.id, voterId: voter.id, unitId: voter.unitId },
      update: {},
    });
    const key = { paperId_subjectId: { paperId: paper.id, subjectId: subject.id } };
    const found = await tx.assignment.findUnique({ where: key });
    if (found && !found.excused) {
      const group = groupLabel(scheme, found.group);
      invalid(`${voter.name}已在“${group}”组。每名评价人对同一干部只能在一个组，请先移除再增加。`);
    }
    const line = {
      group: input.group,
      excused: false,
      reason: input.reason,
      source: "MANUAL" as const,
      changedById: actor.personId,
    };
    await tx.assignment.upsert({
      where: key,
      create: { paperId: paper.id, subjectId: subject.id, ...line },
      update: line,
    });
    record("assignment.added", subject.id, { voterId: voter.id, group: input.group, reason: input.reason });
    return { voter: voter.name, subject: subject.name, group: groupLabel(scheme, input.group) };
  });
}

/** The pair stays on record as left out, with the reason: the next generation does not bring it back. */
export function removeVoter(actor: Actor, input: RemoveVoter) {
  return transact(actor, async (tx, record) => {
    const { line, subject } = await loadLine(tx, actor, input);
    if (line.excused) invalid("此人已不参加对该干部的评价。");
    await tx.assignment.update({
      where: { id: line.id },
      data: { excused: true, reason: input.reason, source: "MANUAL", changedById: actor.personId },
    });
    record("assignment.removed", subject.id, {
      voterId: line.paper.voterId,
      group: line.group,
      reason: input.reason,
    });
    return { voter: line.paper.voter.name, subject: subject.name };
  });
}

/** Takes a change by hand back: the pair is again what the rules make of it, or gone if they do not name it. */
export function undoManual(actor: Actor, input: UndoManual) {
  return transact(actor, async (tx, record) => {
    const { cycle, line, subject, scheme } = await loadLine(tx, actor, input);
    if (line.source !== "MANUAL") invalid("该项不是手工调整，无需撤销。");
    const chart = await loadChart(tx, cycle, scheme, actor.at);
    const { subjects } = await placedSubjects(actor, tx, cycle, [subject]);
    const ruled = planAssignments(chart, subjects).find(({ voterId }) => voterId === line.paper.voterId);
    if (ruled) {
      await tx.assignment.update({
        where: { id: line.id },
        data: {
          group: ruled.group,
          excused: ruled.excused !== "",
          reason: ruled.excused,
          source: "RULE",
          changedById: null,
        },
      });
    } else {
      await tx.assignment.delete({ where: { id: line.id } });
      await dropEmptyPapers(tx, cycle.id);
    }
    record("assignment.manual-undone", subject.id, { voterId: line.paper.voterId, was: line.reason });
    return { voter: line.paper.voter.name, subject: subject.name };
  });
}

async function claim(tx: Tx, actor: Actor, cycleId: string, subjectId: string) {
  const cycle = await lockCycle(tx, cycleId);
  const subject = await tx.subject.findFirst({ where: { id: subjectId, cycleId: cycle.id } });
  if (!subject) missing("被考核干部");
  permit(mayAdjust(actor, cycle, subject));
  return { cycle, subject, scheme: await schemeOf(tx, cycle.schemeId) };
}

async function loadLine(tx: Tx, actor: Actor, { cycleId, assignmentId }: { cycleId: string; assignmentId: string }) {
  const line = await tx.assignment.findFirst({
    where: { id: assignmentId, paper: { cycleId } },
    include: { paper: { select: { voterId: true, voter: { select: { name: true } } } } },
  });
  if (!line) missing("评价关系");
  return { line, ...(await claim(tx, actor, cycleId, line.subjectId)) };
}

/** Papers for voters who have none yet, then the pairs; a pair changed by hand already stands and wins. */
async function insertPairs(tx: Tx, cycleId: string, pairs: readonly Pair[]) {
  const voters = [...new Set(pairs.map(({ voterId }) => voterId))];
  await tx.$executeRaw`
    insert into "Paper" (id, "cycleId", "voterId", "unitId")
    select gen_random_uuid()::text, ${cycleId}, p.id, p."unitId" from "Person" p where p.id = any(${voters}::text[])
    on conflict ("cycleId", "voterId") do update set "unitId" = excluded."unitId"`;
  await tx.$executeRaw`
    insert into "Assignment" (id, "paperId", "subjectId", "group", excused, reason)
    select gen_random_uuid()::text, p.id, t."subjectId", t."group", t.excused <> '', t.excused
    from unnest(
      ${pairs.map(({ subjectId }) => subjectId)}::text[], ${pairs.map(({ voterId }) => voterId)}::text[],
      ${pairs.map(({ group }) => group)}::text[], ${pairs.map(({ excused }) => excused)}::text[]
    ) as t("subjectId", "voterId", "group", excused)
    join "Paper" p on p."cycleId" = ${cycleId} and p."voterId" = t."voterId"
    on conflict ("paperId", "subjectId") do nothing`;
}

async function dropEmptyPapers(tx: Tx, cycleId: string) {
  await tx.$executeRaw`
    delete from "Paper" p where p."cycleId" = ${cycleId}
      and not exists (select from "Assignment" a where a."paperId" = p.id)`;
}
