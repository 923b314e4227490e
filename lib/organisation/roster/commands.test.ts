import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { writeSheets } from "@/lib/sheet/writer";
import { type GivenOrganisation, givenOrganisation, givenPerson, keeper } from "@/prisma/seed/given-organisation";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { applyRoster } from "../adoption/commands";
import { listRoster } from "../export/queries";
import { changePerson } from "../person/commands";
import { factsOf } from "../person/facts";
import { getPerson } from "../person/queries";
import { COLUMNS, type ColumnKey } from "./columns";
import { checkRoster, completeRoster } from "./commands";
import { progressOf } from "./progress";
import { getImport, listAllRows, listRows } from "./queries";
import { errorTable, rosterTable, templateTables } from "./workbook";

freshDatabase();
const AT = new Date("2026-03-05T02:00:00Z");
const stranger = systemActor("书记", AT, ["SECRETARY"]);
let given: GivenOrganisation;
let actor = keeper(AT);
beforeAll(async () => {
  given = await givenOrganisation(AT);
  actor = { ...actor, personId: given.people.leader };
});

type Line = Partial<Record<ColumnKey, string>>;
const NEW: Line = {
  name: "钱新",
  gender: "女",
  bornOn: "1990.10",
  ethnicity: "汉族",
  political: "群众",
  startedWorkOn: "2012.07",
  education: "大学专科",
  unit: "环轧车间",
  title: "操作工",
  since: "2015.03",
  category: "职工",
  representative: "否",
};
const workbook = (lines: Line[]) =>
  writeSheets([{ ...rosterTable([]), rows: lines.map((line) => COLUMNS.map(({ key }) => line[key] ?? "")) }]);

async function check(lines: Line[] | Buffer, by = actor) {
  const importId = randomUUID();
  const bytes = Buffer.isBuffer(lines) ? lines : await workbook(lines);
  const summary = await checkRoster(by, { importId, fileName: "花名册.xlsx", bytes });
  return { importId, summary, rows: await listAllRows(actor, importId) };
}
/** The roster as the portal writes it now, as lines to change. */
async function exported(): Promise<Line[]> {
  const table = rosterTable((await listRoster(actor, {})) ?? []);
  return table.rows.map((row) => Object.fromEntries(COLUMNS.map(({ key }, at) => [key, row[at] ?? ""])));
}
const lineOf = async (employeeNo: string) => {
  const line = (await exported()).find((one) => one.employeeNo === employeeNo);
  if (!line) throw new Error(`no ${employeeNo}`);
  return line;
};
const person = async (employeeNo: string) => {
  const row = await db.person.findUniqueOrThrow({ where: { employeeNo } });
  const view = await getPerson(actor, row.id);
  if (!view) throw new Error(`no ${employeeNo}`);
  return view;
};

