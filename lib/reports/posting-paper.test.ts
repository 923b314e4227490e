import { writeFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { saveCommitteeOpinion, saveHomeOpinion, saveHostOpinion, saveSummary } from "@/lib/rotation/appraisal/commands";
import { correctRecord, decideCorrection } from "@/lib/rotation/correction/commands";
import {
  givenApprovedPosting,
  givenEndedPosting,
  onDay,
  organiserOn,
  secretaryOn,
  versionOf,
} from "@/prisma/seed/given-posting";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { trailOf } from "@/scripts/testing/trail";
import { printPaper, printYear } from "./papers";
import { findPrintJob } from "./print-jobs";
import { prose } from "./testing/given-form";
import { bare, readPdf } from "./testing/read-pdf";

freshDatabase();
beforeAll(givenSmallPlant);

const ON = "2026-09-05";
const personId = "p-die-rep-1";
const organiser: Actor = { ...organiserOn(ON), personId: "p-quality-rep-1" };
const stranger = onDay(ON, [], "旁人", "p-power-rep-1");
const self = onDay(ON, [], "本人", personId);
const head = (unit: string): Actor => ({
  ...onDay(ON, [], `${unit}负责人`, `p-${unit}-head`),
  grants: [{ role: "UNIT_HEAD", unitIds: [`u-${unit}`], branchId: null }],
});
const TERM = { personId, hostUnitId: "u-ring", from: "2026-02-01", last: "2026-08-31", recordedOn: "2026-09-01" };
const SUMMARY = prose(1400);
const signing = { step: "sign" as const };
let postingId = "";

beforeAll(async () => {
  postingId = await givenEndedPosting({ ...TERM, type: "ATTACHMENT", role: "车间主任助理" });
  await saveSummary(self, { postingId, revision: 0, ...signing, text: SUMMARY });
  await saveHostOpinion(head("ring"), {
    ...{ postingId, revision: 1, ...signing, text: "肯吃苦，能带班。", overall: "EXCELLENT" },
    ...{ moral: "EXCELLENT", ability: "GOOD", diligence: "EXCELLENT", achievement: "FAIR", integrity: "EXCELLENT" },
  });
});

const textOf = async (bytes: Uint8Array) => (await readPdf(bytes)).map(({ text }) => text);
const looking = (name: string, bytes: Uint8Array) =>
  process.env.LOOK && writeFileSync(`${process.env.LOOK}/${name}`, bytes);

describe("锻炼鉴定表", () => {
  test("the person reads what he wrote, and the opinions only when all have signed", async () => {
    const early = bare(
      (await textOf((await printPaper(self, "posting", postingId, "pdf"))?.bytes ?? new Uint8Array())).join(""),
    );
    expect(early).toContain(bare("环轧车间　车间主任助理"));
    expect(early).toContain(bare("（鉴定完成后可见。）"));
    expect(early).not.toContain("能带班");
    expect(early).toContain("德能勤绩廉综合锻炼单位鉴定意见");
  });

  test("holds every field as PDF, with who signed and when; a long summary goes on over the page", async () => {
    await saveHomeOpinion(head("die"), { postingId, revision: 2, ...signing, text: "同意鉴定意见。" });
    await saveCommitteeOpinion(secretaryOn(ON), {
      ...{ postingId, revision: 3, ...signing, text: "同意，按期返回。", remark: "文号锻党〔2026〕12号" },
    });
    const file = await printPaper(self, "posting", postingId, "pdf");
    looking("posting.pdf", file?.bytes ?? new Uint8Array());
    const whole = bare((await textOf(file?.bytes ?? new Uint8Array())).join("").replace(/— ?\d+ ?—/g, ""));
    const person = await db.person.findUniqueOrThrow({ where: { id: personId } });
    for (const said of [
      ...["轮岗（挂职）锻炼鉴定表", person.name, "挂职", "车间主任助理", "2026年2月1日至2026年8月31日"],
      ...["组织班组生产，协调设备检修。", "目标：独立组织一个班次的生产。", SUMMARY, "签名：本人2026年9月5日"],
      ...["肯吃苦，能带班。", "负责人签名：ring负责人（盖章）2026年9月5日", "同意鉴定意见。", "同意，按期返回。"],
      ...["德优秀能良好勤优秀", "绩一般廉优秀综合优秀", "文号锻党〔2026〕12号", "政治面貌", "出生年月", "原单位"],
    ]) {
      expect(whole).toContain(bare(said));
    }
    expect(file?.name).toBe(`${person.name}_锻炼鉴定表.pdf`);
    expect((await trailOf(postingId)).at(-1)).toMatchObject({
      event: "paper.printed",
      detail: { report: "posting", format: "pdf" },
    });
  });

  test("holds the same as Word", async () => {
    const file = await printPaper(organiser, "posting", postingId, "docx");
    looking("posting.docx", file?.bytes ?? new Uint8Array());
    const xml = new TextDecoder().decode(unzipSync(file?.bytes ?? new Uint8Array())["word/document.xml"]);
    for (const said of ["挂职", "车间主任助理", "肯吃苦，能带班。", "签名：本人　2026年9月5日", "同意，按期返回。"]) {
      expect(xml).toContain(said);
    }
  });

  test("names what was put right after somebody had signed for the dates, and nothing before it is decided", async () => {
    const remark = async () =>
      bare((await textOf((await printPaper(self, "posting", postingId, "pdf"))?.bytes ?? new Uint8Array())).join(""));
    const fact = { fact: "END" as const, day: plainDate("2026-08-20"), unitId: "", post: "", reason: "命令所载" };
    await correctRecord(organiser, { postingId, version: await versionOf(postingId), ...fact });
    expect(await remark()).not.toContain("原登记");
    const { id } = await db.postingCorrection.findFirstOrThrow({ where: { postingId } });
    await decideCorrection(secretaryOn("2026-09-08"), { requestId: id, verdict: "approve", note: "" });
    expect(await remark()).toContain("2026年2月1日至2026年8月20日");
    expect(await remark()).toContain(bare("结束原登记2026年8月31日，2026年9月8日经党委书记批准更正为2026年8月20日。"));
  });

  test("a stranger gets nothing, and nothing is put on the trail; nor is there a form before the arrival", async () => {
    const before = await db.auditEntry.count();
    expect(await printPaper(stranger, "posting", postingId, "pdf")).toBeNull();
    expect(await printPaper(head("power"), "posting", postingId, "docx")).toBeNull();
    expect(await printYear(stranger, { kind: "posting", year: 2026, shape: "one" })).toBeNull();
    expect(await db.auditEntry.count()).toBe(before);
    const waiting = await givenApprovedPosting({
      ...TERM,
      personId: "p-power-rep-2",
      from: "2026-09-01",
      last: "2027-08-31",
    });
    expect(await printPaper(organiser, "posting", waiting, "pdf")).toBeNull();
  });

  test("a year's forms come as one PDF, as a zip and as Word files, within sight only", async () => {
    await givenEndedPosting({ ...TERM, personId: "p-power-rep-3", hostUnitId: "u-quality", type: "ATTACHMENT" });
    expect(await filesOf(organiser, "one")).toEqual(["2026年锻炼鉴定表（2份）.pdf"]);
    expect(await filesOf(organiser, "zip")).toEqual([
      ...[expect.stringMatching(/^001_.*_锻炼鉴定表\.pdf$/), expect.stringMatching(/^002_.*_锻炼鉴定表\.pdf$/)],
    ]);
    expect(await filesOf(head("ring"), "word")).toEqual([expect.stringMatching(/^001_.*_锻炼鉴定表\.docx$/)]);
    expect(await printYear(organiser, { kind: "posting", year: 2025, shape: "one" })).toBeNull();
  });

  test("a finished file is handed to whoever printed it, and no longer once the role is gone", async () => {
    const id = (await printYear(organiser, { kind: "posting", year: 2026, shape: "one" })) ?? "";
    await expect.poll(async () => (await findPrintJob(organiser, id))?.state, { timeout: 60_000 }).toBe("done");
    expect(await findPrintJob({ ...organiser, grants: [] }, id)).toBeNull();
    expect(await findPrintJob({ ...organiser, mustChangePassword: true }, id)).toBeNull();
    expect(await findPrintJob({ ...organiser, personId: "p-power-rep-3" }, id)).toBeNull();
    expect((await findPrintJob(organiser, id))?.file?.bytes.length).toBeGreaterThan(1000);
  });
});

async function filesOf(actor: Actor, shape: "one" | "zip" | "word"): Promise<string[]> {
  const id = (await printYear(actor, { kind: "posting", year: 2026, shape })) ?? "";
  await expect.poll(async () => (await findPrintJob(actor, id))?.state, { timeout: 60_000 }).toBe("done");
  const job = await findPrintJob(actor, id);
  expect(job?.done).toBe(job?.total);
  const file = job?.file;
  return file?.name.endsWith(".zip") ? Object.keys(unzipSync(file.bytes)) : [file?.name ?? ""];
}
