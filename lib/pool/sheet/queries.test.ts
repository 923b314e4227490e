import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { ROLES } from "@/lib/auth/roles";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { addItem } from "@/lib/training/commands";
import { givenPair } from "@/prisma/seed/given-mentoring";
import { type GivenOrganisation, givenOrganisation, givenPerson, keeper } from "@/prisma/seed/given-organisation";
import { givenRunningPosting } from "@/prisma/seed/given-posting";
import { freshDatabase } from "@/scripts/testing/database";
import { sheetOf } from "./queries";

freshDatabase();

const at = new Date("2026-03-05T02:00:00Z");
const organiser: Actor = systemActor(ROLES.ORGANISER, at, ["ORGANISER"]);
let org: GivenOrganisation;
let personId = "";
let mentorId = "";

beforeAll(async () => {
  org = await givenOrganisation(new Date("2020-01-05T02:00:00Z"));
  const about = { unitId: org.units.forging, branchId: org.branches.first };
  personId = await givenPerson(keeper(at), {
    ...{ ...about, employeeNo: "7001", name: "费思源", bornOn: plainDate("1993-05-01") },
    startedWorkOn: plainDate("2015-07-01"),
    ...{ title: "主管工程师", category: "BACKBONE", since: plainDate("2021-01-01"), professionalTitle: "工程师" },
  });
  mentorId = await givenPerson(keeper(at), {
    ...{ ...about, employeeNo: "7002", name: "穆长青", bornOn: plainDate("1975-05-01") },
    startedWorkOn: plainDate("1997-07-01"),
    ...{ title: "主任", category: "MIDDLE_CHIEF", since: plainDate("2015-01-01"), professionalTitle: "高级工程师" },
  });
});

const rowsOf = async (key: string, year = 2026, of = personId) =>
  (await sheetOf(organiser, db, of, year)).find((block) => block.key === key)?.rows;

describe("the sheet for the yearly review", () => {
  test("tells what the year's plan, the pairs and the postings say of the person, each with its outcome so far", async () => {
    const goal = { personId, year: 2026, line: "BUSINESS", goal: "掌握模具更换", measure: "独立完成2次" } as const;
    await addItem(organiser, { ...goal, dueOn: plainDate("2026-06-30"), ownerId: personId });
    const exception = "本专业只有一名高级工程师";
    await givenPair(at, { mentorId, menteeId: personId, from: plainDate("2026-03-05"), exception });
    await givenRunningPosting({ personId, hostUnitId: org.units.rolling, from: "2025-09-01", last: "2026-08-31" });

    expect(await rowsOf("training")).toEqual([["业务", "掌握模具更换", "2026年6月30日", "未开始"]]);
    expect(await rowsOf("mentoring")).toEqual([
      ["结对培养", "导师 穆长青", "2026.03—2027.03", "0/0 个月", "目标进度 0%"],
    ]);
    expect(await rowsOf("mentoring", 2026, mentorId)).toEqual([
      ["结对培养", "带 费思源", "2026.03—2027.03", "0/0 个月", "目标进度 0%"],
    ]);
    expect(await rowsOf("rotation")).toEqual([["轮岗", "环轧车间 值班主任", "2025.09—2026.08", "锻炼中"]]);
  });

  test("of a past year says nothing of what began later", async () => {
    expect(await rowsOf("mentoring", 2025)).toEqual([]);
    expect(await rowsOf("rotation", 2025)).toHaveLength(1);
    expect(await rowsOf("rotation", 2024)).toEqual([]);
  });
});
