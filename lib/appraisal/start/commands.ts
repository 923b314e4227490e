import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { invalid, permit } from "@/lib/errors";
import { assignmentHash } from "../assignment/queries";
import { boxLengthOf } from "../ballot/sealing";
import { moveCycle } from "../cycle/commands";
import { mayMove } from "../cycle/policy";
import { type LockedCycle, lockCycle } from "../cycle/queries";
import { startFaults } from "../cycle/readiness";
import { fingerprint } from "../scheme/fingerprint";
import { storedScheme } from "../scheme/schema";
import { refreshPosts } from "../subject/commands";
import { loadStartReadiness, longestPaper, postsHash, recordsOf } from "./queries";
import type { StartCycle } from "./schema";

const LONG = { timeout: 120_000 };

/**
 * 启动测评: scheme, posts, assignments and materials are frozen and hashed, and voters may rate. All in one transaction;
 * of two who press at once, the second finds the cycle already open.
 */
export function startCycle(actor: Actor, input: StartCycle) {
  return transact(
    actor,
    async (tx, record) => {
      const cycle = await lockCycle(tx, input.cycleId);
      permit(mayMove(actor, cycle, "OPEN"));
      const faults = startFaults(await loadStartReadiness(tx, cycle, actor.at));
      if (faults.length > 0) invalid(`还不能启动测评：${faults.join("")}`);
      const moved = await refreshPosts(tx, cycle, actor.at);
      if (moved.length > 0) {
        invalid(`还不能启动测评：${moved.join("、")}的单位在生成评价关系之后有变动，请重新生成评价关系。`);
      }
      await freezeRecords(actor, tx, cycle);
      const idle = await dropIdlePapers(tx, cycle.id);
      await freezeMaterials(tx, cycle.id, actor.at);
      const scheme = await freezeScheme(tx, cycle.schemeId, actor.at);
      const hashes = await hashesOf(tx, cycle, scheme.sha256);
      await moveCycle(tx, record, actor, cycle, "OPEN", "", {
        startedAt: actor.at,
        ...hashes,
        allowRevise: scheme.document.paper.allowRevise,
        boxLength: boxLengthOf(scheme.document, await longestPaper(tx, cycle.id)),
      });
      record("cycle.started", cycle.id, { ...hashes, idle });
      return { frozenHash: hashes.frozenHash };
    },
    LONG,
  );
}

/** One hash over the cycle's facts and the three others: what people compare on paper. */
async function hashesOf(tx: Tx, cycle: LockedCycle, schemeHash: string) {
  const parts = {
    schemeHash,
    postsHash: await postsHash(tx, cycle.id),
    assignmentHash: await assignmentHash(tx, cycle.id),
  };
  const { id, kind, year, round, title, custody } = cycle;
  return { ...parts, frozenHash: fingerprint({ id, kind, year, round, title, custody, ...parts }) };
}

async function freezeScheme(tx: Tx, schemeId: string, at: Date) {
  await tx.scheme.updateMany({ where: { id: schemeId, usedAt: null }, data: { usedAt: at } });
  const row = await tx.scheme.findUniqueOrThrow({ where: { id: schemeId } });
  const document = storedScheme(row.document);
  const sha256 = fingerprint(document);
  if (sha256 !== row.sha256) throw new Error(`scheme ${row.version} does not match its stored hash`);
  return { document, sha256 };
}

/** What every rater reads of the year goes into the frozen cells, and so under their hash. */
async function freezeRecords(actor: Actor, tx: Tx, cycle: LockedCycle) {
  const subjects = await tx.subject.findMany({ where: { cycleId: cycle.id } });
  const records = await recordsOf(
    actor,
    tx,
    subjects.map(({ personId }) => personId),
    cycle.year,
  );
  for (const { id, personId, snapshot } of subjects) {
    const record = records.get(personId);
    if (record) await tx.subject.update({ where: { id }, data: { snapshot: { ...Object(snapshot), record } } });
  }
}

/** Rows for those who wrote nothing as well: the voters read "nothing", not something that appears later. */
async function freezeMaterials(tx: Tx, cycleId: string, at: Date) {
  await tx.$executeRaw`
    insert into "Materials" ("subjectId") select id from "Subject" where "cycleId" = ${cycleId} on conflict do nothing`;
  await tx.materials.updateMany({ where: { subject: { cycleId }, frozenAt: null }, data: { frozenAt: at } });
}

/**
 * Papers on which nobody is left to rate: their voters owe nothing, and an empty paper would spoil the turnout. Who they
 * are and why stays on the audit trail.
 */
async function dropIdlePapers(tx: Tx, cycleId: string) {
  const idle = await tx.paper.findMany({
    where: { cycleId, assignments: { none: { excused: false } } },
    select: { id: true, voterId: true, assignments: { select: { subjectId: true, reason: true } } },
  });
  await tx.paper.deleteMany({ where: { id: { in: idle.map(({ id }) => id) } } });
  return idle.map(({ voterId, assignments }) => ({ voterId, assignments }));
}
