import { beforeAll, describe, expect, test } from "vitest";
import { enterPastGrade } from "@/lib/appraisal/grades/commands";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { ROLES, type Role } from "@/lib/auth/roles";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { enterEffect } from "@/lib/integrity/commands";
import { type GivenOrganisation, givenOrganisation, givenPerson, keeper } from "@/prisma/seed/given-organisation";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import * as candidate from "./candidate/commands";
import { getCandidate, listCandidates } from "./candidate/queries";
import { answerSchema, checkSchema, decideSchema, openSchema, talkSchema } from "./candidate/schema";
import { changeTier, leavePool, reviewMember, writeProfile } from "./member/commands";
import { getMember, getStructure, listMembers } from "./member/queries";
import { reviewSchema, writeProfileSchema } from "./member/schema";
import { answerOpinion } from "./opinion/commands";
import { listOpinions } from "./opinion/queries";
import { listTodos, reviewSeason } from "./queries";
import { recommend } from "./recommendation/commands";
import { listOwnRecommendations, searchOwnBranch } from "./recommendation/queries";

freshDatabase();

const at = new Date("2026-03-05T02:00:00Z");
const as = (role: Role, moment = at): Actor => systemActor(ROLES[role], moment, [role]);
const organiser = as("ORGANISER");
const secretary = as("SECRETARY");
const discipline = as("DISCIPLINE");
let org: GivenOrganisation;
let serial = 0;
const branchSecretary = (): Actor => ({
  ...systemActor("支部书记", at),
  ...{ personId: org.people.chief, branchId: org.branches.first },
  grants: [{ role: "BRANCH_SECRETARY", unitIds: null, branchId: org.branches.first }],
});

/** Somebody who meets every criterion that the portal can know. */
async function somebody(): Promise<string> {
  serial += 1;
  const personId = await givenPerson(keeper(at), {
    ...{ employeeNo: `7${String(serial).padStart(3, "0")}`, name: "费思源", unitId: org.units.forging },
    ...{ branchId: org.branches.first, bornOn: plainDate("1993-05-01"), startedWorkOn: plainDate("2015-07-01") },
    ...{ title: "主管工程师", category: "BACKBONE", since: plainDate("2021-01-01"), professionalTitle: "工程师" },
  });
  for (const year of [2023, 2024, 2025]) {
    const grade = year === 2024 ? "优秀" : "称职";
    await enterPastGrade(organiser, { personId, year, grade, documentNo: `锻党〔${year + 1}〕3号` });
  }
  return personId;
}
const open = (personId: string, more: object = {}) =>
  candidate.openCandidate(
    organiser,
    openSchema.parse({
      ...{ personId, source: "MEETING", target: "DEPUTY", tier: "NEAR", reasons: "业务骨干", votes: "9", voters: "11" },
      ...{ recommendedOn: "2026-03-02", ...more },
    }),
  );
const at_ = async (id: string) => ({
  candidateId: id,
  version: (await db.poolCandidate.findUniqueOrThrow({ where: { id } })).version,
});
const check = async (id: string, more: object = {}, actor = organiser) =>
  candidate.checkCandidate(
    actor,
    checkSchema.parse({
      ...(await at_(id)),
      ...{ target: "DEPUTY", tier: "NEAR", accepted: { virtue: "yes" }, notes: { virtue: "党群部考察" } },
      ...more,
    }),
  );
const ask = async (id: string, actor = organiser) => candidate.askOpinion(actor, await at_(id));
const opinionId = async (id: string) =>
  (await db.poolOpinion.findFirstOrThrow({ where: { candidateId: id, answeredAt: null } })).id;
const answer = (id: string, more: object = {}, actor = discipline) =>
  answerOpinion(actor, answerSchema.parse({ opinionId: id, view: "CLEAR", documentNo: "锻纪函〔2026〕4号", ...more }));
const talk = async (id: string, more: object = {}, actor = organiser) =>
  candidate.recordTalk(
    actor,
    talkSchema.parse({
      ...(await at_(id)),
      ...{ talkedOn: "2026-03-04", talkers: "蒯思齐", summary: "服从组织安排", willing: "yes", ...more },
    }),
  );
const VOTE = { expected: 7, present: 7, inFavour: 6, against: 0, deferred: 1 };
const decide = async (id: string, more: object = {}, actor = secretary) =>
  candidate.decideCandidate(
    actor,
    decideSchema.parse({
      ...(await at_(id)),
      ...{ verdict: "ADMIT", tier: "NEAR", meeting: "党委会2026年第4次", meetingOn: "2026-03-05", ...VOTE, ...more },
    }),
  );
