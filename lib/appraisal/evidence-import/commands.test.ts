import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { writeSheets } from "@/lib/sheet/writer";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { actorFor, type GivenVote, givenVote } from "@/scripts/testing/vote";
import { enterEvidence } from "../evidence/commands";
import { COLUMNS, type ColumnKey } from "./columns";
import { applyEvidence, checkEvidence } from "./commands";
import { exportEvidence, getImport, listImports } from "./queries";
import { errorTable, evidenceTables } from "./workbook";

freshDatabase();

type Line = Partial<Record<ColumnKey, string>>;
let vote: GivenVote;
let stranger: ReturnType<typeof actorFor>;
beforeAll(async () => {
  vote = await givenVote({ subjects: 5 });
  stranger = actorFor("nobody", "书记", ["SECRETARY"]);
});

/** What the export hands out, as lines to change. */
async function exported(): Promise<Line[]> {
  const found = await exportEvidence(vote.organiser, vote.cycleId);
  const [table] = evidenceTables(found?.subjects ?? []);
  return (table?.rows ?? []).map((row) => Object.fromEntries(COLUMNS.map(({ key }, at) => [key, row[at] ?? ""])));
}
const lineOf = async (at: number): Promise<Line> => {
  const line = (await exported()).find((one) => one.name === vote.subjects[at]?.name);
  if (!line) throw new Error(`no subject ${at}`);
  return line;
};
const workbook = (lines: Line[], keys: readonly ColumnKey[] = COLUMNS.map(({ key }) => key)) =>
  writeSheets([
    {
      name: "业绩与平时考核",
      columns: COLUMNS.filter(({ key }) => keys.includes(key)).map(({ label }) => ({ label })),
      rows: lines.map((line) => COLUMNS.filter(({ key }) => keys.includes(key)).map(({ key }) => line[key] ?? "")),
    },
  ]);
async function check(lines: Line[] | Buffer, by = vote.organiser) {
  const bytes = Buffer.isBuffer(lines) ? lines : await workbook(lines);
  const { id } = await checkEvidence(by, { cycleId: vote.cycleId, fileName: "成绩表.xlsx", bytes });
  const found = await getImport(vote.organiser, vote.cycleId, id);
  if (!found) throw new Error("the check is not found");
  return { ...found, address: { cycleId: vote.cycleId, importId: id } };
}
const recorded = async (at: number) => {
  const subjectId = vote.subjects[at]?.id ?? "";
  const evidence = await db.evidence.findUnique({ where: { subjectId } });
  const grades = await db.quarterGrade.findMany({
    where: { personId: vote.subjects[at]?.personId ?? "" },
    orderBy: { quarter: "asc" },
  });
  return {
    performance: evidence?.performance?.toFixed(2) ?? null,
    source: evidence?.source ?? "",
    grades: grades.map(({ quarter, grade }) => `${quarter}${grade}`),
  };
};

describe("the dry run", () => {
  test("says of each row what would change or why it is refused, cell by cell, and enters nothing", async () => {
    const good = { ...(await lineOf(0)), performance: "92.5", q1: "好", q2: "较好" };
    const { rows, summary } = await check([
      good,
      await lineOf(1),
      { ...(await lineOf(2)), performance: "120", q3: "优秀" },
      { ...(await lineOf(3)), name: "别人" },
      { employeeNo: "X9", name: "外人", performance: "80" },
    ]);
    expect(summary.counts).toEqual({ CHANGE: 1, SAME: 1, REFUSED: 3 });
    expect(rows[0]?.changes).toEqual([
      { column: "业绩考核得分", old: "", new: "92.50" },
      { column: "一季度", old: "", new: "好" },
      { column: "二季度", old: "", new: "较好" },
    ]);
    expect(rows[2]?.faults).toMatchObject([
      { column: "业绩考核得分", cell: "E4", reason: expect.stringContaining("120") },
      { column: "三季度", cell: "I4", mend: "请填好、较好、一般、较差之一。" },
    ]);
    expect(rows[3]?.faults[0]).toMatchObject({
      cell: "B5",
      reason: expect.stringContaining(vote.subjects[3]?.name ?? ""),
    });
    expect(rows[4]?.faults[0]).toMatchObject({ cell: "A6", reason: "本次考核的被考核人中没有工号 X9。" });
    expect(await recorded(0)).toEqual({ performance: null, source: "", grades: [] });
  });

  test("refuses both of two rows of one person", async () => {
    const line = await lineOf(0);
    const { rows } = await check([
      { ...line, performance: "80" },
      { ...line, performance: "81" },
    ]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["REFUSED", "REFUSED"]);
  });

  test("takes no file without a column to enter, and keeps nothing of it", async () => {
    const bytes = await workbook([await lineOf(0)], ["employeeNo", "name", "unit"]);
    const input = { cycleId: vote.cycleId, fileName: "x.xlsx", bytes };
    const before = await db.evidenceImport.count();
    expect((await refusalOf(() => checkEvidence(vote.organiser, input))).message).toContain("没有要录入的列");
    expect(await db.evidenceImport.count()).toBe(before);
  });
});

