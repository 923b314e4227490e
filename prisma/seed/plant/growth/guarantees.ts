import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { addDays, today, yearOf } from "@/lib/calendar";
import { db } from "@/lib/db";
import { listPairs } from "@/lib/mentoring/pair/queries";
import { listTodos as mentoringTodos } from "@/lib/mentoring/queries";
import { placesOf } from "@/lib/pool/structure";
import { stateOf } from "@/lib/rotation/course";
import { courseOf } from "@/lib/rotation/dates";
import { listTodos as rotationTodos } from "@/lib/rotation/queries";
import { listVersions, rulesInForce } from "@/lib/rulebook/queries";
import { defaultRules } from "@/lib/rulebook/schema";
import { listPlans } from "@/lib/training/queries";
import { CAST } from "../../cast";

const counted = (words: Iterable<string>) => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

const grants = (...roles: ("ORGANISER" | "SECRETARY")[]) => roles;

/** What the loaded plant holds of raising people. Called by demo.test.ts: one load serves all. */
export function growthIsThere(at: Date): void {
  const day = today(at);
  const organiser = systemActor("党群工作部", at, grants("ORGANISER"));
  const secretary = systemActor("党委书记", at, grants("SECRETARY"));

  describe("the rulebook", () => {
    test("has signed first versions with the default numbers, and a next one of the postings waiting", async () => {
      const versions = async (book: "MENTORING" | "ROTATION") =>
        ((await listVersions(organiser, book)) ?? []).map(({ version, approvedAt }) => [version, approvedAt !== null]);
      expect(await versions("MENTORING")).toEqual([[1, true]]);
      expect(await versions("ROTATION")).toEqual([
        [2, false],
        [1, true],
      ]);
      for (const book of ["MENTORING", "ROTATION"] as const) {
        const [first] = ((await listVersions(organiser, book)) ?? []).toReversed();
        expect(first?.rules).toEqual(defaultRules(book));
      }
    });
  });

  test("six honours are entered from their documents, two of them of the posted cadre whose year is shown", async () => {
    const rows = await db.honour.findMany({ include: { person: { select: { employeeNo: true } } } });
    expect(rows).toHaveLength(6);
    expect(rows.filter(({ person }) => person.employeeNo === "1404")).toHaveLength(2);
  });

  describe("the pairs", () => {
    const all = async () =>
      [...((await listPairs(organiser)) ?? []), ...((await listPairs(organiser, { ended: true })) ?? [])].toSorted(
        (a, b) => (a.number < b.number ? -1 : 1),
      );
    const of = async (employeeNo: string) => (await all()).find(({ mentee }) => mentee.employeeNo === employeeNo);

    test("are twelve: eight go on, one of them red, one amber; four are over", async () => {
      const pairs = await all();
      expect(pairs).toHaveLength(12);
      const live = pairs.filter(({ state }) => state.live);
      expect(counted(live.map(({ state }) => state.colour))).toEqual({ green: 6, amber: 1, red: 1 });
      const ends = pairs.flatMap(({ end }) => end ?? []);
      expect(counted(ends)).toEqual({ CHANGED: 1, COMPLETED: 2, LEFT: 1 });
    });

    test("hold the grades of their assessments: 优秀出师, 出师 and an extension", async () => {
      const sheets = (await all()).flatMap(({ completions }) => completions);
      expect(counted(sheets.map(({ grade }) => grade ?? "open"))).toEqual({ EXCELLENT: 1, PASSED: 1, EXTENDED: 1 });
      const extended = (await all()).filter(({ extensions }) => extensions.length > 0);
      expect(extended).toEqual([expect.objectContaining({ endedOn: null })]);
    });

    test("stand at every step of the agreement and of the mid-term check", async () => {
      const live = (await all()).filter(({ state }) => state.live);
      expect(live.map(({ state }) => state.agreement.signed.length).toSorted()).toEqual([0, 2, 4, 4, 4, 4, 4, 4]);
      const states = new Set(live.map(({ state }) => state.midTerm.state));
      expect([...states].toSorted()).toEqual(["before", "done", "open", "overdue"]);
    });

    test("follow a change of mentor without a gap", async () => {
      const [first] = (await all()).filter(({ end }) => end === "CHANGED");
      expect(first?.successor?.from).toBe(first?.endedOn);
    });

    test("leave to 上官知微 an agreement to sign and a silent pair", async () => {
      const { id: personId, branchId } = await db.person.findUniqueOrThrow({ where: { employeeNo: "1701" } });
      const secretary = { ...systemActor("上官知微", at), personId };
      const scoped = { ...secretary, grants: [{ role: "BRANCH_SECRETARY" as const, unitIds: null, branchId }] };
      const titles = (await mentoringTodos(scoped)).map(({ title, detail }) => `${title} ${detail}`).join("\n");
      expect(titles).toMatch(/胡子婉/);
      expect(titles).toMatch(/向婷沁/);
    });

    test("tell of every month in words of its own, and leave one reflection to be written", async () => {
      const logs = (await all()).flatMap(({ logs }) => logs);
      expect(logs.length).toBeGreaterThan(45);
      for (const { summary, task } of logs) expect(`${summary}${task}`).toMatch(/^[^{}]{30,}$/);
      expect(logs.filter(({ menteeAt }) => menteeAt === null)).toHaveLength(1);
      const own = (await of("1505"))?.logs.map(({ topic }) => topic) ?? [];
      expect(new Set(own).size).toBe(own.length);
    });
  });

  describe("the list", () => {
    const members = (live: boolean) => db.poolMembership.count({ where: { leftOn: live ? null : { not: null } } });

    test("has about thirty members of about forty places, after three selections", async () => {
      expect([await members(true), await members(false)]).toEqual([31, 3]);
      const rules = await rulesInForce(organiser, "POOL");
      const posts = { chiefs: 10, deputies: 7 };
      const wanted = placesOf([], posts, rules).reduce((sum, place) => sum + place.wanted, 0);
      expect(wanted).toBeGreaterThan(35);
      const days = await db.poolMembership.groupBy({ by: ["joinedOn"], _count: true });
      expect(days.map(({ _count }) => _count).toSorted()).toEqual([10, 11, 13]);
    });

    test("was left in three ways, and reviewed in two years", async () => {
      const left = await db.poolMembership.findMany({ where: { leftOn: { not: null } }, select: { exit: true } });
      expect(counted(left.map(({ exit }) => exit ?? ""))).toEqual({ APPOINTED: 1, OVER_AGE: 1, NO_GROWTH: 1 });
      const years = await db.poolReview.groupBy({ by: ["year"], _count: true, orderBy: { year: "asc" } });
      expect(years.map(({ _count }) => _count)).toEqual([13, 23]);
      expect(await db.poolTierChange.count()).toBe(1);
    });

    test("holds a procedure at every step: one recommended, one checked, two with 纪委, one before the committee", async () => {
      expect(await db.poolRecommendation.count({ where: { candidateId: null } })).toBe(1);
      expect(await db.poolCandidate.count({ where: { closedAt: null } })).toBe(4);
      expect(await db.poolOpinion.count({ where: { answeredAt: null } })).toBe(2);
      const talked = { closedAt: null, talks: { some: {} } };
      expect(await db.poolCandidate.count({ where: talked })).toBe(1);
      expect(await db.pastGrade.count()).toBe(24);
    });

    test("names nobody in the account list or the document", () => {
      const told = [...CAST.map(({ sees }) => sees), readFileSync("docs/demonstration.md", "utf8")].join("\n");
      expect(told).not.toMatch(/后备|入库/);
    });
  });

  describe("the training plans", () => {
    test("are eight of last year and fifteen of this, with quarters looked at and some overdue", async () => {
      const year = yearOf(day);
      expect(await listPlans(organiser, year - 1)).toHaveLength(8);
      const plans = (await listPlans(organiser, year)) ?? [];
      expect(plans).toHaveLength(15);
      expect(plans.filter(({ overdue }) => overdue > 0)).not.toEqual([]);
      expect(plans.filter(({ unchecked }) => unchecked > 0)).not.toEqual([]);
      expect(await db.trainingCheck.count()).toBeGreaterThan(60);
    });
  });

  describe("the postings", () => {
    const all = () =>
      db.posting.findMany({ include: { appraisal: true, ends: true, extensions: true, reports: true } });

    test("are ten of all five types, two of them of the press refit", async () => {
      const postings = await all();
      expect(counted(postings.map(({ type }) => type))).toEqual({
        ...{ ROTATION: 2, ATTACHMENT: 3, SECONDMENT: 2, EXCHANGE: 1, PROJECT: 2 },
      });
      expect(postings.filter(({ projectName }) => projectName === "12500吨水压机改造")).toHaveLength(2);
    });

    test("stand in every state: planned, approved, running, waiting for the appraisal, finished", async () => {
      const states = (await all()).map((posting) => stateOf(courseOf(posting), day));
      expect(counted(states)).toEqual({ PLANNED: 1, APPROVED: 1, RUNNING: 5, APPRAISAL: 1, FINISHED: 2 });
    });

    test("hold one extension granted, one early end with its reason, one end within thirty days", async () => {
      const postings = await all();
      expect(postings.flatMap(({ extensions }) => extensions).map(({ approved }) => approved)).toEqual([true]);
      const early = postings.flatMap(({ ends }) => ends).filter(({ kind }) => kind === "EARLY");
      expect(early).toEqual([expect.objectContaining({ approved: true, reason: expect.stringMatching(/.{10}/) })]);
      const near = postings.map(courseOf).filter((course) => {
        const due = course.extendedUntil ?? course.plannedUntil;
        return stateOf(course, day) === "RUNNING" && due <= addDays(day, 30);
      });
      expect(near).toHaveLength(1);
    });

    test("leave an approval to the secretary, an appraisal to the head of 模压车间, a late report to its author", async () => {
      const idOf = async (employeeNo: string) =>
        (await db.person.findUniqueOrThrow({ where: { employeeNo }, select: { id: true } })).id;
      const unitId = (await db.unit.findFirstOrThrow({ where: { name: "模压车间" } })).id;
      const titles = async (actor: typeof organiser) =>
        (await rotationTodos(actor)).map(({ title }) => title).join("\n");
      expect(await titles(secretary)).toMatch(/批准/);
      const head = { ...systemActor("卞砺锋", at), personId: await idOf("1101") };
      const leading = { ...head, grants: [{ role: "UNIT_HEAD" as const, unitIds: [unitId], branchId: null }] };
      expect(await titles(leading)).toMatch(/蓝亦墉.*锻炼单位/);
      expect(await titles({ ...systemActor("余林野", at), personId: await idOf("1404") })).toMatch(/汇报/);
    });
  });
}
