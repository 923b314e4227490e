import { note, transact, transactTogether } from "@/lib/audit/transact";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { db, Prisma, type Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import { moveCycle } from "../cycle/commands";
import { destroyDraftKey, keysPresent, loadDraftKey, loadMacKey } from "./custody";
import { lane } from "./lane";
import { draftLines, faultsOf, sealedLines } from "./lines";
import type { PaperFault } from "./paper-rules";
import { CLOSED_SENTENCE, mayClose, mayHandIn } from "./policy";
import { ownPaper } from "./queries";
import type { CloseVote, SaveDraft, SubmitPaper } from "./schema";
import { seal, sealDraft } from "./sealing";

const STALE = "这份测评表已经交回过（也可能就是您刚才那一次），这次没有重复提交。请刷新本页查看回执。";
const REFUSED: Record<string, string> = {
  closed: CLOSED_SENTENCE,
  stale: STALE,
  final: "测评表已交回，按本次考核的规定不能修改。",
};

/**
 * Takes a whole paper: validated, sealed, its envelope replaced, its draft gone, its receipt on the paper's row, all or
 * nothing. State, deadline and revision are read again under the vote's lock (paper_submit), so that of twenty
 * simultaneous submissions one has an effect, and none slips in behind the closing.
 */
export async function submitPaper(actor: Actor, input: SubmitPaper): Promise<{ receipt: string; revision: number }> {
  const paper = await paperToFill(actor, input);
  if (paper.revision !== input.revision) throw new Refusal("conflict", STALE);
  refuseFaulty(faultsOf(paper.scheme, paper.lines, input.lines));
  const { scheme, lines } = paper;
  const { cycleId, paperId } = input;
  const revision = input.revision + 1;
  const keys = { openingKey: paper.openingKey, mac: loadMacKey(cycleId) };
  const place = { cycleId, paperId, revision };
  const { box, mac, receipt } = seal(sealedLines(scheme, lines, input.lines), place, keys, paper.boxLength);
  const outcome = await takeIn({ actor, cycleId, paperId, title: paper.title, revision, box, mac, receipt });
  if (outcome === "missing") missing("测评表");
  if (outcome !== "ok") throw new Refusal("conflict", REFUSED[outcome] ?? STALE);
  return { receipt, revision };
}

type Arrival = {
  actor: Actor;
  cycleId: string;
  paperId: string;
  title: string;
  revision: number;
  box: Uint8Array;
  mac: Uint8Array;
  receipt: string;
};

/** Papers that arrive together are taken in together; each has its own outcome, its own entry and its own receipt. */
const takeIn = lane((arrivals: Arrival[]) =>
  transactTogether(async (tx, record) => {
    const outcomes = await outcomesOf(tx, arrivals);
    for (const { actor, cycleId, paperId, title, revision, receipt } of arrivals) {
      if (outcomes.get(receipt) !== "ok") continue;
      // Whoever finds this notice without having sent anything knows that his session was used by someone else.
      if (revision > 1) {
        await notify(tx, [actor.personId ?? ""], {
          at: actor.at,
          title: `${title}：第 ${revision} 次提交`,
          body: "您的测评表已重新提交，以最后一次为准；此前的回执作废。如非本人操作，请立即修改口令并联系安全管理员。",
          href: `/appraisal/${cycleId}/rate`,
        });
      }
      record(actor, "paper.returned", paperId, { cycleId, revision });
    }
    return arrivals.map(({ receipt }) => outcomes.get(receipt) ?? "missing");
  }),
);

/**
 * By receipt, for the same paper may arrive twice. One statement for all, in the order of the papers, so that two rounds of
 * two servers do not wait for each other. The boxes travel as they are: as text inside one JSON they cost more than all else.
 */
async function outcomesOf(tx: Tx, arrivals: Arrival[]): Promise<Map<string, string>> {
  const items = arrivals.map(
    ({ actor, cycleId, paperId, revision, receipt, box, mac }) =>
      Prisma.sql`(${cycleId}::text, ${paperId}::text, ${actor.personId}::text, ${revision - 1}::int,
        ${actor.at}::timestamptz, ${receipt}::text, ${box}::bytea, ${mac}::bytea)`,
  );
  const rows = await tx.$queryRaw<{ receipt: string; outcome: string }[]>`
    select i.receipt, paper_submit(i.cycle, i.paper, i.voter, i.expect, i.at, i.receipt, i.box, i.mac) as outcome
    from (select * from (values ${Prisma.join(items)})
      as item(cycle, paper, voter, expect, at, receipt, box, mac) order by paper) i`;
  return new Map(rows.map(({ receipt, outcome }) => [receipt, outcome]));
}

/** The actor's own paper, if it is the one the page shows. */
async function paperToFill(actor: Actor, input: { cycleId: string; paperId: string }) {
  const paper = await ownPaper(actor, input.cycleId);
  if (!paper || paper.paperId !== input.paperId) missing("测评表");
  permit(mayHandIn(actor, paper, paper));
  return paper;
}

function refuseFaulty(faults: PaperFault[]) {
  if (faults.length === 0) return;
  const [first] = faults as [PaperFault];
  const open = faults.filter(({ kind }) => kind === "incomplete").length;
  if (first.kind === "uniform") invalid(`${first.reason}。`);
  if (open === faults.length) invalid(`还有 ${open} 项没有评价，补齐后才能提交。`);
  const other = faults.find(({ kind }) => kind !== "incomplete") as PaperFault;
  invalid(`测评表不能提交：${other.reason}。`);
}

/**
 * Keeps unfinished work, encrypted, at constant size and without a time. No audit entry: autosaves would draw a curve of
 * each voter's hesitation into the trail.
 * @returns the draft's new revision.
 */
export async function saveDraft(actor: Actor, input: SaveDraft): Promise<{ base: number }> {
  const { cycleId, paperId, revision, base } = input;
  const paper = await paperToFill(actor, input);
  if (paper.revision !== revision) throw new Refusal("conflict", STALE);
  const kept = draftLines(paper.scheme, paper.lines, input.lines);
  const place = { cycleId, paperId, revision: base + 1 };
  const box = sealDraft(kept, place, loadDraftKey(cycleId), paper.boxLength);
  const [row] = await db.$queryRaw<{ saved: number }[]>`
    select draft_save(${cycleId}, ${paperId}, ${actor.personId}, ${revision}::int, ${base}::int,
      ${actor.at}::timestamptz, ${box}) as saved`;
  if (!row || row.saved < 0) throw new Refusal("conflict", CLOSED_SENTENCE);
  if (row.saved > 0) return { base: row.saved };
  const newer = await db.draft.findUnique({ where: { paperId }, select: { revision: true } });
  throw new Refusal("conflict", "这份测评表在另一个窗口里有更新的内容。", { base: [String(newer?.revision ?? 0)] });
}

/**
 * Ends the vote. Under the exclusive lock nobody is handing in: papers returned must equal envelopes present, or the
 * closing refuses and names the difference. The draft key goes after the commit; should the process die in between, the
 * minute's job (`closeDueCycles`) destroys it.
 */
export async function closeVote(actor: Actor, input: CloseVote): Promise<{ returned: number; papers: number }> {
  const closed = await transact(
    actor,
    async (tx, record) => {
      await tx.$executeRaw`select lock_vote(${input.cycleId}, true)`;
      const cycle = (await tx.cycle.findUnique({ where: { id: input.cycleId } })) ?? missing("考核");
      permit(mayClose(actor, cycle));
      const { papers, returned } = await balance(tx, cycle.id);
      await tx.draft.deleteMany({ where: { paper: { cycleId: cycle.id } } });
      await moveCycle(tx, record, actor, cycle, "CLOSED", input.note, { closedAt: actor.at });
      record("vote.closed", cycle.id, { papers, returned });
      return { papers, returned };
    },
    { timeout: 120_000 },
  );
  await destroyDraftKey(input.cycleId);
  return closed;
}

/** Papers returned = envelopes present, paper by paper and revision by revision. */
export async function balance(tx: Tx, cycleId: string): Promise<{ papers: number; returned: number }> {
  const [row] = await tx.$queryRaw<{ papers: number; returned: number; envelopes: number; crooked: string | null }[]>`
    select count(*)::int as papers,
      (count(*) filter (where p.state = 'RETURNED'))::int as returned,
      count(e."paperId")::int as envelopes,
      (array_agg(v.name order by v.name) filter (where (p.state = 'RETURNED') <> (e."paperId" is not null)
        or p.revision <> coalesce(e.revision, 0)))[1] as crooked
    from "Paper" p join "Person" v on v.id = p."voterId" left join "Envelope" e on e."paperId" = p.id
    where p."cycleId" = ${cycleId}`;
  const { papers, returned, envelopes, crooked } = row ?? { papers: 0, returned: 0, envelopes: 0, crooked: null };
  if (crooked !== null) {
    throw new Refusal(
      "conflict",
      `票箱不平：登记交回 ${returned} 份，票箱内有 ${envelopes} 份，首个不符的是${crooked}的测评表。请先查明原因。`,
    );
  }
  return { papers, returned };
}

/**
 * The deadline's own hand, run each minute: closes what is due and finishes closings that a crash cut short. Two
 * processes may run it at a time; the lock and the claim let one of them through.
 * @returns the cycles that were closed.
 */
export async function closeDueCycles(at: Date): Promise<string[]> {
  const job = systemActor("截止时间", at, ["ORGANISER"]);
  const due = await db.cycle.findMany({
    where: { state: "OPEN", voteClosesAt: { lte: at } },
    select: { id: true },
    orderBy: { voteClosesAt: "asc" },
  });
  const closed: string[] = [];
  for (const { id } of due) {
    try {
      await closeVote(job, { cycleId: id, note: "截止时间已到，系统自动截止。" });
      closed.push(id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await noteRefusedClosing(job, id, error.message);
    }
  }
  const ended = await db.cycle.findMany({ where: { state: "CLOSED" }, select: { id: true } });
  for (const { id } of ended) if (keysPresent(id).draft) await destroyDraftKey(id);
  return closed;
}

/** Once, not each minute. Another process that was quicker is no refusal worth the trail. */
async function noteRefusedClosing(job: Actor, cycleId: string, reason: string) {
  const open = await db.cycle.count({ where: { id: cycleId, state: "OPEN" } });
  const noted = await db.auditEntry.count({ where: { event: "vote.close-refused", subjectId: cycleId } });
  if (open === 1 && noted === 0) await note(job, "vote.close-refused", cycleId, "refused", { reason });
}
