import { writeFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { enterPastGrade } from "@/lib/appraisal/grades/commands";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { ROLES, type Role } from "@/lib/auth/roles";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import * as candidate from "@/lib/pool/candidate/commands";
import { answerSchema, checkSchema, decideSchema, openSchema, talkSchema } from "@/lib/pool/candidate/schema";
import { reviewMember, writeProfile } from "@/lib/pool/member/commands";
import { reviewSchema, writeProfileSchema } from "@/lib/pool/member/schema";
import { answerOpinion } from "@/lib/pool/opinion/commands";
import { givenPair } from "@/prisma/seed/given-mentoring";
import { type GivenOrganisation, givenOrganisation, givenPerson, keeper } from "@/prisma/seed/given-organisation";
import { freshDatabase } from "@/scripts/testing/database";
import { prose } from "../testing/given-form";
import { bare, readPdf } from "../testing/read-pdf";
import { printMember, printMembers } from "./print";

freshDatabase();

const at = new Date("2026-03-05T02:00:00Z");
const as = (role: Role): Actor => systemActor(ROLES[role], at, [role]);
const organiser = as("ORGANISER");
const reader: Actor = { ...organiser, name: "蒯思齐", employeeNo: "1001", personId: "reader" };
const LONG = prose(500);
let org: GivenOrganisation;
let membershipId = "";
let personId = "";

beforeAll(async () => {
  org = await givenOrganisation(new Date("2020-01-05T02:00:00Z"));
  personId = await givenPerson(keeper(at), {
    ...{ employeeNo: "7001", name: "费思源", unitId: org.units.forging, branchId: org.branches.first },
    ...{ bornOn: plainDate("1993-05-01"), startedWorkOn: plainDate("2015-07-01"), professionalTitle: "工程师" },
    ...{ title: "主管工程师", category: "BACKBONE", since: plainDate("2021-01-01") },
  });
  for (const year of [2023, 2024, 2025]) {
    const grade = year === 2024 ? "优秀" : "称职";
    await enterPastGrade(organiser, { personId, year, grade, documentNo: `锻党〔${year + 1}〕3号` });
  }
  membershipId = await admitted(personId);
  const head = async () => ({
    membershipId,
    version: (await db.poolMembership.findUniqueOrThrow({ where: { id: membershipId } })).version,
  });
  await writeProfile(
    organiser,
    writeProfileSchema.parse({
      ...(await head()),
      ...{ nativePlace: "重庆江津", school: "重庆大学材料成型", laterDegree: "工程硕士", direction: "模压车间副主任" },
      ...{ strengths: LONG, weaknesses: "管理经历少", goal: "三年内胜任副职", remark: "W".repeat(200) },
    }),
  );
  const review = { year: "2026", grown: "yes", conclusion: "CONTINUE", text: "成长明显", documentNo: "" };
  await reviewMember(organiser, reviewSchema.parse({ ...(await head()), ...review }));
});

/** Through every step of the procedure, as the pool's own test takes it. */
async function admitted(id: string): Promise<string> {
  const candidateId = await candidate.openCandidate(
    organiser,
    openSchema.parse({
      ...{ personId: id, source: "MEETING", target: "DEPUTY", tier: "NEAR", reasons: "业务骨干" },
      ...{ votes: "9", voters: "11", recommendedOn: "2026-03-02" },
    }),
  );
  const now = async () => ({
    candidateId,
    version: (await db.poolCandidate.findUniqueOrThrow({ where: { id: candidateId } })).version,
  });
  const judged = { accepted: { virtue: "yes" }, notes: { virtue: "党群部考察" } };
  await candidate.checkCandidate(
    organiser,
    checkSchema.parse({ ...(await now()), target: "DEPUTY", tier: "NEAR", ...judged }),
  );
  await candidate.askOpinion(organiser, await now());
  const opinion = await db.poolOpinion.findFirstOrThrow({ where: { candidateId } });
  const answer = { opinionId: opinion.id, view: "CLEAR", documentNo: "锻纪函〔2026〕4号" };
  await answerOpinion(as("DISCIPLINE"), answerSchema.parse(answer));
  const talk = { talkedOn: "2026-03-04", talkers: "蒯思齐", summary: "服从组织安排", willing: "yes" };
  await candidate.recordTalk(organiser, talkSchema.parse({ ...(await now()), ...talk }));
  const vote = { expected: 7, present: 7, inFavour: 6, against: 0, deferred: 1 };
  const decision = { verdict: "ADMIT", tier: "NEAR", meeting: "党委会2026年第4次", meetingOn: "2026-03-05", ...vote };
  const { membershipId: made } = await candidate.decideCandidate(
    as("SECRETARY"),
    decideSchema.parse({ ...(await now()), ...decision }),
  );
  return made ?? "";
}

const looking = (name: string, bytes: Uint8Array) =>
  process.env.LOOK && writeFileSync(`${process.env.LOOK}/${name}`, bytes);
const pagesOf = async (bytes = new Uint8Array()) => (await readPdf(bytes)).map(({ text }) => bare(text));
/** What is written in a Word file, and above and under its pages. */
function wordParts(bytes = new Uint8Array()) {
  const files = unzipSync(bytes);
  const text = (name: string) => new TextDecoder().decode(files[name]).replace(/<[^>]+>/g, "");
  return { body: text("word/document.xml"), header: text("word/header1.xml"), footer: text("word/footer1.xml") };
}
const MARK = bare("内部掌握　蒯思齐 1001　2026年3月5日 10:00");
const MEMBER = [
  "费思源",
  "1993.05",
  "重庆江津",
  "2015.07",
  "重庆大学材料成型",
  "工程硕士",
  "工程师",
  "模压车间副主任",
  "近期",
];

describe("名册", () => {
  test("holds every column under the committee's own title, with the reader's mark on every page", async () => {
    const file = await printMembers(reader, "pdf");
    looking("roster.pdf", file?.bytes ?? new Uint8Array());
    const pages = await pagesOf(file?.bytes);
    for (const page of pages) expect(page).toContain(MARK);
    const whole = pages.join("");
    for (const said of ["优秀年轻干部名册", ...MEMBER, "2025称职2024优秀2023称职", "W".repeat(10)]) {
      expect(whole).toContain(bare(said));
    }
    expect(whole.match(/W/g)).toHaveLength(200);
    expect(file?.name).toBe("人员名册_2026-03-05.pdf");
  });

  test("is the same for Word on one A3 sheet across, the reader's mark above and under every page", async () => {
    const file = await printMembers(reader, "docx");
    looking("roster.docx", file?.bytes ?? new Uint8Array());
    const { body, header, footer } = wordParts(file?.bytes);
    for (const said of ["优秀年轻干部名册", ...MEMBER, "W".repeat(200)]) expect(bare(body)).toContain(bare(said));
    for (const part of [header, footer]) expect(bare(part)).toContain(MARK);
    expect(file?.name).toBe("人员名册_2026-03-05.docx");
  });

  test("is the same as a workbook, marked in every line and on every printed page", async () => {
    const file = await printMembers(reader, "xlsx");
    const files = unzipSync(file?.bytes ?? new Uint8Array());
    const text = (name: string) => new TextDecoder().decode(files[name]);
    for (const said of [...MEMBER, "内部掌握　蒯思齐 1001　2026年3月5日 10:00"]) {
      expect(text("xl/sharedStrings.xml")).toContain(said);
    }
    expect(text("xl/worksheets/sheet1.xml")).toContain("<oddHeader>&amp;C内部掌握　蒯思齐 1001");
    expect(file?.name).toBe("人员名册_2026-03-05.xlsx");
  });
});

describe("培养登记表", () => {
  test("of one person holds every field, however long, with the reader's mark on every page", async () => {
    const mentorId = await givenPerson(keeper(at), {
      ...{ employeeNo: "9901", name: "穆长青", unitId: org.units.forging, bornOn: plainDate("1975-05-01") },
      ...{ title: "主任", category: "MIDDLE_CHIEF", since: plainDate("2015-01-01"), professionalTitle: "高级工程师" },
      ...{ startedWorkOn: plainDate("1997-07-01") },
    });
    const exception = "本专业只有一名高级工程师";
    await givenPair(at, { mentorId, menteeId: personId, from: plainDate("2026-03-05"), exception });
    const file = await printMember(reader, membershipId);
    looking("member.pdf", file?.bytes ?? new Uint8Array());
    const pages = await pagesOf(file?.bytes);
    for (const page of pages) expect(page).toContain(MARK);
    const whole = pages.join("").replaceAll(MARK, "");
    for (const said of [
      ...["培养登记表", ...MEMBER, "会议推荐，得票9/11", "管理经历少", "三年内胜任副职", "2026继续培养成长明显"],
      ...[
        "穆长青",
        "党委会2026年第4次：同意入库。",
        "应到7人，实到7人，同意6人",
        "没有轮岗经历。",
        "本年度没有培养计划。",
      ],
    ]) {
      expect(whole).toContain(bare(said));
    }
    expect(file?.name).toBe("登记表_2026-03-05.pdf");
  });
});

describe("whose copy it is", () => {
  test("stands above and under every page of the form for Word, which says what the PDF says", async () => {
    const file = await printMember(reader, membershipId, "docx");
    looking("member.docx", file?.bytes ?? new Uint8Array());
    const { body, header, footer } = wordParts(file?.bytes);
    for (const said of ["培养登记表", ...MEMBER, "会议推荐，得票 9/11", "党委会2026年第4次：同意入库。"]) {
      expect(bare(body)).toContain(bare(said));
    }
    for (const part of [header, footer]) expect(bare(part)).toContain(MARK);
    expect(file?.name).toBe("登记表_2026-03-05.docx");
  });

  test("each print stands on the trail without naming anybody", async () => {
    await printMember(reader, membershipId);
    const printed = await db.auditEntry.findMany({ where: { event: "pool.printed" } });
    expect(printed.length).toBeGreaterThan(0);
    const written = JSON.stringify(printed, (_key, value) => (typeof value === "bigint" ? String(value) : value));
    for (const secret of ["费思源", personId, membershipId, "7001"]) expect(written).not.toContain(secret);
  });

  test.each<Role>(["DISCIPLINE", "BRANCH_SECRETARY", "UNIT_HEAD", "SYSTEM_ADMIN", "AUDIT_ADMIN"])(
    "%s gets neither, and nothing is put on the trail; nor does the member",
    async (role) => {
      const before = await db.auditEntry.count();
      expect(await printMembers(as(role), "pdf")).toBeNull();
      expect(await printMembers(as(role), "xlsx")).toBeNull();
      expect(await printMembers(as(role), "docx")).toBeNull();
      expect(await printMember(as(role), membershipId, "docx")).toBeNull();
      expect(await printMember(as(role), membershipId)).toBeNull();
      expect(await printMember({ ...organiser, personId }, membershipId)).toBeNull();
      expect(await db.auditEntry.count()).toBe(before);
    },
  );
});
