import { existsSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { freshDatabase, superuserUrl } from "@/scripts/testing/database";
import { actorFor, type GivenPaper, type GivenVote, givenVote, marksFor, slot } from "@/scripts/testing/vote";
import { closeVote, submitPaper } from "../ballot/commands";
import { keysPresent, loadMacKey } from "../ballot/custody";
import { ownPaper } from "../ballot/queries";
import { seal } from "../ballot/sealing";
import {
  consentToOpening,
  destroyBox,
  openBox,
  releaseTally,
  stripBallots,
  verifyOpening,
  withdrawConsent,
} from "./commands";
import { getOpening } from "./queries";

freshDatabase();

let year = 2000;

/** A closed vote in which everybody but the last `missing` voters has returned a paper. */
async function closedVote(wish: Parameters<typeof givenVote>[0] = {}, missing = 1) {
  const vote = await givenVote({ year: year++, ...wish });
  for (const paper of vote.papers.slice(0, vote.papers.length - missing)) await handIn(vote, paper);
  await closeVote(vote.organiser, { cycleId: vote.cycleId, note: "" });
  return vote;
}

function handIn(vote: GivenVote, paper: GivenPaper, revision = 0) {
  // Varied by voter and subject, so that single ballots can be told apart by the attack below.
  const salt = vote.papers.indexOf(paper);
  const lines = marksFor(vote, paper, (row, item) => "EGFP"[(salt + row * 3 + item * (1 + (salt % 3))) % 4] as string);
  return submitPaper(paper.voter, { ...slot(vote, paper), revision, lines });
}

async function consented(vote: GivenVote) {
  await consentToOpening(vote.organiser, { cycleId: vote.cycleId });
  await consentToOpening(vote.discipline, { cycleId: vote.cycleId });
  return vote;
}

const stateOf = async ({ cycleId }: GivenVote) =>
  (await db.cycle.findUniqueOrThrow({ where: { id: cycleId }, select: { state: true } })).state;
const written = async ({ cycleId }: GivenVote) => ({
  ballots: await db.ballot.count({ where: { cycleId } }),
  comments: await db.ballotComment.count({ where: { cycleId } }),
  receipts: await db.openingReceipt.count({ where: { cycleId } }),
  results: await db.subjectResult.count({ where: { cycleId } }),
  minutes: await db.opening.count({ where: { cycleId } }),
});
const NOTHING = { ballots: 0, comments: 0, receipts: 0, results: 0, minutes: 0 };

describe("consent", () => {
  test("takes two people, one of each duty, after the close", async () => {
    const vote = await givenVote({ year: year++ });
    const input = { cycleId: vote.cycleId };
    await expect(consentToOpening(vote.organiser, input)).rejects.toThrow("截止之后");
    await closeVote(vote.organiser, { ...input, note: "" });
    await expect(consentToOpening(vote.secretary, input)).rejects.toThrow("您没有此项权限");
    await consentToOpening(vote.organiser, input);
    await expect(consentToOpening(vote.organiser, input)).rejects.toThrow("这一方已经同意");
    const both = actorFor(vote.organiser.personId as string, vote.organiser.name, ["DISCIPLINE"]);
    await expect(consentToOpening(both, input)).rejects.toThrow("两个人");
    await expect(openBox(vote.organiser, input)).rejects.toThrow("还缺少一方的同意");
    await consentToOpening(vote.discipline, input);
    await expect(openBox(vote.discipline, input)).rejects.toThrow("由党群工作部办理");
    await withdrawConsent(vote.discipline, input);
    await expect(openBox(vote.organiser, input)).rejects.toThrow("还缺少一方的同意");
    expect(await written(vote)).toEqual(NOTHING);
  });

  test("lapses with the role it was given in, and whoever holds the role now gives it anew", async () => {
    const vote = await consented(await closedVote());
    const input = { cycleId: vote.cycleId };
    const open = () => openBox(vote.organiser, input);
    const account = { person: { id: vote.discipline.personId as string } };
    await db.roleGrant.updateMany({ where: { account }, data: { until: new Date("2026-01-01") } });
    await expect(open()).rejects.toThrow(`${vote.discipline.name}同意后已不再担任该职责`);
    expect(await written(vote)).toEqual(NOTHING);
    const view = await getOpening(vote.organiser, vote.cycleId);
    expect(view?.consents.map(({ duty, stands }) => [duty, stands])).toEqual([
      ["ORGANISER", true],
      ["DISCIPLINE", false],
    ]);
    const successor = actorFor(vote.secretary.personId as string, vote.secretary.name, ["DISCIPLINE"]);
    await db.roleGrant.updateMany({
      where: { account: { personId: successor.personId as string } },
      data: { role: "DISCIPLINE" },
    });
    await consentToOpening(successor, input);
    await db.account.updateMany({
      where: { personId: vote.organiser.personId as string },
      data: { state: "DISABLED" },
    });
    await expect(open()).rejects.toThrow("不再担任该职责");
    await db.account.updateMany({ where: { personId: vote.organiser.personId as string }, data: { state: "ACTIVE" } });
    await open();
    expect(await stateOf(vote)).toBe("TALLIED");
  });
});

describe("opening the box", () => {
  test("counts every returned paper, strips it of its voter, destroys keys and envelopes, and only then is the cycle TALLIED", async () => {
    const vote = await consented(await closedVote());
    const papers = vote.papers.length - 1;
    await openBox(vote.organiser, { cycleId: vote.cycleId });
    expect(await stateOf(vote)).toBe("TALLIED");
    expect(await written(vote)).toMatchObject({ ballots: papers * 4, receipts: papers, results: 4, minutes: 1 });
    expect(keysPresent(vote.cycleId)).toEqual({ opening: false, mac: false, draft: false });
    expect(existsSync(join(env.HENGCAI_KEY_DIR, vote.cycleId))).toBe(false);
    expect(await db.envelope.count({ where: { paper: { cycleId: vote.cycleId } } })).toBe(0);
    const minutes = await db.opening.findUniqueOrThrow({ where: { cycleId: vote.cycleId } });
    expect(minutes).toMatchObject({ papers: vote.papers.length, returned: papers, ballots: papers * 4 });
    expect(minutes.verifiedAt && minutes.destroyedAt).toBeTruthy();
    await expect(db.opening.update({ where: { cycleId: vote.cycleId }, data: { ballots: 1 } })).rejects.toThrow(
      "minutes_frozen",
    );
  });

  test("stores the marks that were sent, in blocks of at least the threshold, and no finer group", async () => {
    const vote = await consented(await closedVote({ voters: { G1: 2, G2: 2, G3: 6, G4: 1 } }, 0));
    await openBox(vote.organiser, { cycleId: vote.cycleId });
    const ballots = await db.ballot.findMany({ where: { cycleId: vote.cycleId } });
    const blocks = new Map<string, number>();
    for (const { subjectId, block } of ballots) {
      blocks.set(`${subjectId} ${block}`, (blocks.get(`${subjectId} ${block}`) ?? 0) + 1);
    }
    for (const { id } of vote.subjects) {
      const own = [...blocks].filter(([key]) => key.startsWith(id)).map(([key, count]) => [key.split(" ")[1], count]);
      expect(Object.fromEntries(own)).toEqual({ G1: 2, "G2+G3+G4": 9 });
    }
    const sent = vote.papers.map((paper, salt) =>
      marksFor(vote, paper, (row, item) => "EGFP"[(salt + row * 3 + item * (1 + (salt % 3))) % 4] as string),
    );
    const want = sent.flat().map(({ subjectId, marks, overall }) => `${subjectId} ${marks.join(",")} ${overall}`);
    const have = ballots.map(({ subjectId, marks, overall }) => `${subjectId} ${marks} ${overall}`);
    expect(have.toSorted()).toEqual(want.toSorted());
  });

  test("keeps no comment where fewer anonymous ballots than the threshold came in", async () => {
    const vote = await consented(await closedVote({ voters: { G1: 3, G3: 4 } }, 0));
    await openBox(vote.organiser, { cycleId: vote.cycleId });
    expect(await written(vote)).toMatchObject({ comments: 0, results: 4 });
    const many = await consented(await closedVote({ voters: { G1: 3, G3: 6 } }, 0));
    await openBox(many.organiser, { cycleId: many.cycleId });
    expect((await db.ballotComment.findMany({ where: { cycleId: many.cycleId } })).length).toBe(9);
  });

  test("counts the last paper of a voter and answers for the receipt of the one it replaced", async () => {
    const vote = await givenVote({ year: year++ });
    const [paper] = vote.papers as [GivenPaper];
    const first = await handIn(vote, paper);
    const second = await handIn(vote, paper, 1);
    await closeVote(vote.organiser, { cycleId: vote.cycleId, note: "" });
    await consented(vote);
    await openBox(vote.organiser, { cycleId: vote.cycleId });
    const receipts = await db.openingReceipt.findMany({ where: { cycleId: vote.cycleId } });
    expect(Object.fromEntries(receipts.map(({ receipt, state }) => [receipt, state]))).toEqual({
      [first.receipt]: "REPLACED",
      [second.receipt]: "COUNTED",
    });
    expect(await db.ballot.count({ where: { cycleId: vote.cycleId } })).toBe(4);
    expect(await db.replacedReceipt.count({ where: { cycleId: vote.cycleId } })).toBe(0);
  });

  test("of an empty box is possible and leaves every subject without a result", async () => {
    const vote = await consented(await closedVote({}, 11));
    await openBox(vote.organiser, { cycleId: vote.cycleId });
    const results = await db.subjectResult.findMany({ where: { cycleId: vote.cycleId } });
    expect(results.map(({ status, valid, total }) => ({ status, valid, total }))).toEqual(
      Array(4).fill({ status: "TOO_FEW", valid: 0, total: null }),
    );
  });
});

describe("anything wrong stops the opening, names the paper, and writes nothing", () => {
  const offences: [string, string, (vote: GivenVote, paper: GivenPaper) => Promise<void>][] = [
    [
      "a flipped bit in a box",
      "回执与信封不符",
      (_, paper) =>
        tamper(`update "Envelope" set box = set_byte(box, 60, get_byte(box, 60) # 1) where "paperId" = $1`, paper),
    ],
    [
      "a forged MAC",
      "校验码不符",
      (_, paper) =>
        tamper(`update "Envelope" set mac = set_byte(mac, 0, get_byte(mac, 0) # 1) where "paperId" = $1`, paper),
    ],
    [
      "a receipt exchanged on the outer row",
      "回执与信封不符",
      (_, paper) => tamper(`update "Paper" set receipt = 'AAAA-BBBB-CCCC-DDDD-EEEE' where id = $1`, paper),
    ],
    [
      "two boxes exchanged, receipts and all",
      "校验码不符",
      async (vote, paper) => {
        const other = vote.papers[1] as GivenPaper;
        await swap(paper.paperId, other.paperId);
      },
    ],
    [
      "a box sealed by someone who holds the public half only",
      "校验码不符",
      (vote, paper) => forge(vote, paper, { mac: new Uint8Array(32) }),
    ],
    [
      "a uniform paper slipped in by someone who holds the MAC key as well",
      "完全相同",
      (vote, paper) => forge(vote, paper, { mark: "E" }),
    ],
    ["a mark that the scheme does not know", "不是本表的档次", (vote, paper) => forge(vote, paper, { mark: "X" })],
  ];

  test.each(offences)("%s", async (_name, sentence, offend) => {
    const vote = await consented(await closedVote());
    const paper = vote.papers[0] as GivenPaper;
    await offend(vote, paper);
    const opening = openBox(vote.organiser, { cycleId: vote.cycleId });
    await expect(opening).rejects.toThrow("没有写入任何内容");
    await expect(opening).rejects.toThrow(sentence);
    expect(await written(vote)).toEqual(NOTHING);
    expect(await stateOf(vote)).toBe("CLOSED");
    expect(keysPresent(vote.cycleId)).toMatchObject({ opening: true, mac: true });
  });

  test("an envelope taken away", async () => {
    const vote = await consented(await closedVote());
    await tamper(`delete from "Envelope" where "paperId" = $1`, vote.papers[0] as GivenPaper);
    const opening = openBox(vote.organiser, { cycleId: vote.cycleId });
    await expect(opening).rejects.toThrow(
      `票箱不平：登记交回 10 份，票箱内有 9 份，首个不符的是${vote.papers[0]?.voter.name}`,
    );
    expect(await written(vote)).toEqual(NOTHING);
  });

  test("an assignment changed after the start", async () => {
    const vote = await consented(await closedVote());
    const paper = vote.papers[10] as GivenPaper;
    await tamper(
      `update "Assignment" set "group" = 'G2' where id = (select min(id) from "Assignment" where "paperId" = $1)`,
      paper,
    );
    await expect(openBox(vote.organiser, { cycleId: vote.cycleId })).rejects.toThrow(
      "评价关系与启动测评时的校验码不符",
    );
    expect(await written(vote)).toEqual(NOTHING);
  });

  test("a post changed after the start", async () => {
    const vote = await consented(await closedVote());
    await tamper(`update "Subject" set pool = 'BACKBONE' where id = $1`, { paperId: vote.subjects[0]?.id as string });
    await expect(openBox(vote.organiser, { cycleId: vote.cycleId })).rejects.toThrow(
      "名单和职务与启动测评时的校验码不符",
    );
  });
});

describe("a process that dies between two steps", () => {
  test("after the ballots were written: the opening goes on with the verification and counts nothing twice", async () => {
    const vote = await consented(await closedVote());
    await stripBallots(vote.organiser, vote.cycleId);
    expect(await stateOf(vote)).toBe("CLOSED");
    expect(keysPresent(vote.cycleId)).toMatchObject({ opening: true, mac: true });
    const before = await db.ballot.findMany({ where: { cycleId: vote.cycleId } });
    await openBox(vote.organiser, { cycleId: vote.cycleId });
    expect(await db.ballot.findMany({ where: { cycleId: vote.cycleId } })).toEqual(before);
    expect(await stateOf(vote)).toBe("TALLIED");
  });

  test("after the verification: keys and envelopes are still destroyed", async () => {
    const vote = await consented(await closedVote());
    await stripBallots(vote.organiser, vote.cycleId);
    await verifyOpening(vote.organiser, vote.cycleId);
    await openBox(vote.organiser, { cycleId: vote.cycleId });
    expect(keysPresent(vote.cycleId)).toEqual({ opening: false, mac: false, draft: false });
    expect(await stateOf(vote)).toBe("TALLIED");
  });

  test("after the keys were destroyed but before that was written down: the step is taken again", async () => {
    const vote = await consented(await closedVote());
    await stripBallots(vote.organiser, vote.cycleId);
    await verifyOpening(vote.organiser, vote.cycleId);
    const { destroyKeys } = await import("../ballot/custody");
    await destroyKeys(vote.cycleId, "PORTAL");
    await openBox(vote.organiser, { cycleId: vote.cycleId });
    expect(await db.envelope.count({ where: { paper: { cycleId: vote.cycleId } } })).toBe(0);
    expect(await stateOf(vote)).toBe("TALLIED");
  });

  test("nothing is destroyed before the opening was verified, and a falsified ballot is found by the recount", async () => {
    const vote = await consented(await closedVote());
    await expect(verifyOpening(vote.organiser, vote.cycleId)).rejects.toThrow("票箱尚未打开");
    await stripBallots(vote.organiser, vote.cycleId);
    await expect(destroyBox(vote.organiser, vote.cycleId)).rejects.toThrow("尚未复核");
    const [ballot] = await db.ballot.findMany({ where: { cycleId: vote.cycleId }, take: 1 });
    await tamper(`update "Ballot" set marks = 'E,E,E,E,E', block = 'G3' where id = $1`, {
      paperId: ballot?.id as string,
    });
    await expect(openBox(vote.organiser, { cycleId: vote.cycleId })).rejects.toThrow("复核未通过：选票校验码");
    expect(keysPresent(vote.cycleId)).toMatchObject({ opening: true, mac: true });
  });

  test("two who press at the same moment open it once", async () => {
    const vote = await consented(await closedVote());
    const both = await Promise.allSettled([1, 2].map(() => openBox(vote.organiser, { cycleId: vote.cycleId })));
    expect(both.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await written(vote)).toMatchObject({ ballots: 40, receipts: 10, results: 4, minutes: 1 });
    expect(await stateOf(vote)).toBe("TALLIED");
  });
});

test("the tally file is released by 纪委 and the secretary, each once, with a reason, after the count", async () => {
  const vote = await consented(await closedVote());
  const input = { cycleId: vote.cycleId, reason: "厂纪委复核计票" };
  await expect(releaseTally(vote.secretary, input)).rejects.toThrow("计票完成之后");
  await openBox(vote.organiser, { cycleId: vote.cycleId });
  await expect(releaseTally(vote.organiser, input)).rejects.toThrow("由纪委和党委书记批准");
  await releaseTally(vote.secretary, input);
  await expect(releaseTally(vote.secretary, input)).rejects.toThrow("这一方已经批准");
  await releaseTally(vote.discipline, input);
  const releases = await db.tallyRelease.findMany({ where: { cycleId: vote.cycleId }, orderBy: { duty: "asc" } });
  expect(releases.map(({ duty }) => duty)).toEqual(["DISCIPLINE", "SECRETARY"]);
});

/** As somebody who has the database itself: triggers off. */
async function tamper(sql: string, { paperId }: { paperId: string }) {
  const client = new Client({ connectionString: superuserUrl() });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    const { rowCount } = await client.query(sql, [paperId]);
    expect(rowCount).toBe(1);
  } finally {
    await client.end();
  }
}