/** To the door of the committee. */
async function ready(personId?: string): Promise<string> {
  const id = await open(personId ?? (await somebody()));
  await check(id);
  await ask(id);
  await answer(await opinionId(id));
  await talk(id);
  return id;
}
async function member(): Promise<{ membershipId: string; version: number; personId: string }> {
  const { membershipId } = await decide(await ready());
  const row = await db.poolMembership.findUniqueOrThrow({ where: { id: membershipId ?? "" } });
  return { membershipId: row.id, version: row.version, personId: row.personId };
}

beforeAll(async () => {
  org = await givenOrganisation(new Date("2020-01-05T02:00:00Z"));
});

describe("the procedure", () => {
  test("leads from recommendation over check, opinion and talk to the committee's decision, each on the trail", async () => {
    const personId = await somebody();
    const id = await ready(personId);
    expect((await getCandidate(organiser, id))?.stage).toBe(3);
    const { membershipId } = await decide(id);
    expect(await getMember(secretary, membershipId ?? "")).toMatchObject({
      ...{ tier: "NEAR", target: "DEPUTY", joinedOn: "2026-03-05", leftOn: null, outReasons: [] },
      person: { id: personId, name: "费思源" },
    });
    expect((await trailOf(id)).map(({ event }) => event).filter((event) => event !== "pool.read")).toEqual([
      ...["pool.opened", "pool.checked", "pool.asked", "pool.talked", "pool.decided"],
    ]);
    expect((await refusalOf(() => open(personId))).message).toBe("此人已在册。");
  });

  test("keeps its days in order: no talk before the recommendation, no meeting before the talk", async () => {
    const id = await open(await somebody());
    await check(id);
    await ask(id);
    await answer(await opinionId(id));
    expect((await refusalOf(() => talk(id, { talkedOn: "2026-03-01" }))).message).toBe("谈话日期不能早于推荐日期。");
    await talk(id);
    expect((await refusalOf(() => decide(id, { meetingOn: "2026-03-03" }))).message).toBe("会议日期不能早于组织谈话。");
    expect((await decide(id, { meetingOn: "2026-03-04" })).membershipId).not.toBeNull();
  });

  test("cannot skip a step", async () => {
    const id = await open(await somebody());
    for (const step of [() => ask(id), () => talk(id), () => decide(id)]) {
      expect((await refusalOf(step)).kind).toBe("conflict");
    }
    await check(id);
    for (const step of [() => talk(id), () => decide(id)]) expect((await refusalOf(step)).kind).toBe("conflict");
    await ask(id);
    for (const step of [() => ask(id), () => check(id), () => talk(id)]) {
      expect((await refusalOf(step)).kind).toBe("conflict");
    }
    await answer(await opinionId(id), { view: "LATER", text: "正在了解" });
    expect((await refusalOf(() => talk(id))).kind).toBe("conflict");
    await ask(id, as("ORGANISER", new Date(at.getTime() + 60_000)));
    await answer(await opinionId(id));
    await talk(id, { willing: "no" });
    expect((await refusalOf(() => decide(id))).kind).toBe("conflict");
    await candidate.dropCandidate(organiser, { ...(await at_(id)), reason: "本人不愿意" });
    expect((await getCandidate(organiser, id))?.outcome).toBe("DROPPED");
  });

  test("a failed criterion is not judged away, and a judgement without its ground is refused beside the line", async () => {
    const id = await open(org.people.backbone);
    expect(await check(id, { accepted: { virtue: "yes", age: "yes" }, notes: { virtue: "x", age: "x" } })).toEqual({
      stands: false,
    });
    expect((await refusalOf(() => ask(id))).kind).toBe("conflict");
    const refusal = await refusalOf(() => check(id, { notes: {} }));
    expect(refusal.fields["notes[virtue]"]).toEqual(["请写明政治素质与群众公认的判断依据"]);
  });

  test("runs once for a person at a time, also in the database", async () => {
    const personId = await somebody();
    await open(personId);
    expect((await refusalOf(() => open(personId))).message).toBe("此人的人选程序正在进行。");
  });

  test("a second window is told, and what stands is not overwritten", async () => {
    const id = await open(await somebody());
    const stale = await at_(id);
    await check(id);
    const refusal = await refusalOf(() => candidate.dropCandidate(organiser, { ...stale, reason: "x" }));
    expect(refusal.message).toContain("刚刚已有人办理");
  });
});

