import { beforeAll, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { ROLES, type Role } from "@/lib/auth/roles";
import { plainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import { givenDraft } from "@/prisma/seed/given-cycle";
import { type GivenOrganisation, givenOrganisation } from "@/prisma/seed/given-organisation";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { enterPastGrade, removePastGrade } from "./commands";
import { gradesOf, listGrades } from "./queries";

freshDatabase();

const at = new Date("2026-03-05T02:00:00Z");
const organiser = systemActor("党群工作部", at, ["ORGANISER"]);
let org: GivenOrganisation;
const deputy = () => org.people.deputy;
const entered = (year: number, grade: "优秀" | "称职" = "称职") => ({
  ...{ personId: deputy(), year, grade, documentNo: `锻党〔${year + 1}〕3号` },
});

beforeAll(async () => {
  org = await givenOrganisation(new Date("2024-01-05T02:00:00Z"));
});

test("a grade of a past year is kept with its paper, told on the trail, and taken away with a reason", async () => {
  await enterPastGrade(organiser, entered(2022, "优秀"));
  const wrong = await enterPastGrade(organiser, entered(2021));
  await removePastGrade(organiser, { pastGradeId: wrong, reason: "录错年度" });
  expect(await listGrades(organiser, deputy())).toMatchObject([
    { year: 2022, grade: "优秀", standing: "EXCELLENT", source: "锻党〔2023〕3号" },
  ]);
  expect((await trailOf(deputy())).map(({ event }) => event).slice(-3)).toEqual([
    ...["pastgrade.entered", "pastgrade.entered", "pastgrade.removed"],
  ]);
});

test("the same year twice, and a year that is not over, are refused", async () => {
  expect((await refusalOf(() => enterPastGrade(organiser, entered(2022)))).message).toContain("已录入“优秀”");
  expect((await refusalOf(() => enterPastGrade(organiser, entered(2026)))).kind).toBe("invalid");
});

test.each((Object.keys(ROLES) as Role[]).filter((role) => role !== "ORGANISER"))(
  "%s cannot enter or remove a past grade",
  async (role) => {
    const stranger = systemActor(ROLES[role], at, [role]);
    const { id } = await db.pastGrade.findFirstOrThrow();
    expect((await refusalOf(() => enterPastGrade(stranger, entered(2019)))).kind).toBe("forbidden");
    expect((await refusalOf(() => removePastGrade(stranger, { pastGradeId: id, reason: "x" }))).kind).toBe("forbidden");
  },
);

test("grades are shown to those who read results and to the person, to nobody else", async () => {
  const sees = async (role: Role) => (await listGrades(systemActor("x", at, [role]), deputy())) !== null;
  const seeing = await Promise.all(
    (Object.keys(ROLES) as Role[]).map(async (role) => ((await sees(role)) ? role : "")),
  );
  expect(seeing.filter(Boolean)).toEqual(["SECRETARY", "COMMITTEE", "ORGANISER", "DISCIPLINE", "APPRAISAL_GROUP"]);
  expect(await listGrades({ ...systemActor("x", at), personId: deputy() }, deputy())).not.toBeNull();
  expect(await listGrades({ ...systemActor("x", at), personId: org.people.worker }, deputy())).toBeNull();
});

test("a year decided in the portal counts once it is released, and then beats the paper", async () => {
  const then = new Date("2025-01-10T02:00:00Z");
  const cycleId = await givenDraft({
    ...{ at: then, year: 2024, cutoffOn: plainDate("2024-12-31"), pools: ["MIDDLE_DEPUTY"] },
    ...{ scrutineers: [org.people.worker], tellers: [org.people.backbone] },
  });
  const { id: subjectId } = await db.subject.findFirstOrThrow({ where: { cycleId, personId: deputy() } });
  await db.decision.create({
    data: {
      ...{ subjectId, grade: "优秀", meeting: "党委会", meetingOn: toColumn(plainDate("2025-02-06")) },
      ...{ expected: 7, present: 7, inFavour: 7, against: 0, deferred: 0, byId: "x", byName: "x", at: then },
    },
  });
  await enterPastGrade(organiser, entered(2024));
  const gradeOf2024 = async () =>
    (await gradesOf(organiser, db, [deputy()])).get(deputy())?.find(({ year }) => year === 2024)?.grade;
  await db.cycle.update({ where: { id: cycleId }, data: { state: "DECIDED" } });
  expect(await gradeOf2024()).toBe("称职");
  await db.cycle.update({ where: { id: cycleId }, data: { state: "FINAL" } });
  expect(await gradeOf2024()).toBe("优秀");
  await db.pastGrade.deleteMany({ where: { year: 2024 } });
  expect((await refusalOf(() => enterPastGrade(organiser, entered(2024)))).message).toContain("已在系统内审定");
});
