import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fingerprint } from "@/lib/appraisal/scheme/fingerprint";
import { describeAudit } from "@/lib/audit/lines";
import { exportAudit, verifyTrail } from "@/lib/audit/queries";
import { auditFilter } from "@/lib/audit/schema";
import { systemActor } from "@/lib/auth/actor";
import { matches } from "@/lib/auth/password";
import { ROLES } from "@/lib/auth/roles";
import { db } from "@/lib/db";
import { attack, linked, type Target } from "@/scripts/testing/attack";
import { freshDatabase, superuserUrl } from "@/scripts/testing/database";
import { CAST } from "./cast";
import { type Account, loadDemo } from "./demo";
import { papersToMark } from "./plant/cycle";
import { growthIsThere } from "./plant/growth/guarantees";
import { paperOf } from "./plant/marks";

freshDatabase();

const AT = new Date("2026-11-24T02:30:00Z");
/**
 * Over number, M, K, Q, T, suggestion, rank and decision of last year's subjects. It changes when the plan, the marks or
 * the rules of counting change, and must not change from one load to the next.
 */
const LAST_YEAR = "5f2e8e9686c5d7343be8b8eccc338229180d6b8f4e3a3fdded76392512eed3b6";

let client: Client;
let accounts: Account[];
let lastYear: string;
let thisYear: string;

beforeAll(async () => {
  process.env.HENGCAI_KEY_DIR ??= mkdtempSync(join(tmpdir(), "hengcai-demo-keys-"));
  accounts = await loadDemo({ at: AT });
  const cycles = await db.cycle.findMany({ select: { id: true, state: true } });
  lastYear = cycles.find(({ state }) => state === "FINAL")?.id ?? "";
  thisYear = cycles.find(({ state }) => state === "OPEN")?.id ?? "";
  client = new Client({ connectionString: superuserUrl() });
  await client.connect();
}, 300_000);
afterAll(() => client?.end());