describe("the dry run", () => {
  test("says of each row what would be done, and does none of it", async () => {
    const chief = await lineOf("0101");
    const before = await db.person.count();
    const { summary, rows } = await check([
      { ...NEW, employeeNo: "2001" },
      { ...chief, education: "研究生", phone: "13900000001" },
      await lineOf("0102"),
      { ...NEW, employeeNo: "2002", unit: "环扎车间" },
    ]);
    expect(summary.counts).toEqual({ CREATE: 1, CHANGE: 1, SAME: 1, REFUSED: 1 });
    expect(rows.map((row) => [row.line, row.outcome])).toEqual([
      [2, "CREATE"],
      [3, "CHANGE"],
      [4, "SAME"],
      [5, "REFUSED"],
    ]);
    expect(rows[1]?.changes).toEqual([
      { column: "学历", old: "大学本科", new: "研究生" },
      { column: "手机", old: "", new: "尾号0001" },
    ]);
    expect(rows[3]?.faults).toEqual([
      {
        column: "单位",
        cell: "L5",
        reason: "系统里没有单位“环扎车间”。",
        mend: "是否为“环轧车间”？请改正名称，或在本页新建这个单位。",
      },
    ]);
    expect(summary.units).toEqual([{ name: "环扎车间", rows: 1, near: "环轧车间" }]);
    expect(await db.person.count()).toBe(before);
  });

  test("is for those who may exchange rosters, and leaves a trace with the file's hash", async () => {
    const refused = await refusalOf(async () => check([{ ...NEW, employeeNo: "2003" }], stranger));
    expect(refused.kind).toBe("forbidden");
    const { importId } = await check([{ ...NEW, employeeNo: "2003" }]);
    expect(await trailOf(importId)).toMatchObject([
      { event: "roster.checked", detail: { fileName: "花名册.xlsx", CREATE: 1, REFUSED: 0 } },
    ]);
    expect(await getImport(stranger, importId)).toBeNull();
    expect(await listRows(stranger, importId, {})).toEqual([]);
    const plans = await db.rosterImport.count({ where: { state: "CHECKED" } });
    expect(plans, "an older plan of the same person is removed with its personal data").toBe(1);
  });

  test("takes neither of two rows of one number, names what cannot be, and knows who has left", async () => {
    const gone = await givenPerson(actor, { employeeNo: "0900", name: "老周", unitId: given.units.forging });
    await db.person.update({ where: { id: gone }, data: { leftOn: new Date("2025-01-01") } });
    const { rows } = await check([
      { ...NEW, employeeNo: "2004" },
      { ...NEW, employeeNo: "2004", name: "孙新" },
      { ...NEW, employeeNo: "2005", political: "中共党员", joinedPartyOn: "2000.01" },
      { ...NEW, employeeNo: "2006", since: "2030.01" },
      { ...NEW, employeeNo: "0900", name: "老周" },
      { ...NEW, employeeNo: "0101", name: "别人", bornOn: "1999.01" },
      { ...NEW, employeeNo: "104", name: "何小兵" },
      { ...NEW, employeeNo: "2007", category: "中层正职", representative: "是" },
    ]);
    const said = rows.map((row) => row.faults.map((fault) => fault.reason).join());
    expect(said[0]).toContain("与第 3 行重复");
    expect(said[1]).toContain("与第 2 行重复");
    expect(said[2]).toContain("入党时不满18周岁");
    expect(said[3]).toContain("任现职时间晚于今天");
    expect(said[4]).toContain("已于2025年1月1日离职");
    expect(said[5]).toContain("与本行不像同一个人");
    expect(said[6]).toContain("工号是 0104");
    expect(said[7]).toContain("不作为测评中的职工代表");
  });
});

