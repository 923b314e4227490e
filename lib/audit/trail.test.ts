import { Client } from "pg";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import { freshDatabase, superuserUrl } from "@/scripts/testing/database";
import { describeAudit } from "./lines";
import { type AuditLine, headOfTrail, listAudit, verifyTrail } from "./queries";
import { auditFilter } from "./schema";
import { note, transact } from "./transact";

freshDatabase();
const AT = new Date("2026-03-05T02:00:00Z");
const auditor = systemActor("秦越", AT, ["AUDIT_ADMIN"]);
const organiser = systemActor("周文清", AT, ["ORGANISER"]);

/** What somebody with full power over the database could do. */
async function tamper(sql: string) {
  const client = new Client({ connectionString: superuserUrl() });
  await client.connect();
  await client.query("set session_replication_role = replica");
  await client.query(sql);
  await client.end();
}
const faults = async () => (await verifyTrail(auditor)).faults;

describe("the trail", () => {
  beforeAll(async () => {
    for (let n = 1; n <= 60; n++) {
      await transact(organiser, async (_tx, record) => {
        record("unit.created", `u${n}`, { name: `单位${n}`, 顺序: n, nested: { b: 1.5, a: null } });
        record("unit.changed", `u${n}`);
      });
    }
  });

  test("is whole after simultaneous writers: numbered without a gap, each entry chained to the one before", async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => transact(organiser, async (_tx, record) => record("unit.changed", `s${n}`))),
    );
    const verdict = await verifyTrail(auditor);
    expect(verdict.faults).toEqual([]);
    expect(verdict.entries).toBe(140n);
    expect(await headOfTrail(auditor)).toEqual({ seq: 140n, hash: verdict.head });
  });

  test("keeps nothing of a change that failed, and a change that records nothing fails", async () => {
    const work = transact(organiser, async (_tx, record) => {
      record("unit.created", "never");
      throw new Refusal("invalid", "不行");
    });
    await expect(work).rejects.toThrow(Refusal);
    await expect(transact(organiser, async () => "silent")).rejects.toThrow("no audit entry");
    expect(await db.auditEntry.count({ where: { subjectId: "never" } })).toBe(0);
  });

  test("cannot be changed or shortened by the portal's own connection", async () => {
    for (const sql of [
      `update "AuditEntry" set event = 'x' where seq = 1`,
      `delete from "AuditEntry" where seq = 1`,
      `truncate "AuditEntry"`,
    ]) {
      await expect(db.$executeRawUnsafe(sql), sql).rejects.toThrow(/append-only/);
    }
  });

  test("is read by the audit officer only, filtered and turned page by page", async () => {
    const list = (query: Record<string, string>) => listAudit(auditor, auditFilter(query));
    expect((await listAudit(organiser, auditFilter({}))).lines).toEqual([]);
    const first = await list({});
    expect(first.lines).toHaveLength(50);
    expect(first.newer).toBeNull();
    const second = await list({ before: String(first.older) });
    expect(second.lines[0]?.seq).toBe((first.lines.at(-1)?.seq ?? 0n) - 1n);
    const back = await list({ after: String(second.newer) });
    expect(back.lines.map(({ seq }) => seq)).toEqual(first.lines.map(({ seq }) => seq));
    expect(back.newer).toBeNull();
    expect((await list({ about: "unit", outcome: "refused" })).lines).toEqual([]);
    expect((await list({ from: "2026-03-06" })).lines).toEqual([]);
    expect((await list({ from: "2026-03-05", until: "2026-03-05" })).lines).toHaveLength(50);
    await note(auditor, "session.refused", "", "refused");
    expect((await list({ outcome: "refused" })).lines).toHaveLength(1);
  });

  test("keeps what is said about a person in the chain, and from every reader", async () => {
    await transact(organiser, async (_tx, record) => {
      record("grade.proposed", "p1", { meeting: "第4次", withheld: { grade: "基本称职" } });
    });
    const [line] = (await listAudit(auditor, auditFilter({ about: "grade" }))).lines;
    expect(line).toMatchObject({ detail: { meeting: "第4次" }, withheld: true });
    expect(describeAudit(line as AuditLine).at(-1)).toBe('{"meeting":"第4次"} （业务内容不在审计中显示）');
    const stored = await db.auditEntry.findFirst({ where: { subjectId: "p1" }, select: { detail: true } });
    expect(stored?.detail).toEqual({ meeting: "第4次", withheld: { grade: "基本称职" } });
    expect(await faults()).toEqual([]);
  });
});

describe("tampering is named", () => {
  const restore = `drop table if exists kept; create table kept as select * from "AuditEntry"`;
  beforeEach(async () => {
    await tamper(restore);
    return () => tamper(`delete from "AuditEntry"; insert into "AuditEntry" select * from kept`);
  });

  test("whichever column of an entry was changed", async () => {
    const changes = {
      at: `at + interval '1 second'`,
      actorName: `'别人'`,
      actorId: `'x'`,
      sessionId: `'x'`,
      address: `'10.0.0.1'`,
      event: `'unit.closed'`,
      subjectId: `'other'`,
      outcome: `'refused'`,
      detail: `'{}'::jsonb`,
    };
    for (const [column, value] of Object.entries(changes)) {
      await tamper(`update "AuditEntry" set "${column}" = ${value} where seq = 7`);
      expect(await faults(), column).toEqual(["第 7 条的内容与其哈希不符：内容被改动过。"]);
      await tamper(`delete from "AuditEntry" where seq = 7; insert into "AuditEntry" select * from kept where seq = 7`);
    }
    expect(await faults()).toEqual([]);
  });

  test("an entry whose hash was made to fit again no longer fits the next one", async () => {
    await tamper(`update "AuditEntry" set event = 'unit.closed' where seq = 7`);
    await tamper(`update "AuditEntry" set hash = sha256(audit_canon(seq, at, "actorId", "actorName", "sessionId", address,
      event, "subjectId", outcome, detail, "prevHash")) where seq = 7`);
    expect(await faults()).toEqual(["第 8 条与前一条不相接：前一条被改动、替换或插入过。"]);
  });

  test("an entry was taken out of the middle", async () => {
    await tamper(`delete from "AuditEntry" where seq = 9`);
    expect((await faults())[0]).toContain("第 9 条起缺失");
  });

  test("the tail was cut", async () => {
    await tamper(`delete from "AuditEntry" where seq > 100`);
    expect(await faults()).toEqual([expect.stringContaining("实际到第 100 条")]);
  });
});
