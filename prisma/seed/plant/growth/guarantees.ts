import { describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { addDays, today } from "@/lib/calendar";
import { db } from "@/lib/db";
import { stateOf } from "@/lib/rotation/course";
import { courseOf } from "@/lib/rotation/dates";
import { listTodos as rotationTodos } from "@/lib/rotation/queries";
import { listVersions } from "@/lib/rulebook/queries";
import { defaultRules } from "@/lib/rulebook/schema";

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