function grouped<T>(list: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const count = async (sql: string, ...values: string[]) => Number((await client.query(sql, values)).rows[0].count);

describe("the plant", () => {
  test("has 420 people, 188 Party members in five branches of fifty at most", async () => {
    expect(await db.person.count({ where: { leftOn: null } })).toBe(420);
    const members = await db.person.groupBy({
      by: ["branchId"],
      where: { political: { in: ["PARTY_MEMBER", "PROBATIONARY_MEMBER"] } },
      _count: true,
    });
    expect(members.map(({ branchId }) => branchId)).not.toContain(null);
    expect(members.map(({ _count }) => _count).reduce((sum, each) => sum + each)).toBe(188);
    expect(members).toHaveLength(5);
    expect(Math.max(...members.map(({ _count }) => _count))).toBeLessThanOrEqual(50);
    expect(await db.person.count({ where: { political: "PROBATIONARY_MEMBER" } })).toBe(5);
  });

  test("lists every member in the branch that covers the unit", async () => {
    const astray = await count(`
      with recursive up as (
        select p.id as person, p."branchId", p."unitId" as unit from "Person" p where p."branchId" is not null
        union all select up.person, up."branchId", u."parentId" from up join "Unit" u on u.id = up.unit
          where u."parentId" is not null
            and not exists (select from "UnitBranch" b where b."unitId" = up.unit))
      select count(*) from up join "UnitBranch" b on b."unitId" = up.unit and b.until is null
      where b."branchId" <> up."branchId"`);
    expect(astray).toBe(0);
  });

  test("gives everybody an account whose password is in the list, and the roles of the cast", async () => {
    expect(accounts).toHaveLength(420);
    expect(accounts.slice(0, CAST.length).map(({ employeeNo, sees }) => ({ no: employeeNo, sees }))).toEqual(CAST);
    const rows = await db.account.findMany({
      select: {
        ...{ passwordHash: true, demonstration: true, mustChange: true },
        ...{ person: { select: { employeeNo: true } }, grants: { select: { role: true } } },
      },
    });
    const byNumber = new Map(rows.map((row) => [row.person.employeeNo, row]));
    for (const { employeeNo, password, roles } of accounts.slice(0, CAST.length)) {
      const row = byNumber.get(employeeNo);
      expect(row).toMatchObject({ demonstration: true, mustChange: false });
      expect(await matches(row?.passwordHash ?? "", password), employeeNo).toBe(true);
      expect(roles).toEqual(expect.arrayContaining(row?.grants.map(({ role }) => ROLES[role]) ?? []));
    }
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(420);
  });
});

describe("its appraisals", () => {
  test("put 24 cadres of three pools on each list, all but one rated", async () => {
    for (const cycleId of [lastYear, thisYear]) {
      const pools = await db.subject.groupBy({ by: ["pool"], where: { cycleId }, _count: true });
      expect(Object.fromEntries(pools.map(({ pool, _count }) => [pool, _count]))).toEqual({
        ...{ MIDDLE_CHIEF: 10, MIDDLE_DEPUTY: 7, BACKBONE: 7 },
      });
      expect(await db.subject.count({ where: { cycleId, notRatedReason: null } })).toBe(23);
      expect(await db.materials.count({ where: { subject: { cycleId }, summary: { not: "" } } })).toBe(24);
    }
  });

  test("let nobody rate himself or a relative", async () => {
    const forbidden = await count(`
      select count(*) from "Assignment" a join "Paper" p on p.id = a."paperId" join "Subject" s on s.id = a."subjectId"
      left join "Relative" r on (r."personId", r."otherId") in
        ((p."voterId", s."personId"), (s."personId", p."voterId"))
      where not a.excused and (p."voterId" = s."personId" or r.id is not null)`);
    expect(forbidden).toBe(0);
    expect(await db.assignment.count({ where: { excused: true, reason: { startsWith: "回避" } } })).toBeGreaterThan(2);
  });

  test("ended last year in the same figures as on every load", async () => {
    const rows = await db.subject.findMany({
      where: { cycleId: lastYear },
      select: {
        ...{ person: { select: { employeeNo: true } }, decision: { select: { grade: true } } },
        results: {
          select: { ballotScore: true, performance: true, routine: true, total: true, suggested: true, rank: true },
        },
      },
      orderBy: { person: { employeeNo: "asc" } },
    });
    const figures = rows.map(({ person, decision, results: [result] }) => [
      ...[person.employeeNo, String(result?.ballotScore), String(result?.performance), String(result?.routine)],
      ...[String(result?.total), result?.suggested ?? "", String(result?.rank), decision?.grade ?? ""],
    ]);
    expect(fingerprint(figures)).toBe(LAST_YEAR);
  });

  test("left last year something to decide: places taken, a warning, a departure, an objection, unsigned results", async () => {
    const results = await db.subjectResult.findMany({ where: { cycleId: lastYear } });
    const reasons = results.flatMap(({ reasons }) => reasons as string[]);
    expect(reasons).toContain("优秀名额已满");
    expect(reasons.some((reason) => reason.startsWith("警告"))).toBe(true);
    const decisions = await db.decision.findMany({ where: { subject: { cycleId: lastYear } } });
    expect(decisions).toHaveLength(24);
    expect(decisions.filter(({ grade, suggested }) => grade !== suggested)).toEqual([
      expect.objectContaining({ grade: "基本称职", suggested: "称职", reason: expect.stringMatching(/.{20}/) }),
    ]);
    const opinions = await db.opinion.findMany({ where: { subject: { cycleId: lastYear } } });
    expect(opinions.filter(({ agrees }) => !agrees)).toHaveLength(1);
    expect(opinions).toHaveLength(20);
  });

  test("merged groups below the threshold, and left others alone", async () => {
    const results = await db.subjectResult.findMany({ where: { cycleId: lastYear, status: "VALID" } });
    const blocks = results.flatMap(({ blocks }) => blocks as { groups: string[]; valid: number }[]);
    const anonymous = blocks.filter(({ groups }) => !groups.includes("G1"));
    expect(Math.min(...anonymous.map(({ valid }) => valid))).toBeGreaterThanOrEqual(5);
    const kinds = new Set(blocks.map(({ groups }) => groups.join("+")));
    expect([...kinds].toSorted()).toEqual(["G1", "G2", "G2+G3+G4", "G2+G4", "G3", "G4"]);
  });

  test("stand open this year, with most papers returned and some begun", async () => {
    const papers = await db.paper.count({ where: { cycleId: thisYear } });
    const returned = await db.paper.count({ where: { cycleId: thisYear, state: "RETURNED" } });
    expect(returned / papers).toBeGreaterThan(0.55);
    expect(returned / papers).toBeLessThan(0.75);
    expect(await db.draft.count()).toBe(4);
    const { voteOpensAt, voteClosesAt } = await db.cycle.findUniqueOrThrow({ where: { id: thisYear } });
    expect(voteOpensAt.getTime()).toBeLessThan(AT.getTime());
    expect(voteClosesAt.getTime()).toBeGreaterThan(AT.getTime() + 3 * 86_400_000);
  });
});

growthIsThere(AT);

describe("the database behind it", () => {
  test("holds an unbroken trail that ends before the moment of loading", async () => {
    const { entries, faults } = await verifyTrail(systemActor("核验", AT, ["AUDIT_ADMIN"]));
    expect(faults).toEqual([]);
    expect(entries).toBeGreaterThan(1_000n);
    expect(await db.auditEntry.count({ where: { at: { gt: AT } } })).toBe(0);
  });

  test("shows the audit administrator who judged whom, and never the judgement", async () => {
    const reader = systemActor("审计", AT, ["AUDIT_ADMIN"]);
    const seen: string[] = [];
    let hidden = 0;
    for await (const lines of exportAudit(reader, auditFilter({}), 100_000)) {
      hidden += lines.filter(({ withheld }) => withheld).length;
      seen.push(...lines.map((line) => describeAudit(line).join(" ")));
    }
    expect(hidden).toBeGreaterThan(100);
    const judgements =
      /优秀|称职|EXCELLENT|CAP_BASIC|FORCE_FAIL|NO_GRADE|"(performance|quarters|points|rating|score)":/;
    expect(seen.filter((line) => judgements.test(line))).toEqual([]);
  });

  test("says 后备 nowhere", async () => {
    const { rows } = await client.query<{ table: string; column: string }>(`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY')`);
    expect(rows.length).toBeGreaterThan(100);
    const found: string[] = [];
    for (const { table, column } of rows) {
      const hits = await count(`select count(*) from "${table}" where "${column}"::text like '%' || $1 || '%'`, "后备");
      if (hits > 0) found.push(`${table}.${column}`);
    }
    expect(found).toEqual([]);
  });
});

describe("the hidden row version of last year's ballots", () => {
  /** A line of a paper as it lies in the box: what a true guess must agree with. */
  const contents = new Map<string, string>();
  const ballots = new Map<string, { subjectId: string; block: string; content: string }>();

  beforeAll(async () => {
    const { scheme, papers } = await papersToMark(lastYear);
    const rows = await db.person.findMany({ select: { id: true, employeeNo: true } });
    const idOf = new Map(rows.map(({ id, employeeNo }) => [employeeNo, id]));
    for (const { voterNo, lines } of papers) {
      for (const { subjectId, marks, overall } of paperOf(scheme, 2025, voterNo, lines)) {
        contents.set(`${idOf.get(voterNo)} ${subjectId}`, `${marks.join(",")} ${overall}`);
      }
    }
    for (const { id, subjectId, block, marks, overall } of await db.ballot.findMany({ where: { cycleId: lastYear } })) {
      ballots.set(id, { subjectId, block: `${subjectId} ${block}`, content: `${marks} ${overall}` });
    }
  });

  /** Each subject's blocks apart: the attacker knows from the assignment in which block each voter's ballot lies. */
  const target = (): Target => ({
    papers: `select p."voterId" as voter, b.place as block, p.xmin, p.ctid,
        (select min(e.seq) from "AuditEntry" e where e.event = 'paper.returned' and e."subjectId" = p.id) as seq
      from "Paper" p join "Assignment" a on a."paperId" = p.id and not a.excused
      join (select distinct "subjectId", block, "subjectId" || ' ' || block as place from "Ballot") b
        on b."subjectId" = a."subjectId" and a."group" = any(string_to_array(b.block, '+'))
      where p."cycleId" = '${lastYear}' and p.state = 'RETURNED'`,
    ballots: `select id, "subjectId" as subject, "subjectId" || ' ' || block as block, xmin, cmin, ctid
      from "Ballot" where "cycleId" = '${lastYear}'`,
  });

  /** What blind guessing gets right: in a block of n, each content that c voters gave is met c²/n times. */
  function chance(): number {
    const blocks = grouped(ballots.values(), ({ block }) => block);
    return [...blocks.values()].reduce((sum, own) => {
      const same = grouped(own, ({ content }) => content);
      return sum + [...same.values()].reduce((part, { length }) => part + length ** 2, 0) / own.length;
    }, 0);
  }

  test("leads no ballot back to its voter more often than blind guessing does", async () => {
    expect(ballots.size).toBeGreaterThan(500);
    // Every ballot of the box is one that somebody of the plan gave: the truth is known.
    const given = new Set([...contents].map(([key, content]) => `${key.split(" ")[1]} ${content}`));
    for (const { subjectId, content } of ballots.values()) expect(given).toContain(`${subjectId} ${content}`);
    const attacks = await attack(client, target());
    expect(attacks[0]).toEqual({ name: "same transaction", guesses: [] });
    const blind = chance();
    for (const { name, guesses } of attacks.slice(1)) {
      expect(guesses, name).toHaveLength(ballots.size);
      const right = guesses.filter(({ ballot, voter }) => {
        const { subjectId, content } = ballots.get(ballot) ?? { subjectId: "", content: "" };
        return contents.get(`${voter} ${subjectId}`) === content;
      });
      expect(right.length, name).toBeLessThan(blind + 6 * Math.sqrt(blind));
    }
  });

  test("does not tell which ballots are by the same leader", async () => {
    const voters = grouped(contents, ([key, content]) => `${key.split(" ")[1]} ${content}`);
    const truth = new Map(
      [...ballots].map(([id, { subjectId, content }]) => {
        const authors = voters.get(`${subjectId} ${content}`) ?? [];
        return [id, authors.length === 1 ? (authors[0]?.[0].split(" ")[0] ?? id) : id];
      }),
    );
    const named: Target = { ...target(), ballots: `select * from (${target().ballots}) b where block like '% G1'` };
    const leaders = 7;
    const pairs = [...ballots.values()].filter(({ block }) => block.endsWith(" G1")).length - leaders;
    const blind = pairs / leaders;
    expect(pairs).toBeGreaterThan(100);
    expect(await linked(client, named, truth)).toBeLessThan(blind + 6 * Math.sqrt(blind));
  });
});