async function swap(one: string, two: string) {
  const client = new Client({ connectionString: superuserUrl() });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query(
      `update "Envelope" e set box = o.box, mac = o.mac from "Envelope" o
       where (e."paperId" = $1 and o."paperId" = $2) or (e."paperId" = $2 and o."paperId" = $1)`,
      [one, two],
    );
    await client.query(
      `update "Paper" e set receipt = o.receipt from "Paper" o
       where (e.id = $1 and o.id = $2) or (e.id = $2 and o.id = $1)`,
      [one, two],
    );
  } finally {
    await client.end();
  }
}

/** A box made with the public half, for the right place, with the receipt that belongs to it. */
async function forge(vote: GivenVote, paper: GivenPaper, wish: { mark?: string; mac?: Uint8Array }) {
  const own = await ownPaper(paper.voter, vote.cycleId);
  if (!own) throw new Error("no paper");
  const sealed = seal(
    marksFor(vote, paper, () => wish.mark ?? "G").map((line, at) => ({
      ...line,
      marks: line.marks.map((mark, item) => (wish.mark || at + item > 0 ? mark : "E")).join(","),
    })),
    { cycleId: vote.cycleId, paperId: paper.paperId, revision: 1 },
    { openingKey: own.openingKey, mac: wish.mac ?? loadMacKey(vote.cycleId) },
    own.boxLength,
  );
  const client = new Client({ connectionString: superuserUrl() });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    const values = [paper.paperId, sealed.box, sealed.mac];
    await client.query(`update "Envelope" set box = $2, mac = $3 where "paperId" = $1`, values);
    await client.query(`update "Paper" set receipt = $2 where id = $1`, [paper.paperId, sealed.receipt]);
  } finally {
    await client.end();
  }
}