describe("the committee's vote", () => {
  test.each([
    [{ present: 4, inFavour: 4, deferred: 0 }, "不足应到7人的三分之二"],
    [{ inFavour: 3, against: 4, deferred: 0 }, "未超过应到7人的半数"],
    [{ verdict: "REFUSE" }, "同意票已过半数"],
    [{ meetingOn: "2026-03-06" }, "不能晚于今天"],
  ])("%o is refused: %s", async (more, said) => {
    const id = await ready();
    expect((await refusalOf(() => decide(id, more))).message).toContain(said);
    expect(await db.poolMembership.count({ where: { candidateId: id } })).toBe(0);
  });

  test("may defer, and then admit or refuse", async () => {
    const deferred = await ready();
    expect(await decide(deferred, { verdict: "DEFER", inFavour: 3, deferred: 4 })).toEqual({ membershipId: null });
    expect((await decide(deferred)).membershipId).not.toBeNull();
    const refused = await ready();
    await decide(refused, { verdict: "REFUSE", inFavour: 2, against: 5, deferred: 0 });
    expect((await getCandidate(secretary, refused))?.outcome).toBe("REFUSED");
  });

  test("admits nobody against whom a sanction was entered since the check", async () => {
    const personId = await somebody();
    const id = await ready(personId);
    await enterEffect(discipline, {
      ...{ personId, kind: "PARTY_DISCIPLINE", measure: "党内警告", effect: "BAR_EXCELLENT", note: "" },
      ...{ documentNo: "锻纪〔2026〕1号", issuedBy: "锻造厂纪委" },
      ...{ effectiveOn: plainDate("2026-03-05"), endsOn: plainDate("2027-03-04") },
    });
    expect((await refusalOf(() => decide(id))).message).toContain("党内警告");
  });

  test("admits into a nearer tier than was checked only where its criteria were checked too", async () => {
    const id = await open(org.people.worker);
    await db.person.update({ where: { id: org.people.worker }, data: { bornOn: new Date("1995-01-01") } });
    const judged = { virtue: "yes", grades: "yes" };
    await check(id, { tier: "FAR", accepted: judged, notes: { virtue: "考察", grades: "未参加考核" } });
    await ask(id);
    await answer(await opinionId(id));
    await talk(id);
    expect((await refusalOf(() => decide(id))).message).toContain("重要岗位");
    expect((await decide(id, { tier: "FAR" })).membershipId).not.toBeNull();
  });
});

describe("a member", () => {
  test("is written about, moved between tiers with a reason, and taken out with a reason, once", async () => {
    const one = await member();
    const profile = writeProfileSchema.parse({ ...ids(one), nativePlace: "山东济南", direction: "生产管理" });
    await writeProfile(organiser, profile);
    expect((await refusalOf(() => writeProfile(organiser, profile))).message).toContain("刚刚已有人修改");
    const next = { ...ids(one), version: 2 };
    await changeTier(organiser, { ...next, tier: "FAR", changedOn: plainDate("2026-03-05"), reason: "转岗" });
    const out = {
      leftOn: plainDate("2026-03-05"),
      exit: "OWN_REQUEST" as const,
      why: "",
      documentNo: "纪要〔2026〕4号",
    };
    await leavePool(organiser, { ...next, version: 3, ...out });
    expect(await getMember(organiser, one.membershipId)).toMatchObject({
      ...{ nativePlace: "山东济南", tier: "FAR", exit: "OWN_REQUEST", leftOn: "2026-03-05" },
      changes: [{ from: "NEAR", to: "FAR", reason: "转岗" }],
    });
    expect((await refusalOf(() => leavePool(organiser, { ...next, version: 4, ...out }))).message).toContain(
      "已经出库",
    );
    const events = (await trailOf(one.membershipId)).map(({ event }) => event);
    expect(events).toEqual(["pool.written", "pool.tiered", "pool.closed", "pool.read"]);
  });

  test("rises to the nearest tier only where its criteria do not fail", async () => {
    const one = await member();
    const move = { changedOn: plainDate("2026-03-05"), reason: "x" };
    await changeTier(organiser, { ...ids(one), tier: "MIDDLE", ...move });
    await db.post.updateMany({ where: { personId: one.personId }, data: { category: "STAFF" } });
    const again = () => changeTier(organiser, { ...ids(one), version: 2, tier: "NEAR", ...move });
    expect((await refusalOf(again)).message).toContain("不符合近期人选的条件");
  });

  test("is reviewed once a year with the sheet of that day, and the conclusion is carried out", async () => {
    const one = await member();
    const review = (more: object) =>
      reviewMember(
        organiser,
        reviewSchema.parse({
          ...{ ...ids(one), year: "2026", grown: "no", conclusion: "CONTINUE", text: "需加强现场管理", ...more },
        }),
      );
    await review({ conclusion: "CHANGE_TIER", tier: "MIDDLE" });
    expect((await refusalOf(() => review({ version: 2 }))).message).toContain("已经评估");
    const seen = await getMember(organiser, one.membershipId);
    expect(seen).toMatchObject({ tier: "MIDDLE", reviews: [{ year: 2026, conclusion: "CHANGE_TIER" }] });
    expect(seen?.reviews[0]?.sheet.find(({ key }) => key === "grades")?.rows).toContainEqual(["2024", "优秀"]);
    await expect(db.poolReview.updateMany({ data: { text: "x" } })).rejects.toThrow();
  });

  test("cannot be a member twice, not even by hand in the database", async () => {
    const one = await member();
    const other = await ready();
    await expect(
      db.poolMembership.create({
        data: { personId: one.personId, candidateId: other, target: "CHIEF", tier: "FAR", joinedOn: at },
      }),
    ).rejects.toThrow(/pool_membership_live/);
  });
});

