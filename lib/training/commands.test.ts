import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { addItem, changeItem, checkItem, copyPlan, dropItem, reopenItem, reportItem } from "./commands";
import { doneInYear, findEvidence, itemsOfPerson, itemsOwned, listPlans, listTodos } from "./queries";
import { addItemSchema } from "./schema";

freshDatabase();
beforeAll(givenSmallPlant);

const at = new Date("2026-05-10T02:00:00Z");
const organiser = systemActor("党群工作部", at, ["ORGANISER"]);
const as = (personId: string, more: Partial<Actor> = {}): Actor => ({ ...systemActor("某人", at), personId, ...more });
const headOf = (unitId: string) =>
  as(unitId === "u-die" ? "p-die-head" : "p-ring-head", {
    grants: [{ role: "UNIT_HEAD", unitIds: [unitId], branchId: null }],
  });
const ME = "p-die-deputy-1";

const given = (more: Partial<Parameters<typeof addItem>[1]> = {}) =>
  addItem(organiser, {
    personId: ME,
    year: 2026,
    line: "BUSINESS",
    goal: "压机液压系统故障诊断课题",
    measure: "结题报告通过评审",
    dueOn: plainDate("2026-06-30"),
    ownerId: ME,
    ...more,
  });
const row = (id: string) => db.trainingItem.findUniqueOrThrow({ where: { id } });
const report = (actor: Actor, itemId: string, revision: number, more: object = {}) =>
  reportItem(actor, { itemId, revision, state: "UNDERWAY", text: "已完成现场数据采集", ...more });
const png = (name = "现场.png") =>
  new File(
    [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52])],
    name,
  );

describe("an item", () => {
  test("for which somebody else answers is told to both: the owner, and the person whose plan it is", async () => {
    const before = await db.notice.count({ where: { personId: ME } });
    await given({ ownerId: "p-die-head", goal: "由负责人填报的一项" });
    const told = await db.notice.findMany({ where: { title: { contains: "由负责人填报的一项" } } });
    expect(told.map(({ personId }) => personId).sort()).toEqual([ME, "p-die-head"].sort());
    expect(await db.notice.count({ where: { personId: ME } })).toBe(before + 1);
  });

  test("is drawn up by the organiser alone; the owner is told, the trail says it", async () => {
    const id = await given();
    expect(await trailOf(id)).toMatchObject([{ event: "training.added" }]);
    expect(await db.notice.findFirst({ where: { personId: ME } })).toMatchObject({ href: "/training/mine?year=2026" });
    const input = { ...(await row(id)), dueOn: plainDate("2026-06-30") };
    const { personId, year, line, goal, measure, ownerId, dueOn } = input;
    const again = { personId, year, line, goal, measure, ownerId, dueOn };
    for (const other of [as(ME), headOf("u-die"), systemActor("书记", at, ["SECRETARY"])]) {
      expect((await refusalOf(() => addItem(other, again))).kind).toBe("forbidden");
    }
  });

  test("with a day outside its year is refused in words, by the form and by the database", async () => {
    const typed = {
      personId: ME,
      year: "2026",
      line: "THEORY",
      goal: "党校中青班",
      measure: "取得结业证",
      ownerId: ME,
    };
    const answer = addItemSchema.safeParse({ ...typed, dueOn: "2027-01-01" });
    expect(answer.error?.issues).toMatchObject([{ path: ["dueOn"], message: "完成期限应在计划年度之内" }]);
    expect((await refusalOf(() => given({ dueOn: plainDate("2027-01-01") }))).message).toContain("计划年度之内");
    const id = await given();
    const change = { ...typed, line: "THEORY" as const, itemId: id, revision: 1, dueOn: plainDate("2025-12-31") };
    const { personId: _p, year: _y, ...input } = change;
    expect((await refusalOf(() => changeItem(organiser, input))).fields).toHaveProperty("dueOn");
  });

  test("changed by two at once keeps the first; the second is told", async () => {
    const id = await given();
    const change = (goal: string) =>
      changeItem(organiser, {
        ...{ itemId: id, revision: 1, line: "BUSINESS", goal, measure: "结题报告通过评审" },
        ...{ dueOn: plainDate("2026-07-31"), ownerId: ME },
      });
    const both = await Promise.allSettled([change("甲"), change("乙")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { kind: "conflict" } });
    expect((await row(id)).revision).toBe(2);
  });

  test("is never deleted: dropped it keeps the reason and takes no report", async () => {
    const id = await given();
    await dropItem(organiser, { itemId: id, revision: 1, why: "岗位调整" });
    expect(await row(id)).toMatchObject({ state: "DROPPED", droppedWhy: "岗位调整" });
    expect((await refusalOf(() => report(as(ME), id, 2))).message).toContain("已取消");
  });
});

