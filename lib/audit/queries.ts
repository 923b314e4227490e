import type { Actor } from "@/lib/auth/actor";
import { addDays, startOfDay } from "@/lib/calendar";
import { db, Prisma } from "@/lib/db";
import { mayReadAudit } from "./policy";
import type { AuditFilter } from "./schema";
import { note } from "./transact";

export type AuditLine = {
  seq: bigint;
  at: Date;
  actorName: string;
  address: string;
  event: string;
  outcome: string;
  subjectId: string;
  /** The person the entry is about, where it is about one. */
  subjectName: string;
  detail: { [key: string]: unknown };
  /** The entry also holds what this reader must not see; it stays in the chain, as proof of what was written. */
  withheld: boolean;
};
export type AuditPage = { lines: AuditLine[]; older: bigint | null; newer: bigint | null };

/** The end of the trail for ./memory.ts, as part of a statement; an index holds the same condition, word for word. */
export const trailEnd = Prisma.sql`(select encode(e."hash", 'hex') from "AuditEntry" e
  where split_part(e."event", '.', 1) not in ('paper', 'session', 'notice', 'reminder') order by e."seq" desc limit 1)`;

const A_PAGE = 50;

/** A page of the trail, the newest first, by key and not by offset: the trail only grows. */
export async function listAudit(actor: Actor, filter: AuditFilter): Promise<AuditPage> {
  if (mayReadAudit(actor) !== true) return { lines: [], older: null, newer: null };
  const back = filter.after !== null;
  const lines = await linesOf(filter, A_PAGE + 1, back);
  const more = lines.length > A_PAGE;
  lines.length = Math.min(lines.length, A_PAGE);
  if (back) lines.reverse();
  const newest = lines[0]?.seq ?? null;
  const oldest = lines.at(-1)?.seq ?? null;
  return {
    lines,
    older: back || more ? oldest : null,
    newer: back ? (more ? newest : null) : filter.before === null ? null : newest,
  };
}

function linesOf(filter: AuditFilter, limit: number, back = false): Promise<AuditLine[]> {
  const order = back ? Prisma.sql`e.seq` : Prisma.sql`e.seq desc`;
  return db.$queryRaw<AuditLine[]>`
    select e.seq, e.at, e."actorName", e.address, e.event, e.outcome, e."subjectId",
      e.detail - 'withheld' as detail, jsonb_exists(e.detail, 'withheld') as withheld,
      coalesce(p.name, h.name, '') as "subjectName"
    from "AuditEntry" e left join "Person" p on p.id = e."subjectId"
    left join "Account" a on a.id = e."subjectId" left join "Person" h on h.id = a."personId"
    where ${matching(filter)} order by ${order} limit ${limit}`;
}

function matching(filter: AuditFilter): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  if (filter.before !== null) parts.push(Prisma.sql`e.seq < ${filter.before}`);
  if (filter.after !== null) parts.push(Prisma.sql`e.seq > ${filter.after}`);
  if (filter.from) parts.push(Prisma.sql`e.at >= ${startOfDay(filter.from)}::timestamptz`);
  if (filter.until) parts.push(Prisma.sql`e.at < ${startOfDay(addDays(filter.until, 1))}::timestamptz`);
  if (filter.about) parts.push(Prisma.sql`e.event like ${`${filter.about}.%`}`);
  if (filter.outcome) parts.push(Prisma.sql`e.outcome = ${filter.outcome}`);
  if (filter.q) {
    const people = Prisma.sql`
      select id from "Person" where "employeeNo" = ${filter.q} or name = ${filter.q}`;
    parts.push(Prisma.sql`(e."actorId" in (${people}) or e."subjectId" in (${people})
      or e."subjectId" in (select id from "Account" where "personId" in (${people})))`);
  }
  return Prisma.join(parts, " and ");
}

export type Head = { seq: bigint; hash: string };

/** The end of the chain: printed into minutes, it shows later whether the tail was cut. */
export async function headOfTrail(actor: Actor): Promise<Head | null> {
  if (mayReadAudit(actor) !== true) return null;
  const rows = await db.$queryRaw<Head[]>`select seq, encode(hash, 'hex') as hash from "AuditHead"`;
  return rows[0] ?? null;
}

const A_BATCH = 5_000;

/** The filtered trail, newest first, in batches up to `most`; that it was taken out is itself an entry. */
export async function* exportAudit(actor: Actor, filter: AuditFilter, most: number): AsyncGenerator<AuditLine[]> {
  if (mayReadAudit(actor) !== true) return;
  await note(actor, "audit.exported", actor.personId ?? "", "ok", { ...filter, before: null, after: null, most });
  let before = filter.before;
  for (let taken = 0; taken < most; ) {
    const lines = await linesOf({ ...filter, before, after: null }, Math.min(A_BATCH, most - taken));
    if (lines.length === 0) return;
    yield lines;
    taken += lines.length;
    before = lines.at(-1)?.seq ?? null;
  }
}

type Link = { seq: bigint; prev: string; hash: string; sound: boolean };
export type Verdict = { entries: bigint; head: string; faults: string[] };

/**
 * Recomputes every hash from the columns of its row and every link from the row before, with the formula written out
 * here: a changed function in the database would not vouch for itself. At most `mostFaults` are named.
 */
export async function verifyTrail(
  actor: Actor,
  progress: (seq: bigint) => void = () => {},
  mostFaults = 20,
): Promise<Verdict> {
  if (mayReadAudit(actor) !== true) return { entries: 0n, head: "", faults: ["没有查看审计记录的权限。"] };
  const faults: string[] = [];
  let seq = 0n;
  let hash = "0".repeat(64);
  while (faults.length < mostFaults) {
    const links = await linksAfter(seq);
    if (links.length === 0) break;
    for (const link of links) {
      if (link.seq !== seq + 1n) faults.push(`第 ${seq + 1n} 条起缺失，直到第 ${link.seq} 条：有记录被删除。`);
      else if (link.prev !== hash) faults.push(`第 ${link.seq} 条与前一条不相接：前一条被改动、替换或插入过。`);
      if (!link.sound) faults.push(`第 ${link.seq} 条的内容与其哈希不符：内容被改动过。`);
      ({ seq, hash } = link);
    }
    progress(seq);
  }
  const head = await headOfTrail(actor);
  if (!head) faults.push("链尾记录不存在。");
  else if (head.seq !== seq || head.hash !== hash) {
    faults.push(`链尾记到第 ${head.seq} 条，实际到第 ${seq} 条：尾部被删除或替换过。`);
  }
  return { entries: seq, head: hash, faults: faults.slice(0, mostFaults) };
}

function linksAfter(seq: bigint): Promise<Link[]> {
  return db.$queryRaw<Link[]>`
    select seq, encode("prevHash", 'hex') as prev, encode(hash, 'hex') as hash,
      hash = sha256(convert_to(jsonb_build_array(seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        "actorId", "actorName", "sessionId", address, event, "subjectId", outcome, detail,
        encode("prevHash", 'hex'))::text, 'UTF8')) as sound
    from "AuditEntry" where seq > ${seq} order by seq limit 10000`;
}
