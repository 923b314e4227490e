import { type Record, transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { missing, permit, Refusal } from "@/lib/errors";
import { assignmentHash } from "../assignment/queries";
import { balance } from "../ballot/commands";
import { destroyDraftKey, destroyKeys, loadMacKey, loadOpeningKey } from "../ballot/custody";
import { moveCycle } from "../cycle/commands";
import { lockCycle } from "../cycle/queries";
import { reckonResults } from "../result/commands";
import { evaluate } from "../result/evaluating";
import { countedHash, loadGround, recount } from "../result/queries";
import { tallyFileText } from "../result/tally-export";
import { fingerprint } from "../scheme/fingerprint";
import { storedScheme } from "../scheme/schema";
import { postsHash } from "../start/queries";
import { consentDutyOf, mayConsent, mayExport, mayOpen, mayRelease, releaseDutyOf } from "./policy";
import { finished, report } from "./progress";
import { BATCH, papersInBox, standingConsents, standingReleases, storedBallots } from "./queries";
import type { Consent, OpenBox, ReleaseTally } from "./schema";
import { bySubject, hashBallots, type StrippedBallot, type StrippedComment, strip } from "./stripping";
import { EnvelopeDigest, type StrippedLine, unboxed } from "./unboxing";

/** Thousands of boxes take seconds; what waits for the lock meanwhile are pages that only look. */
const LONG = { timeout: 600_000 };

/** One of the two sides agrees to the opening. Both rows, from two people, must stand before the box is touched. */
export function consentToOpening(actor: Actor, input: Consent): Promise<void> {
  return transact(actor, async (tx, record) => {
    const cycle = (await cycleToOpen(actor, tx, input.cycleId)) ?? missing("考核");
    permit(mayConsent(actor, cycle, cycle.consents));
    const duty = consentDutyOf(actor);
    if (!duty || !actor.personId) missing("考核");
    const lapsed = cycle.consents.find((each) => each.duty === duty);
    if (lapsed) {
      await tx.openingConsent.delete({ where: { id: lapsed.id } });
      record("box.consent-withdrawn", cycle.id, { duty, of: lapsed.name, why: "同意人已不再担任该职责" });
    }
    const consent = { cycleId: cycle.id, duty, personId: actor.personId, name: actor.name, at: actor.at };
    await tx.openingConsent.create({ data: consent });
    record("box.consented", cycle.id, { duty });
  });
}

/** As long as the box is shut, whoever agreed may take it back. */
export function withdrawConsent(actor: Actor, input: Consent): Promise<void> {
  return transact(actor, async (tx, record) => {
    const cycle = (await cycleToOpen(actor, tx, input.cycleId)) ?? missing("考核");
    const own = cycle.consents.find(({ personId }) => personId === actor.personId) ?? missing("同意记录");
    if (cycle.state !== "CLOSED" || cycle.opening) throw new Refusal("conflict", "票箱已经打开，同意不能再撤回。");
    const { count } = await tx.openingConsent.deleteMany({ where: { cycleId: cycle.id, duty: own.duty } });
    if (count === 0) missing("同意记录");
    record("box.consent-withdrawn", cycle.id, { duty: own.duty });
  });
}

/**
 * 开箱: open, verify, destroy, each a transaction of its own that leaves a named state behind. A crash between any two of
 * them loses nothing: pressed again, the work goes on where it stopped.
 */
export async function openBox(actor: Actor, input: OpenBox): Promise<{ ballots: number; papers: number }> {
  const { cycleId } = input;
  try {
    await stripBallots(actor, cycleId);
    await verifyOpening(actor, cycleId);
    return await destroyBox(actor, cycleId);
  } finally {
    finished(cycleId);
  }
}

/** Step 1: every check of every paper, then ballots, comments, receipts, results and minutes in one transaction. */
export function stripBallots(actor: Actor, cycleId: string): Promise<void> {
  return step(actor, cycleId, async (tx, record, cycle) => {
    if (cycle.opening) return record("box.opening-resumed", cycleId, { step: "verify" });
    const { papers, returned } = await balance(tx, cycleId);
    const { lines, envelopesHash } = await readBox(tx, cycle, returned);
    report(cycleId, "打乱并入库", returned, returned);
    const { ballots, comments, withheldComments } = strip(cycle.stored, lines);
    await writeBallots(tx, cycleId, ballots, comments);
    await writeReceipts(tx, cycleId);
    await reckonResults(tx, cycleId, actor.at);
    const head = await tx.auditHead.findUniqueOrThrow({ where: { one: true } });
    const minutes = {
      papers,
      returned,
      ballots: ballots.length,
      comments: comments.length,
      envelopesHash,
      ballotsHash: hashBallots(ballots),
      resultsHash: await countedHash(tx, cycleId),
    };
    const audit = { auditSeq: head.seq, auditHash: Buffer.from(head.hash).toString("hex") };
    await tx.opening.create({ data: { cycleId, openedAt: actor.at, ...minutes, ...audit } });
    record("box.opened", cycleId, { ...minutes, withheldComments, by: cycle.consents.map(({ name }) => name) });
  });
}

/** Step 2: recounted from the ballots as they lie in the table, everything must come out as it was stored. */
export function verifyOpening(actor: Actor, cycleId: string): Promise<void> {
  return step(actor, cycleId, async (tx, record, { opening }) => {
    if (!opening) throw new Refusal("conflict", "票箱尚未打开。");
    if (opening.verifiedAt) return record("box.opening-resumed", cycleId, { step: "destroy" });
    report(cycleId, "复核", 0, 1);
    const ballots = await storedBallots(tx, cycleId);
    const counted = await recount(tx, cycleId, actor.at);
    const differing = [
      ballots.length !== opening.ballots && "选票数",
      hashBallots(ballots) !== opening.ballotsHash && "选票校验码",
      (await countedHash(tx, cycleId)) !== opening.resultsHash && "已存结果",
      counted.hash !== opening.resultsHash && "重新计票的结果",
      counted.isolating.length > 0 && "匿名组的合并",
    ].filter((each) => each !== false);
    if (differing.length > 0) {
      throw new Refusal(
        "conflict",
        `复核未通过：${differing.join("、")}与开箱时不符。密钥尚未销毁，请保留现场查明原因。`,
      );
    }
    await tx.opening.update({ where: { cycleId }, data: { verifiedAt: actor.at } });
    record("box.verified", cycleId, { ballots: ballots.length });
    report(cycleId, "复核", 1, 1);
  });
}

/**
 * Step 3: keys first, then the envelopes. Were the envelopes removed first, a crash would leave keys that still open
 * every old dump; this way a crash leaves envelopes that nobody can read, and the step runs again.
 */
export async function destroyBox(actor: Actor, cycleId: string): Promise<{ ballots: number; papers: number }> {
  return step(actor, cycleId, async (tx, record, cycle) => {
    if (!cycle.opening?.verifiedAt) throw new Refusal("conflict", "开箱尚未复核，不能销毁密钥。");
    report(cycleId, "销毁密钥和信封", 0, 1);
    await destroyKeys(cycleId, cycle.custody);
    await tx.envelope.deleteMany({ where: { paper: { cycleId } } });
    await tx.opening.update({ where: { cycleId }, data: { destroyedAt: actor.at } });
    // Evidence may have been entered between opening and now: T follows it once more, and what comes later waits.
    await lockCycle(tx, cycleId);
    await reckonResults(tx, cycleId, actor.at);
    await moveCycle(tx, record, actor, cycle, "TALLIED", "开箱、复核完毕，密钥已销毁。");
    record("box.destroyed", cycleId, {});
    return { ballots: cycle.opening.ballots, papers: cycle.opening.returned };
  });
}

/** 纪委 and the secretary each release the tally file, which only the server's own command then writes. */
export function releaseTally(actor: Actor, input: ReleaseTally): Promise<void> {
  return transact(actor, async (tx, record) => {
    const cycle =
      (await tx.cycle.findUnique({ where: { id: input.cycleId }, include: { releases: true } })) ?? missing("考核");
    const releases = await standingReleases(actor, tx, cycle.releases);
    permit(mayRelease(actor, cycle, releases));
    const duty = releaseDutyOf(actor);
    if (!duty || !actor.personId) missing("考核");
    const { cycleId, reason } = input;
    const lapsed = releases.find((each) => each.duty === duty);
    if (lapsed) {
      await tx.tallyRelease.delete({ where: { id: lapsed.id } });
      record("tally.release-lapsed", cycleId, { duty, of: lapsed.name, why: "批准人已不再担任该职责" });
    }
    await tx.tallyRelease.create({
      data: { cycleId, duty, personId: actor.personId, name: actor.name, reason, at: actor.at },
    });
    record("tally.released", cycleId, { duty, reason });
  });
}

/**
 * The sealed tally file as text, for the server's own command. Single ballots are in it, so both releases must stand, and
 * each writing of the file is on the trail.
 */
export function exportTally(actor: Actor, cycleId: string): Promise<string> {
  return transact(
    actor,
    async (tx, record) => {
      const cycle =
        (await tx.cycle.findUnique({ where: { id: cycleId }, include: { releases: true } })) ?? missing("考核");
      permit(mayExport(cycle, await standingReleases(actor, tx, cycle.releases)));
      const ballots = bySubject(await storedBallots(tx, cycleId));
      const ground = await loadGround(tx, cycleId, actor.at);
      const subjects = evaluate(ground).map(({ subject, quotaPool }) => ({
        ...subject,
        pool: quotaPool,
        // By their random ids: the file shows no other order than the table.
        ballots: ballots.get(subject.id) ?? [],
      }));
      record("tally.exported", cycleId, {
        subjects: subjects.length,
        releases: cycle.releases.map(({ name }) => name),
      });
      return tallyFileText(ground.scheme, subjects);
    },
    LONG,
  );
}

async function cycleToOpen(actor: Actor, tx: Tx, cycleId: string) {
  const cycle = await tx.cycle.findUnique({
    where: { id: cycleId },
    include: { consents: true, opening: true, scheme: { select: { document: true } } },
  });
  return cycle && { ...cycle, consents: await standingConsents(actor, tx, cycle) };
}

type CycleToOpen = NonNullable<Awaited<ReturnType<typeof cycleToOpen>>> & { stored: ReturnType<typeof storedScheme> };

/** The frame of each step: alone with the box, and both consents standing. */
function step<T>(
  actor: Actor,
  cycleId: string,
  work: (tx: Tx, record: Record, cycle: CycleToOpen) => Promise<T>,
): Promise<T> {
  return transact(
    actor,
    async (tx, record) => {
      await tx.$executeRaw`select lock_vote(${cycleId}, true)`;
      const cycle = (await cycleToOpen(actor, tx, cycleId)) ?? missing("考核");
      permit(mayOpen(actor, cycle, cycle.consents));
      return work(tx, record, { ...cycle, stored: storedScheme(cycle.scheme.document) });
    },
    LONG,
  );
}

/** The frozen ground first, then paper by paper; whatever is wrong ends it here, before anything is written. */
async function readBox(tx: Tx, cycle: CycleToOpen, returned: number) {
  if (fingerprint(cycle.scheme.document) !== cycle.schemeHash) changed("考核方案");
  if ((await assignmentHash(tx, cycle.id)) !== cycle.assignmentHash) changed("评价关系");
  if ((await postsHash(tx, cycle.id)) !== cycle.postsHash) changed("名单和职务");
  await destroyDraftKey(cycle.id);
  const keys = { opening: await loadOpeningKey(cycle.id, cycle.custody), mac: loadMacKey(cycle.id) };
  const ground = { id: cycle.id, boxLength: cycle.boxLength ?? 0, scheme: cycle.stored };
  const lines: StrippedLine[] = [];
  const digest = new EnvelopeDigest();
  for (let done = 0; done < returned; done += BATCH) {
    report(cycle.id, "核验并解封", done, returned);
    for (const paper of await papersInBox(tx, cycle.id, cycle.stored, done)) {
      lines.push(...unboxed(paper, ground, keys));
      if (paper.envelope) digest.add(paper.paperId, paper.envelope);
    }
  }
  return { lines, envelopesHash: digest.hex() };
}

function changed(what: string): never {
  throw new Refusal(
    "conflict",
    `开箱已停止，没有写入任何内容：${what}与启动测评时的校验码不符。请保留现场并联系纪委和系统管理员查明原因。`,
  );
}

/** Sorted by their random ids before they get here: the order of the rows on the disk says nothing either. */
async function writeBallots(tx: Tx, cycleId: string, ballots: StrippedBallot[], comments: StrippedComment[]) {
  await tx.$executeRaw`
    insert into "Ballot" ("id", "cycleId", "subjectId", "block", "marks", "overall")
    select b."id", ${cycleId}, b."subjectId", b."block", b."marks", b."overall"
    from jsonb_to_recordset(${JSON.stringify(ballots)}::jsonb)
      as b("id" text, "subjectId" text, "block" text, "marks" text, "overall" text) order by b."id"`;
  await tx.$executeRaw`
    insert into "BallotComment" ("id", "cycleId", "subjectId", "text")
    select c."id", ${cycleId}, c."subjectId", c."text"
    from jsonb_to_recordset(${JSON.stringify(comments)}::jsonb) as c("id" text, "subjectId" text, "text" text)
    order by c."id"`;
}

async function writeReceipts(tx: Tx, cycleId: string) {
  await tx.$executeRaw`
    insert into "OpeningReceipt" ("receipt", "cycleId", "state")
    select r."receipt", ${cycleId}, r."state"::"ReceiptState" from (
      select "receipt", 'COUNTED' as "state" from "Paper" where "cycleId" = ${cycleId} and "receipt" is not null
      union all select "receipt", 'REPLACED' from "ReplacedReceipt" where "cycleId" = ${cycleId}) r
    order by r."receipt"`;
  await tx.replacedReceipt.deleteMany({ where: { cycleId } });
}