describe("a report", () => {
  test("is the owner's, with a file that only those see who see the item", async () => {
    const id = await given({ ownerId: "p-die-head" });
    expect((await refusalOf(() => report(as(ME), id, 1))).message).toContain("责任人");
    expect((await refusalOf(() => report(as("p-ring-head"), id, 1))).kind).toBe("missing");
    await report(as("p-die-head"), id, 1, { state: "DONE", file: png() });
    expect(await row(id)).toMatchObject({ state: "DONE", revision: 2 });
    const { fileId } = await db.trainingReport.findFirstOrThrow({ where: { itemId: id } });
    for (const reader of [as(ME), as("p-die-head"), organiser, headOf("u-die")]) {
      expect(await findEvidence(reader, fileId ?? "")).toBe(fileId);
    }
    for (const stranger of [as("p-ring-head"), as("p-die-rep-1"), headOf("u-ring")]) {
      expect(await findEvidence(stranger, fileId ?? "")).toBeNull();
    }
  });

  test("with a program renamed to a picture leaves nothing behind", async () => {
    const id = await given();
    const exe = new File([new TextEncoder().encode(`MZ${"\0".repeat(200)}PE\0\0`)], "现场.png");
    expect((await refusalOf(() => report(as(ME), id, 1, { file: exe }))).message).toContain("不能作为附件");
    expect(await row(id)).toMatchObject({ state: "PLANNED", revision: 1 });
  });

  test("of done is taken back by the organiser only, and stays on record", async () => {
    const id = await given();
    await report(as(ME), id, 1, { state: "DONE" });
    expect((await refusalOf(() => report(as(ME), id, 2))).message).toContain("重新打开");
    expect((await refusalOf(() => reopenItem(as(ME), { itemId: id, revision: 2, why: "误报" }))).kind).toBe(
      "forbidden",
    );
    await reopenItem(organiser, { itemId: id, revision: 2, why: "误报" });
    expect(await row(id)).toMatchObject({ state: "UNDERWAY", doneOn: null });
    expect(await db.trainingReport.count({ where: { itemId: id } })).toBe(1);
  });
});

describe("a quarter's check", () => {
  const look = (itemId: string, quarter: number, checked: number, note = "") =>
    checkItem(organiser, { itemId, quarter, checked, verdict: "ON_TRACK", note });

  test("is one a quarter; whoever looked at an older one is told", async () => {
    const id = await given();
    await look(id, 1, 0);
    expect((await refusalOf(() => look(id, 1, 0))).kind).toBe("conflict");
    await look(id, 1, 1, "证书已取得");
    expect((await refusalOf(() => look(id, 1, 1))).kind).toBe("conflict");
    expect(await db.trainingCheck.findMany({ where: { itemId: id } })).toMatchObject([
      { revision: 2, note: "证书已取得" },
    ]);
  });

  test("of a quarter that has not begun is refused", async () => {
    const id = await given();
    await look(id, 2, 0);
    expect((await refusalOf(() => look(id, 3, 0))).message).toContain("还没有开始");
  });
});