describe("applying", () => {
  test("does exactly the good rows, once, whoever presses twice", async () => {
    const lines = [
      { ...NEW, employeeNo: "3001", representative: "是" },
      { ...NEW, employeeNo: "3002", unit: "没有的单位" },
      { ...(await lineOf("0103")), degree: "学士", branch: "" },
    ];
    const { importId } = await check(lines);
    expect((await refusalOf(() => applyRoster(stranger, { importId }))).kind).toBe("forbidden");
    const presses = await Promise.allSettled([applyRoster(actor, { importId }), applyRoster(actor, { importId })]);
    expect(presses.map((press) => press.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(presses.find((press) => press.status === "fulfilled")).toMatchObject({
      value: { created: 1, changed: 1, stale: 0 },
    });
    expect((await refusalOf(() => applyRoster(actor, { importId }))).message).toContain("已经导入过了");
    const fresh = await person("3001");
    expect(fresh).toMatchObject({ unitName: "环轧车间", facts: { bornOn: "1990-10-01" } });
    expect(fresh.posts).toMatchObject([{ title: "操作工", from: "2015-03-01", until: null, main: true }]);
    expect(fresh.mandates).toMatchObject([{ unitName: "环轧车间", from: "2026-03-05" }]);
    expect(await db.person.findUniqueOrThrow({ where: { employeeNo: "3001" } })).toMatchObject({ pinyin: "qianxin" });
    expect(await person("0103")).toMatchObject({ branchName: null, facts: { degree: "学士" } });
    expect(await db.person.count({ where: { employeeNo: "3002" } })).toBe(0);
    expect((await trailOf(importId)).at(-1)).toMatchObject({
      event: "roster.applied",
      detail: { created: 1, changed: 1, stale: 0 },
    });
    const again = await check(lines);
    expect(again.summary.counts).toEqual({ CREATE: 0, CHANGE: 0, SAME: 2, REFUSED: 1 });
  });

  test("appoints, corrects, moves and ends as the row states, and ends nothing that is left empty", async () => {
    const line = await lineOf("0201");
    const one = async (change: Line) => {
      const { importId, rows } = await check([{ ...(await lineOf("0201")), ...change }]);
      if (rows[0]?.outcome === "CHANGE") await applyRoster(actor, { importId });
      return rows[0];
    };
    await one({ title: "主任" });
    expect((await person("0201")).posts).toMatchObject([{ title: "主任", from: "2020-01-01", until: null }]);
    await one({ title: "副主任", category: "中层副职", since: "2025-09-01" });
    expect((await person("0201")).posts).toMatchObject([
      { title: "副主任", category: "MIDDLE_DEPUTY", from: "2025-09-01", until: null },
      { title: "主任", until: "2025-09-01" },
    ]);
    await one({ unit: "动力站" });
    expect(await person("0201")).toMatchObject({ unitName: "动力站", posts: [{ unitName: "动力站" }, {}] });
    expect((await one({ title: "", since: "", category: "" }))?.faults[0]?.reason).toContain("现任“副主任”");
    expect((await one({ title: "站长", since: "2019-01-01" }))?.faults.map((fault) => fault.reason).join()).toMatch(
      /上一个职务到2025年9月1日才结束|早于系统中现任/,
    );
    expect(await one({ joinedPartyOn: (line.joinedPartyOn ?? "").slice(0, 7) })).toMatchObject({ outcome: "SAME" });
  });

  test("leaves out and says so what somebody has changed since the dry run", async () => {
    const { importId } = await check([
      { ...(await lineOf("0102")), degree: "硕士" },
      { ...(await lineOf("0104")), degree: "硕士" },
    ]);
    const row = await db.person.findUniqueOrThrow({ where: { employeeNo: "0102" } });
    await changePerson(actor, { ...factsOf(row), personId: row.id, version: row.version, degree: "博士" });
    expect(await applyRoster(actor, { importId })).toEqual({ created: 0, changed: 1, stale: 1 });
    expect((await person("0102")).facts.degree).toBe("博士");
    expect((await person("0104")).facts.degree).toBe("硕士");
    const refused = (await listAllRows(actor, importId)).filter((one) => one.outcome === "REFUSED");
    expect(refused.map((one) => one.faults.at(-1)?.reason)).toEqual(["核对之后，此人的资料有了变化，没有导入。"]);
  });

  test("leaving somebody out of the file changes nothing", async () => {
    const before = (await exported()).filter((line) => line.employeeNo !== "0104");
    const { importId } = await check([{ ...(await lineOf("0104")), degree: "博士" }]);
    await applyRoster(actor, { importId });
    expect((await exported()).filter((line) => line.employeeNo !== "0104")).toEqual(before);
  });
});

describe("units and branches that do not exist", () => {
  test("are made when ticked, with all below the plant, and the rows are planned anew", async () => {
    const line = { ...NEW, employeeNo: "4001", unit: "理化室", branch: "机关党支部" };
    const { importId, summary } = await check([line, { ...line, employeeNo: "4002", unit: "理化一班", branch: "" }]);
    expect(summary.units.map((unit) => unit.name)).toEqual(["理化室", "理化一班"].sort((a, b) => a.localeCompare(b)));
    const units = [
      { name: "理化一班", make: true, kind: "TEAM" as const, parentId: null },
      { name: "理化室", make: true, kind: "DEPARTMENT" as const, parentId: null },
    ];
    const input = { importId, units, branches: ["机关党支部"] };
    expect((await refusalOf(() => completeRoster(stranger, input))).kind).toBe("forbidden");
    const other = { ...input, units: [{ ...units[0], name: "别的" }] as typeof units };
    expect((await refusalOf(() => completeRoster(actor, other))).kind).toBe("missing");
    expect((await completeRoster(actor, input)).counts).toEqual({ CREATE: 2, CHANGE: 0, SAME: 0, REFUSED: 0 });
    expect(await db.unit.count({ where: { name: "理化室", parentId: given.plant } })).toBe(1);
    expect((await trailOf(importId)).at(-1)?.event).toBe("roster.checked");
    await applyRoster(actor, { importId });
    expect(await person("4001")).toMatchObject({ unitName: "理化室", branchName: "机关党支部" });
  });
});

describe("what goes out comes in", () => {
  test("an export imported again changes nobody", async () => {
    const table = rosterTable((await listRoster(actor, {})) ?? []);
    const { summary } = await check(await writeSheets([table]));
    expect(summary.counts).toEqual({ CREATE: 0, CHANGE: 0, SAME: table.rows.length, REFUSED: 0 });
    expect(await listRoster(stranger, {})).toBeNull();
  });

  test("the error workbook holds the same rows with their faults, and is read again without that column", async () => {
    const { rows } = await check([
      { ...NEW, employeeNo: "5001" },
      { ...NEW, employeeNo: "5002", gender: "不详", unit: "=HYPERLINK(1)" },
    ]);
    const table = errorTable(rows);
    expect(table.rows.map((row) => row.at(-1))).toEqual([
      "",
      "C3 性别：“不详”不在可选范围内。请填男、女之一。\nL3 单位：系统里没有单位“=HYPERLINK(1)”。请改正名称，或在本页新建这个单位。",
    ]);
    const again = await check(await writeSheets([table]));
    expect(again.summary.counts).toEqual({ CREATE: 1, CHANGE: 0, SAME: 0, REFUSED: 1 });
    expect(again.rows[1]?.cells[11]?.text).toBe("=HYPERLINK(1)");
  });

  test("the template is a roster without people", async () => {
    const bytes = await writeSheets(templateTables());
    expect((await refusalOf(async () => check(bytes))).message).toContain("只有表头");
  });
});

test("how far the work is can be asked while it goes on, and not when it is over", async () => {
  const importId = randomUUID();
  const seen = new Set<string>();
  const bytes = await workbook(Array.from({ length: 1500 }, (_, at) => ({ ...NEW, employeeNo: `P${at}` })));
  const watch = setInterval(() => seen.add(progressOf(importId)?.phase ?? "nothing"), 1);
  await checkRoster(actor, { importId, fileName: "花名册.xlsx", bytes });
  clearInterval(watch);
  expect(seen).toContain("核对");
  expect(progressOf(importId)).toBeNull();
  await refusalOf(() => checkRoster(actor, { importId: randomUUID(), fileName: "x", bytes: new Uint8Array([1]) }));
});

test("twenty thousand people are checked and brought in, and neither time nor memory runs away", async () => {
  const lines = Array.from({ length: 20_000 }, (_, at) => ({ ...NEW, employeeNo: `N${at}`, name: "赵子龙" }));
  const bytes = await workbook(lines);
  const heap = process.memoryUsage().heapUsed;
  const used = process.cpuUsage();
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }, 50);
  const { importId, summary } = await check(bytes);
  expect(summary.counts.CREATE).toBe(20_000);
  expect(await applyRoster(actor, { importId })).toEqual({ created: 20_000, changed: 0, stale: 0 });
  clearInterval(watch);
  const { user, system } = process.cpuUsage(used);
  // The processor's time, not the clock's: other tests run beside this one.
  expect((user + system) / 1e6).toBeLessThan(40);
  expect(peak - heap).toBeLessThan(600 * 2 ** 20);
}, 180_000);