const ids = ({ membershipId, version }: { membershipId: string; version: number }) => ({ membershipId, version });

describe("strangers", () => {
  const roles = Object.keys(ROLES) as Role[];

  test.each(roles.filter((role) => !["SECRETARY", "COMMITTEE", "ORGANISER"].includes(role)))(
    "%s reads nothing of the list",
    async (role) => {
      const stranger = as(role);
      const one = await member();
      expect(await listMembers(stranger)).toBeNull();
      expect(await getMember(stranger, one.membershipId)).toBeNull();
      expect(await listCandidates(stranger)).toBeNull();
      const { candidateId } = await db.poolMembership.findUniqueOrThrow({ where: { id: one.membershipId } });
      expect(await getCandidate(stranger, candidateId)).toBeNull();
      expect(await getStructure(stranger)).toBeNull();
      if (role !== "DISCIPLINE") expect(await listOpinions(stranger)).toBeNull();
      if (role !== "DISCIPLINE") expect(await listTodos(stranger)).toEqual([]);
      if (role !== "BRANCH_SECRETARY") expect(await listOwnRecommendations(stranger)).toBeNull();
    },
  );

  test.each(roles.filter((role) => role !== "ORGANISER"))("%s cannot keep the list", async (role) => {
    const stranger = as(role);
    const id = await open(await somebody());
    const one = await member();
    const exit = { leftOn: plainDate("2026-03-05"), exit: "TRANSFER" as const, why: "", documentNo: "x" };
    const tries: (() => Promise<unknown>)[] = [
      async () => candidate.takeUp(stranger, { recommendationId: "x" }),
      () => check(id, {}, stranger),
      () => ask(id, stranger),
      () => talk(id, {}, stranger),
      async () => candidate.dropCandidate(stranger, { ...(await at_(id)), reason: "x" }),
      () => leavePool(stranger, { ...ids(one), ...exit }),
      () => changeTier(stranger, { ...ids(one), tier: "FAR", changedOn: plainDate("2026-03-05"), reason: "x" }),
      () => writeProfile(stranger, writeProfileSchema.parse(ids(one))),
      () =>
        reviewMember(
          stranger,
          reviewSchema.parse({ ...ids(one), year: 2026, grown: "yes", conclusion: "CONTINUE", text: "x" }),
        ),
    ];
    for (const attempt of tries) expect((await refusalOf(attempt)).kind).toBe("forbidden");
  });

  test.each(roles.filter((role) => role !== "SECRETARY"))("%s cannot enter the committee's decision", async (role) => {
    const id = await ready();
    expect((await refusalOf(() => decide(id, {}, as(role)))).kind).toBe("forbidden");
  });

  test.each(roles.filter((role) => role !== "DISCIPLINE"))("%s cannot answer for 纪委", async (role) => {
    const id = await open(await somebody());
    await check(id);
    await ask(id);
    const asked = await opinionId(id);
    expect((await refusalOf(() => answer(asked, {}, as(role)))).kind).toBe("forbidden");
  });
});