describe("applying", () => {
  test("enters the good rows once, as typing them would, each with its entry on the trail", async () => {
    const { address } = await check([
      { ...(await lineOf(0)), performance: "92.5", source: "生产科", q1: "好", q4: "一般" },
      { ...(await lineOf(1)), performance: "一百" },
    ]);
    const presses = await Promise.allSettled([
      applyEvidence(vote.organiser, address),
      applyEvidence(vote.organiser, address),
    ]);
    expect(presses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await recorded(0)).toEqual({ performance: "92.50", source: "生产科", grades: ["1GOOD", "4FAIR"] });
    expect(await recorded(1)).toEqual({ performance: null, source: "", grades: [] });
    const trail = await trailOf(vote.subjects[0]?.id ?? "");
    expect(trail.map(({ event }) => event)).toEqual(["evidence.entered"]);
    expect((await trailOf(vote.cycleId)).filter(({ event }) => event === "evidence.imported")).toHaveLength(1);
    expect(await listImports(vote.organiser, vote.cycleId)).toMatchObject([{ state: "APPLIED" }]);
  });

  test("changes nothing in columns that the sheet does not have, and clears what is emptied", async () => {
    const line = await lineOf(0);
    const { address } = await check(
      await workbook([{ ...line, q1: "", q2: "较差" }], ["employeeNo", "name", "q1", "q2"]),
    );
    await applyEvidence(vote.organiser, address);
    expect(await recorded(0)).toEqual({ performance: "92.50", source: "生产科", grades: ["2POOR", "4FAIR"] });
  });

  test("leaves out a row that somebody changed after the check, and says so", async () => {
    const { address } = await check([
      { ...(await lineOf(2)), performance: "70" },
      { ...(await lineOf(3)), performance: "71" },
    ]);
    const typed = {
      subjectId: vote.subjects[2]?.id ?? "",
      performance: "99",
      source: "",
      quarters: [null, null, null, null],
    };
    await enterEvidence(vote.organiser, { cycleId: vote.cycleId, rows: [typed] });
    expect(await applyEvidence(vote.organiser, address)).toEqual({ changed: 1, stale: 1 });
    expect((await recorded(2)).performance).toBe("99.00");
    expect((await recorded(3)).performance).toBe("71.00");
    const after = await getImport(vote.organiser, vote.cycleId, address.importId);
    expect(after?.rows.map(({ outcome }) => outcome)).toEqual(["REFUSED", "CHANGE"]);
  });
});

test("what is exported is read back as it is: every row unchanged, with the column 错误 as well", async () => {
  const lines = await exported();
  const { rows, summary } = await check(lines);
  expect(summary.counts).toEqual({ CHANGE: 0, SAME: vote.subjects.length, REFUSED: 0 });
  const again = await check(await writeSheets([errorTable(rows)]));
  expect(again.summary.counts).toEqual(summary.counts);
  expect(again.summary.ignored).toEqual([]);
});

test("nobody enters his own: the row is refused as soon as it would change anything", async () => {
  const own = actorFor(vote.subjects[4]?.personId ?? "", "本人", ["ORGANISER"]);
  const line = await lineOf(4);
  const unchanged = await check([line], own);
  expect(unchanged.rows[0]?.outcome).toBe("SAME");
  const changed = await check([{ ...line, performance: "100" }], own);
  expect(changed.rows[0]).toMatchObject({ outcome: "REFUSED", faults: [{ reason: expect.stringContaining("本人") }] });
});

test("to everybody but the organisers there is no sheet, no import and no check", async () => {
  const { address } = await check([{ ...(await lineOf(4)), performance: "60" }]);
  expect(await exportEvidence(stranger, vote.cycleId)).toBeNull();
  expect(await listImports(stranger, vote.cycleId)).toEqual([]);
  expect(await getImport(stranger, vote.cycleId, address.importId)).toBeNull();
  const bytes = await workbook([await lineOf(4)]);
  const input = { cycleId: vote.cycleId, fileName: "x.xlsx", bytes };
  expect((await refusalOf(() => checkEvidence(stranger, input))).kind).toBe("forbidden");
  const unreadable = { ...input, bytes: new Uint8Array([1, 2, 3]) };
  expect((await refusalOf(() => checkEvidence(stranger, unreadable))).kind).toBe("forbidden");
  expect((await refusalOf(() => applyEvidence(stranger, address))).kind).toBe("forbidden");
});

test("once grades are proposed, neither a check nor a checked sheet enters anything", async () => {
  const line = { ...(await lineOf(4)), performance: "61" };
  const { address } = await check([line]);
  await db.cycle.update({ where: { id: vote.cycleId }, data: { state: "PROPOSED" } });
  expect((await refusalOf(() => applyEvidence(vote.organiser, address))).message).toContain("不能再改");
  const input = { cycleId: vote.cycleId, fileName: "x.xlsx", bytes: await workbook([line]) };
  expect((await refusalOf(() => checkEvidence(vote.organiser, input))).message).toContain("不能再改");
  expect((await recorded(4)).performance).toBeNull();
});
