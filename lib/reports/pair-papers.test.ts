import { writeFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { confirmLog, keepLog } from "@/lib/mentoring/log/commands";
import { getPair } from "@/lib/mentoring/pair/queries";
import { signAgreement } from "@/lib/mentoring/signing/commands";
import { keepSummary } from "@/lib/mentoring/summary/commands";
import { givenPair } from "@/prisma/seed/given-mentoring";
import { givenPerson, keeper } from "@/prisma/seed/given-organisation";
import { onDay } from "@/prisma/seed/given-posting";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { trailOf } from "@/scripts/testing/trail";
import { exportList } from "./lists";
import { printPaper, printYear } from "./papers";
import { findPrintJob } from "./print-jobs";
import { prose } from "./testing/given-form";
import { bare, readPdf } from "./testing/read-pdf";

freshDatabase();
beforeAll(givenSmallPlant);

const ON = "2026-03-02";
const LATER = "2026-06-02";
const menteeId = "p-die-rep-1";
let mentorId = "";
let pairId = "";
const organiser: Actor = { ...onDay(ON, ["ORGANISER"]), personId: "p-quality-rep-1" };
const mentor = (day: string) => onDay(day, [], "穆长青", mentorId);
const mentee = (day: string) => onDay(day, [], "李卫岳", menteeId);
const stranger = onDay(LATER, [], "旁人", "p-power-rep-1");
const LONG = prose(800);

beforeAll(async () => {
  const at = organiser.at;
  mentorId = await givenPerson(keeper(at), {
    ...{ employeeNo: "9901", name: "穆长青", unitId: "u-quality", bornOn: plainDate("1975-05-01") },
    ...{ title: "主任", category: "MIDDLE_CHIEF", since: plainDate("2015-01-01"), professionalTitle: "高级工程师" },
    ...{ startedWorkOn: plainDate("1997-07-01") },
  });
  const made = await givenPair(at, { mentorId, menteeId, from: plainDate("2026-03-01"), field: "模锻工艺" });
  pairId = made.id;
  const hash = (await getPair(organiser, pairId))?.state.agreement.hash ?? "";
  await signAgreement(mentor(ON), { pairId, party: "MENTOR", hash });
  await signAgreement(mentee(LATER), { pairId, party: "MENTEE", hash });
  for (const month of ["2026-03", "2026-04", "2026-05"]) {
    await keepLog(mentor(`${month}-20`), {
      ...{ pairId, month: plainDate(`${month}-01`), revision: 0, heldOn: plainDate(`${month}-18`), place: "模压现场" },
      ...{ way: "ON_SITE", topic: "模具更换", summary: month === "2026-04" ? LONG : "示范一次换模。", rating: "GOOD" },
      ...{ task: "独立换模一次", lastTask: month === "2026-03" ? null : "DONE", file: null },
    });
  }
  await confirmLog(mentee("2026-03-25"), {
    ...{ pairId, month: plainDate("2026-03-01"), revision: 1, reflection: "换模顺序记住了。" },
  });
  await keepSummary(mentor("2026-04-02"), {
    ...{ pairId, quarter: plainDate("2026-01-01"), revision: 0, progress: "能跟班，书面偏短。", next: "独立换模" },
  });
});

const print = async (actor: Actor, kind: "agreement" | "log", format: "pdf" | "docx" = "pdf") => {
  const file = await printPaper(actor, kind, pairId, format);
  if (process.env.LOOK && file) writeFileSync(`${process.env.LOOK}/${kind}.${format}`, file.bytes);
  return file;
};
const textOf = async (bytes = new Uint8Array()) =>
  bare((await readPdf(bytes)).map(({ text }) => text.replace(/— ?\d+ ?—/g, "")).join(""));
const wordOf = (bytes = new Uint8Array()) => new TextDecoder().decode(unzipSync(bytes)["word/document.xml"]);

const FIELDS = [
  "穆长青",
  "高级工程师",
  "2026年3月1日至2027年2月28日",
  "模锻工艺",
  "参加党务实践",
  "每季度一次",
  "掌握模具更换",
];

describe("结对培养协议", () => {
  test("holds its number, both sides, goals, plan, duties, and the signatures as given; the others are left open", async () => {
    const file = await print(mentor(LATER), "agreement");
    const text = await textOf(file?.bytes);
    const { number } = await db.pair.findUniqueOrThrow({ where: { id: pairId } });
    for (const said of [...FIELDS, `编号：${number}`, "上半年小结", "书面小结", "每月至少一次政治辅导", "本协议终止"]) {
      expect(text).toContain(bare(said));
    }
    expect(text).toContain("导师签名穆长青2026年3月2日10:00培养对象签名李卫岳2026年6月2日10:00");
    expect(text).toContain("所在支部书记签名年月日党群工作部盖章年月日");
    expect(file?.name).toMatch(/结对培养协议\.pdf$/);
    expect((await trailOf(pairId)).at(-1)).toMatchObject({ event: "paper.printed", detail: { report: "agreement" } });
  });

  test("holds the same as Word", async () => {
    const xml = wordOf((await print(mentor(LATER), "agreement", "docx"))?.bytes);
    for (const said of [...FIELDS, "五、考核方式", "2026年6月2日"]) expect(xml).toContain(said);
  });
});

describe("帮带记录", () => {
  const MONTHS = ["2026年3月", "模压现场", "现场带教", "示范一次换模。", "首次帮带", "换模顺序记住了。", "好", LONG];

  test("of a pair are one document with every month, however long a text is", async () => {
    const text = await textOf((await print(mentee(LATER), "log"))?.bytes);
    for (const said of MONTHS) expect(text).toContain(bare(said));
    expect(text).toContain("导师确认穆长青2026年3月20日对象确认李卫岳2026年3月25日");
    expect(text.match(/内容摘要/g)).toHaveLength(3);
    expect(text).toContain(bare("2026年第1季度小结进展与不足能跟班，书面偏短。下季度重点独立换模"));
  });

  test("hold the same as Word", async () => {
    const xml = wordOf((await print(mentee(LATER), "log", "docx"))?.bytes);
    for (const said of MONTHS.slice(0, -1)) expect(xml).toContain(said);
    for (const line of LONG.split("\n")) expect(xml).toContain(line);
  });
});

test("a stranger gets neither paper, nor a batch; nothing is put on the trail", async () => {
  const before = await db.auditEntry.count();
  expect(await print(stranger, "agreement")).toBeNull();
  expect(await print(stranger, "log", "docx")).toBeNull();
  expect(await printYear(stranger, { kind: "log", year: 2026, shape: "zip" })).toBeNull();
  expect(await db.auditEntry.count()).toBe(before);
});

test("the pairs of a year come as one batch, those of another year do not", async () => {
  const id = (await printYear(organiser, { kind: "agreement", year: 2026, shape: "word" })) ?? "";
  await expect.poll(async () => (await findPrintJob(organiser, id))?.state, { timeout: 60_000 }).toBe("done");
  const { file } = (await findPrintJob(organiser, id)) ?? {};
  expect(Object.keys(unzipSync(file?.bytes ?? new Uint8Array()))).toEqual([
    expect.stringMatching(/^001_.*协议\.docx$/),
  ]);
  expect(await printYear(organiser, { kind: "agreement", year: 2025, shape: "one" })).toBeNull();
});

test("the list of pairs as a workbook shows what the list shows, and exists for those only who have the list", async () => {
  const file = await exportList(organiser, { list: "pairs", ended: false });
  const strings = new TextDecoder().decode(unzipSync(file?.bytes ?? new Uint8Array())["xl/sharedStrings.xml"]);
  for (const said of ["穆长青", "模锻工艺", "未签齐", "2027年2月28日"]) expect(strings).toContain(said);
  expect((await trailOf("pairs")).at(-1)).toMatchObject({ event: "list.exported", detail: { rows: 1 } });
  const head = {
    ...onDay(LATER, [], "负责人"),
    grants: [{ role: "UNIT_HEAD" as const, unitIds: ["u-power"], branchId: null }],
  };
  const other = unzipSync((await exportList(head, { list: "pairs", ended: false }))?.bytes ?? new Uint8Array());
  expect(new TextDecoder().decode(other["xl/sharedStrings.xml"])).not.toContain("穆长青");
  expect(await exportList(stranger, { list: "pairs", ended: false })).toBeNull();
  expect(await exportList(stranger, { list: "postings", filter: {} })).toBeNull();
  expect(await exportList(stranger, { list: "training", year: 2026 })).toBeNull();
});
