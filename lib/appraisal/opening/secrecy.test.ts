import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { attack, hits, linked, type Target } from "@/scripts/testing/attack";
import { freshDatabase, superuserUrl } from "@/scripts/testing/database";
import { type GivenPaper, type GivenVote, givenVote, marksFor, slot } from "@/scripts/testing/vote";
import { closeVote, submitPaper } from "../ballot/commands";
import { consentToOpening, openBox } from "./commands";

freshDatabase();

const VOTERS = 60;
const SUBJECTS = 20;
/** One hit a subject is what blind guessing gives on average; ten standard deviations more never happen by chance. */
const CHANCE = SUBJECTS + 10 * Math.sqrt(SUBJECTS);

let client: Client;
let vote: GivenVote;
/** True voter by "subject marks overall": every voter's ballot on a subject is unlike every other's. */
const authors = new Map<string, string>();

/** The voter's number in base four over five marks: distinct for each voter, different by subject. */
function telling(paper: GivenPaper, voter: number) {
  return marksFor(vote, paper, (row, item) => "EGFP"[(Math.floor(voter / 4 ** item) + row) % 4] as string);
}

beforeAll(async () => {
  client = new Client({ connectionString: superuserUrl() });
  await client.connect();
  vote = await givenVote({ subjects: SUBJECTS, voters: { G3: VOTERS } });
  for (const [voter, paper] of vote.papers.entries()) {
    const lines = telling(paper, voter);
    await submitPaper(paper.voter, { ...slot(vote, paper), revision: 0, lines });
    for (const { subjectId, marks, overall } of lines) {
      authors.set(`${subjectId} ${marks.join(",")} ${overall}`, paper.voter.personId as string);
    }
  }
  await closeVote(vote.organiser, { cycleId: vote.cycleId, note: "" });
  await consentToOpening(vote.organiser, { cycleId: vote.cycleId });
  await consentToOpening(vote.discipline, { cycleId: vote.cycleId });
  await openBox(vote.organiser, { cycleId: vote.cycleId });
}, 120_000);
afterAll(() => client.end());

const portal = (): Target => ({
  papers: `select p."voterId" as voter, 'G3' as block, p.xmin, p.ctid,
      (select min(a.seq) from "AuditEntry" a where a.event = 'paper.returned' and a."subjectId" = p.id) as seq
    from "Paper" p where p."cycleId" = '${vote.cycleId}'`,
  ballots: `select id, "subjectId" as subject, block, xmin, cmin, ctid from "Ballot" where "cycleId" = '${vote.cycleId}'`,
});

describe("the hidden row version", () => {
  test("names no more voters of an opened cycle than blind guessing does", async () => {
    const ballots = await db.ballot.findMany({ where: { cycleId: vote.cycleId } });
    const truth = new Map(
      ballots.map(({ id, subjectId, marks, overall }) => [
        id,
        authors.get(`${subjectId} ${marks} ${overall}`) as string,
      ]),
    );
    expect(new Set(truth.values()).size).toBe(VOTERS);
    const attacks = await attack(client, portal());
    expect(attacks[0]).toEqual({ name: "same transaction", guesses: [] });
    for (const each of attacks.slice(1)) {
      expect(each.guesses).toHaveLength(VOTERS * SUBJECTS);
      expect(hits(each, truth), each.name).toBeLessThan(CHANCE);
    }
    expect(await linked(client, portal(), truth)).toBeLessThan(CHANCE);
  });

  test("of all ballots is one and the same, and so is their command", async () => {
    const { rows } = await client.query(
      `select count(distinct xmin::text)::int as transactions,
      count(distinct cmin::text)::int as commands from "Ballot" where "cycleId" = $1`,
      [vote.cycleId],
    );
    expect(rows).toEqual([{ transactions: 1, commands: 1 }]);
  });

  test("would have named everybody, had each ballot been written with its paper", async () => {
    const { truth, target } = await plantedOffender();
    const attacks = await attack(client, target);
    expect(hits(attacks[0] as (typeof attacks)[number], truth)).toBe(VOTERS * SUBJECTS);
    expect(Math.max(...attacks.slice(1).map((each) => hits(each, truth)))).toBe(VOTERS * SUBJECTS);
    expect(await linked(client, target, truth)).toBeGreaterThan(CHANCE);
  });
});

describe("what an opened cycle leaves behind", () => {
  test("no table links a voter to a ballot: what names the one does not name the other", async () => {
    const { rows } = await client.query<{ table: string; columns: string[] }>(
      `select table_name as table, array_agg(column_name::text) as columns from information_schema.columns
       where table_schema = 'public' and table_name in ('Ballot', 'BallotComment', 'Envelope', 'Draft') group by 1`,
    );
    const columns = Object.fromEntries(rows.map(({ table, columns }) => [table, columns.toSorted()]));
    expect(columns).toEqual({
      Ballot: ["block", "cycleId", "id", "marks", "overall", "subjectId"],
      BallotComment: ["cycleId", "id", "subjectId", "text"],
      Draft: ["box", "paperId", "revision"],
      Envelope: ["box", "mac", "paperId", "revision"],
    });
  });

  test("the trail holds no mark, no subject and no receipt of any paper", async () => {
    const entries = await db.auditEntry.findMany({
      where: { event: { startsWith: "paper." } },
      select: { detail: true },
    });
    expect(entries).toHaveLength(VOTERS);
    for (const { detail } of entries) expect(detail).toEqual({ cycleId: vote.cycleId, revision: 1 });
  });
});

/** What must not be done: ballots with random ids, no time and no voter, but in the transaction of the participation. */
async function plantedOffender() {
  await client.query(`create table naive_paper (voter text, seq int);
    create table naive_ballot (id uuid default gen_random_uuid(), subject int, mark int)`);
  for (let voter = 0; voter < VOTERS; voter++) {
    await client.query("begin");
    await client.query("insert into naive_paper values ($1, $2)", [String(voter), voter]);
    await client.query("insert into naive_ballot (subject, mark) select s, $1 from generate_series(1, $2::int) s", [
      voter,
      SUBJECTS,
    ]);
    await client.query("commit");
  }
  const { rows } = await client.query<{ id: string; mark: number }>("select id, mark from naive_ballot");
  const truth = new Map(rows.map(({ id, mark }) => [id, String(mark)]));
  const target: Target = {
    papers: "select voter, seq, 'G3' as block, xmin, ctid from naive_paper",
    ballots: "select id::text, subject, 'G3' as block, xmin, cmin, ctid from naive_ballot",
  };
  return { truth, target };
}