describe("what those at the edge may know", () => {
  test("纪委 sees the request put to it and its own answer, and not what became of it", async () => {
    const id = await ready();
    const before = await listOpinions(discipline);
    await decide(id);
    expect(await listOpinions(discipline)).toEqual(before);
    const line = before?.[0] ?? {};
    expect(Object.keys(line)).not.toContain("candidateId");
    for (const word of ["target", "tier", "stage", "membershipId"]) expect(Object.keys(line)).not.toContain(word);
  });

  test("a branch secretary recommends own people only, and reads one neutral state before and after", async () => {
    const person = {
      personId: await somebody(),
      target: "DEPUTY",
      tier: "FAR",
      reasons: "能干",
      votes: null,
      voters: null,
    } as const;
    const input = { ...person, recommendedOn: plainDate("2026-03-02") };
    const recommendationId = await recommend(branchSecretary(), input);
    const before = await listOwnRecommendations(branchSecretary());
    const id = await candidate.takeUp(organiser, { recommendationId });
    await check(id);
    await ask(id);
    await answer(await opinionId(id));
    await talk(id);
    await decide(id);
    expect(await listOwnRecommendations(branchSecretary())).toEqual(before);
    // Somebody who stands in the list can be recommended again: a refusal would tell.
    expect(await recommend(branchSecretary(), input)).toEqual(expect.any(String));
    const foreign = { ...input, personId: org.people.otherChief };
    expect((await refusalOf(() => recommend(branchSecretary(), foreign))).kind).toBe("forbidden");
    const oneself = { ...input, personId: org.people.chief };
    expect((await refusalOf(() => recommend(branchSecretary(), oneself))).kind).toBe("forbidden");
    expect((await searchOwnBranch(branchSecretary(), "邢")).length).toBe(0);
    expect((await searchOwnBranch(branchSecretary(), "单")).length).toBe(1);
  });

  test("whoever keeps the list reads and handles nothing about oneself, and is told of no such record", async () => {
    const one = await member();
    const self = { ...organiser, personId: one.personId };
    expect(await getMember(self, one.membershipId)).toBeNull();
    expect((await listMembers(self))?.some(({ id }) => id === one.membershipId)).toBe(false);
    expect((await refusalOf(() => writeProfile(self, writeProfileSchema.parse(ids(one))))).kind).toBe("missing");
    const waiting = await ready();
    const { personId } = await db.poolCandidate.findUniqueOrThrow({ where: { id: waiting } });
    expect((await refusalOf(() => decide(waiting, {}, { ...secretary, personId }))).kind).toBe("missing");
    const asked = await open(await somebody());
    await check(asked);
    await ask(asked);
    const about = await db.poolCandidate.findUniqueOrThrow({ where: { id: asked } });
    const inspector = { ...discipline, personId: about.personId };
    const number = await opinionId(asked);
    expect((await refusalOf(() => answer(number, {}, inspector))).kind).toBe("missing");
  });

  test("every read stands on the trail with who and which records, and no entry names a person", async () => {
    const one = await member();
    const count = () => db.auditEntry.count({ where: { event: { in: ["pool.read", "pool.listed"] } } });
    const before = await count();
    await listMembers(secretary);
    await listMembers(secretary, { left: true });
    await getMember(secretary, one.membershipId);
    await listCandidates(secretary);
    await getStructure(secretary);
    await listOpinions(discipline);
    await listOwnRecommendations(branchSecretary());
    expect((await count()) - before).toBe(7);
    const entries = await db.auditEntry.findMany({ where: { event: { startsWith: "pool." } } });
    const people = await db.person.findMany({ select: { id: true, name: true, employeeNo: true } });
    const told = entries.map(({ subjectId, detail }) => `${subjectId} ${JSON.stringify(detail)}`).join("\n");
    for (const { id, name, employeeNo } of people) {
      expect([id, name, `"${employeeNo}"`].filter((word) => told.includes(word))).toEqual([]);
    }
    expect(told).toContain(one.membershipId);
  });

  test("the yearly review is owed from the first day of its months until the last person is reviewed", async () => {
    const rules = { reviewFrom: 2, reviewUntil: 3 };
    expect(reviewSeason(rules, plainDate("2027-02-10"))).toEqual({
      year: 2026,
      from: "2027-02-01",
      until: "2027-03-31",
    });
    const titles = async (moment: string) =>
      (await listTodos(as("ORGANISER", new Date(moment)))).filter(({ id }) => id === "pool-review").length;
    expect([await titles("2027-01-31T02:00:00Z"), await titles("2027-02-01T02:00:00Z")]).toEqual([0, 1]);
    expect((await listTodos(as("ORGANISER", new Date("2045-01-01T00:00:00Z")))).map(({ id }) => id)).toContain(
      "pool-out",
    );
  });
});