describe("copying last year's plan", () => {
  const PERSON = "p-ring-deputy-1";
  test("takes what was not dropped a year later, once, of two at once", async () => {
    const own = { personId: PERSON, ownerId: PERSON, year: 2024 };
    await given({ ...own, dueOn: plainDate("2024-02-29") });
    await dropItem(organiser, {
      itemId: await given({ ...own, dueOn: plainDate("2024-05-01") }),
      revision: 1,
      why: "取消",
    });
    const both = await Promise.allSettled([1, 2].map(() => copyPlan(organiser, { personId: PERSON, year: 2025 })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const items = await itemsOfPerson(organiser, PERSON, 2025);
    expect(items).toMatchObject([{ dueOn: "2025-02-28", state: "PLANNED", revision: 1 }]);
    expect((await refusalOf(() => copyPlan(organiser, { personId: PERSON, year: 2027 }))).message).toContain(
      "没有可沿用",
    );
  });
});

describe("who sees a plan", () => {
  test("the person, the readers within their reach, and nobody else", async () => {
    const readers = [as(ME), organiser, headOf("u-die"), systemActor("委员", at, ["COMMITTEE"])];
    for (const reader of readers) expect(await itemsOfPerson(reader, ME, 2026)).not.toBeNull();
    const strangers = [as("p-die-rep-1"), headOf("u-ring"), systemActor("纪委", at, ["DISCIPLINE"]), as("p-ring-head")];
    for (const stranger of strangers) expect(await itemsOfPerson(stranger, ME, 2026)).toBeNull();
    expect((await listPlans(headOf("u-ring"), 2026))?.map(({ id }) => id)).not.toContain(ME);
    expect((await listPlans(headOf("u-die"), 2026))?.map(({ id }) => id)).toContain(ME);
    expect(await listPlans(as(ME), 2026)).toBeNull();
  });

  test("an owner sees the item for which he answers, not the rest of the plan", async () => {
    const owner = as("p-quality-head");
    const id = await given({ ownerId: "p-quality-head", goal: "检验规程修订" });
    expect((await itemsOwned(owner, 2026)).map((item) => item.id)).toEqual([id]);
    expect(await itemsOfPerson(owner, ME, 2026)).toBeNull();
  });
});

test("what is done is told to raters by line and goal, nothing else", async () => {
  const PERSON = "p-power-deputy-1";
  const id = await given({ personId: PERSON, ownerId: PERSON, goal: "能源计量改造" });
  await given({ personId: PERSON, ownerId: PERSON, goal: "尚未完成的" });
  await report(as(PERSON), id, 1, { state: "DONE" });
  expect(await db.$transaction((tx) => doneInYear(organiser, tx, [PERSON], 2026))).toEqual(
    new Map([[PERSON, ["业务：能源计量改造"]]]),
  );
});

test("todos: the owner from a month before the day, the organiser the quarter's check and in March the plans", async () => {
  const PERSON = "p-quality-deputy-1";
  await given({ personId: PERSON, ownerId: PERSON, goal: "远期", dueOn: plainDate("2026-12-31") });
  await given({ personId: PERSON, ownerId: PERSON, goal: "临近", dueOn: plainDate("2026-06-05") });
  expect((await listTodos(as(PERSON))).map(({ title, due }) => [title, due])).toEqual([
    ["培养计划 · 临近", "2026-06-05"],
  ]);
  const july = { ...organiser, at: new Date("2026-07-02T02:00:00Z") };
  const checks = (await listTodos(july)).filter(({ id }) => id.startsWith("training-check-2026"));
  expect(checks).toMatchObject([{ id: "training-check-2026-2", due: "2026-07-10", href: "/training?year=2026" }]);
  const march = { ...organiser, at: new Date("2027-03-05T02:00:00Z") };
  expect((await listTodos(march)).map(({ id }) => id)).toContain("training-plans-2027");
  const february = { ...organiser, at: new Date("2027-02-05T02:00:00Z") };
  expect((await listTodos(february)).map(({ id }) => id)).not.toContain("training-plans-2027");
});
