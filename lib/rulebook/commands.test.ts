import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { BOOKS, type Book, type RuleField } from "./books";
import { approveRules, draftRules, withdrawRules } from "./commands";
import { listTodos, listVersions, rulesInForce } from "./queries";
import { contradictions, defaultRules, documentSchema } from "./schema";

freshDatabase();

const at = new Date("2026-03-05T02:00:00Z");
const organiser = systemActor("党群工作部", at, ["ORGANISER"]);
const secretary = systemActor("党委书记", at, ["SECRETARY"]);
/** Granted for one unit only: the rules are read whole all the same. */
const head: Actor = {
  ...systemActor("单位负责人", at),
  grants: [{ role: "UNIT_HEAD", unitIds: ["u-die"], branchId: null }],
};
const books = Object.keys(BOOKS) as Book[];

const typed = (book: Book, changes: object = {}) =>
  Object.fromEntries(Object.entries({ ...defaultRules(book), ...changes }).map(([key, value]) => [key, String(value)]));
const draft = (book: Book, basedOn: number, changes: object = {}, from = "2026-04-01") =>
  draftRules(organiser, {
    book,
    basedOn,
    from: plainDate(from),
    approvalNo: "锻党〔2026〕5号",
    note: "",
    rules: typed(book, changes),
  });
const newestId = async (book: Book) => (await listVersions(organiser, book))?.[0]?.id ?? "";

describe("the defaults", () => {
  test.each(books)("of %s lie within their own limits and do not contradict one another", (book) => {
    expect(documentSchema(book).safeParse(defaultRules(book)).success).toBe(true);
    expect(contradictions(book, defaultRules(book))).toEqual({});
  });

  test("a number outside the limits of its rule is refused, whatever the rule", () => {
    const numbers = books.flatMap((book) =>
      (Object.entries(BOOKS[book]) as [string, RuleField][]).flatMap(([key, field]) =>
        "unit" in field ? [{ book, key, field }] : [],
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.integer({ min: -1000, max: 1000 }), ({ book, key, field }, value) => {
        const taken = documentSchema(book).safeParse(typed(book, { [key]: value })).success;
        expect(taken).toBe(value >= field.least && value <= field.most);
      }),
    );
  });
});

describe("a version", () => {
  test("counts from its day on and only once the secretary has put it in force; the trail says both", async () => {
    await draft("MENTORING", 0, { signDays: 15 });
    const after = { ...organiser, at: new Date("2026-04-02T02:00:00Z") };
    expect((await rulesInForce(after, "MENTORING")).signDays).toBe(10);
    const ruleId = await newestId("MENTORING");
    expect((await refusalOf(() => approveRules(organiser, { ruleId }))).kind).toBe("forbidden");
    await approveRules(secretary, { ruleId });
    expect((await rulesInForce(organiser, "MENTORING")).signDays).toBe(10);
    expect((await rulesInForce(after, "MENTORING")).signDays).toBe(15);
    expect((await trailOf(ruleId)).map(({ event }) => event)).toEqual(["rules.drafted", "rules.approved"]);
  });

  test("in force is changed by nobody, not even in the database, and is not withdrawn", async () => {
    const ruleId = await newestId("MENTORING");
    expect((await refusalOf(() => withdrawRules(organiser, { ruleId }))).kind).toBe("conflict");
    await expect(db.ruleVersion.update({ where: { id: ruleId }, data: { note: "x" } })).rejects.toThrow();
    await expect(db.ruleVersion.delete({ where: { id: ruleId } })).rejects.toThrow();
  });

  test("begins to count on the day of its signature if that is later than the day written in it", async () => {
    await draft("ROTATION", 0, { leastMonths: 4 }, "2026-01-01");
    await approveRules(secretary, { ruleId: await newestId("ROTATION") });
    const before = { ...organiser, at: new Date("2026-03-01T02:00:00Z") };
    expect((await rulesInForce(before, "ROTATION")).leastMonths).toBe(3);
    expect((await rulesInForce(organiser, "ROTATION")).leastMonths).toBe(4);
  });

  test("written on an older version, or beside one that waits, is told so and nothing is saved", async () => {
    expect((await refusalOf(() => draft("MENTORING", 0))).message).toContain("他人已起草");
    await draft("MENTORING", 1, { signDays: 20 });
    expect((await refusalOf(() => draft("MENTORING", 2))).message).toContain("等待签发");
    await withdrawRules(organiser, { ruleId: await newestId("MENTORING") });
    expect((await listVersions(organiser, "MENTORING"))?.length).toBe(1);
  });

  test("that contradicts itself is refused beside the field", async () => {
    const refusal = await refusalOf(() => draft("MENTORING", 1, { menteeShare: 40 }));
    expect(refusal.fields["rules[menteeShare]"]).toEqual(["出师四项合计应为100分，现为110分"]);
    expect((await refusalOf(() => draft("MENTORING", 1, { signDays: "十" }))).fields["rules[signDays]"]?.[0]).toContain(
      "1 到 60",
    );
  });
});

test("what waits for a signature is owed by the secretary until it is given; of the confidential list nothing is said outside", async () => {
  await draft("ROTATION", 1, { leastMonths: 5 }, "2026-05-01");
  await draft("POOL", 0, {}, "2026-06-01");
  const owed = await listTodos(secretary);
  expect(owed.map(({ due, href, action, confidential }) => [due, href, action, confidential ?? false])).toEqual([
    ["2026-05-01", "/rules/rotation", "签发", false],
    ["2026-06-01", "/rules/pool", "签发", true],
  ]);
  expect([await listTodos(organiser), await listTodos(head)]).toEqual([[], []]);
  await approveRules(secretary, { ruleId: await newestId("ROTATION") });
  await withdrawRules(organiser, { ruleId: await newestId("POOL") });
  expect(await listTodos(secretary)).toEqual([]);
});

test("the rules of the confidential list do not exist for those who may not read the list", async () => {
  expect(await listVersions(head, "POOL")).toBeNull();
  expect(await listVersions(secretary, "POOL")).toEqual([]);
  expect(await listVersions(head, "MENTORING")).not.toBeNull();
});
