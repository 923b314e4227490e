import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { type GivenOrganisation, givenOrganisation, givenPerson, keeper } from "@/prisma/seed/given-organisation";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { changePerson, createPerson, leavePerson, movePerson, returnPerson } from "./commands";
import { factsOf } from "./facts";
import { getPerson, listPeople, searchPeople } from "./queries";

freshDatabase();
const AT = new Date("2026-03-05T02:00:00Z");
const actor = keeper(AT);
const stranger = systemActor("纪委", AT, ["DISCIPLINE"]);
let given: GivenOrganisation;
beforeAll(async () => {
  given = await givenOrganisation(AT);
});

const read = async (personId: string) => {
  const row = await db.person.findUniqueOrThrow({ where: { id: personId } });
  return { personId, version: row.version, ...factsOf(row) };
};
const events = async (personId: string) => (await trailOf(personId)).map((entry) => entry.event);
const fresh = (employeeNo: string, name: string, rest: object = {}) =>
  givenPerson(actor, { employeeNo, name, unitId: given.units.quality, ...rest });

describe("a person is entered", () => {
  test("with pinyin and initials, and nothing of a phone on the trail", async () => {
    const id = await fresh("a77", "单雄心", { phone: "13912345678" });
    const row = await db.person.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ name: "单雄心", pinyin: "shanxiongxin", initials: "sxx", phone: "13912345678" });
    expect(await events(id)).toEqual(["person.created"]);
    expect(JSON.stringify(await trailOf(id))).not.toContain("13912345678");
  });

  test("once per number, with dates that can be, into a unit that stands, and not by a stranger", async () => {
    const person = async (rest: object, by = actor) => {
      const { personId: _id, version: _version, ...facts } = await read(given.people.worker);
      const input = { ...facts, employeeNo: "7001", unitId: given.units.quality, branchId: null, ...rest };
      return refusalOf(() => createPerson(by, input));
    };
    expect((await person({ employeeNo: "0104" })).message).toBe("该工号已存在。");
    expect((await person({ bornOn: plainDate("2020-01-01") })).fields).toHaveProperty("bornOn");
    const joined = {
      political: "PARTY_MEMBER",
      bornOn: plainDate("1990-05-01"),
      joinedPartyOn: plainDate("2008-04-30"),
    };
    expect((await person(joined)).fields.joinedPartyOn?.[0]).toContain("不满18周岁");
    expect((await person({ joinedPartyOn: plainDate("2010-01-01") })).fields).toHaveProperty("joinedPartyOn");
    expect((await person({ unitId: "nowhere" })).fields).toHaveProperty("unitId");
    expect((await person({}, stranger)).kind).toBe("forbidden");
  });
});

describe("a person's facts are changed", () => {
  test("old and new stand on the trail; the second saver is told and may decide", async () => {
    const first = await read(given.people.worker);
    await changePerson(actor, { ...first, education: "大学专科", phone: "13800000001" });
    expect((await trailOf(given.people.worker)).at(-1)?.detail).toMatchObject({
      changes: [
        { column: "学历", old: "大学本科", new: "大学专科" },
        { column: "手机", old: "", new: "尾号0001" },
      ],
    });
    const refused = await refusalOf(() => changePerson(actor, { ...first, degree: "学士" }));
    expect(refused.kind).toBe("conflict");
    expect(refused.fields.education).toEqual(["现在登记的是“大学专科”。"]);
    expect((await refusalOf(() => changePerson(stranger, first))).kind).toBe("forbidden");
  });

  test("by one of two who save at the same moment", async () => {
    const now = await read(given.people.backbone);
    const saves = await Promise.allSettled(["学士", "硕士"].map((degree) => changePerson(actor, { ...now, degree })));
    expect(saves.map((save) => save.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await read(given.people.backbone)).version).toBe(now.version + 1);
  });
});

describe("a person moves", () => {
  test("and what they held in the old unit ends that day", async () => {
    const id = await fresh("0301", "梁静", {
      title: "检验员",
      category: "STAFF",
      representsSince: plainDate("2025-01-01"),
    });
    const { version } = await read(id);
    const move = { personId: id, version, unitId: given.units.rolling, branchId: null, on: plainDate("2026-03-01") };
    expect((await refusalOf(() => movePerson(stranger, { ...move, endPosts: true }))).kind).toBe("forbidden");
    expect(await movePerson(actor, { ...move, endPosts: true })).toEqual({ mandates: 1, posts: 1 });
    const view = await getPerson(actor, id);
    expect(view).toMatchObject({
      unitName: "环轧车间",
      posts: [{ until: "2026-03-01" }],
      mandates: [{ until: "2026-03-01" }],
    });
    expect((await trailOf(id)).at(-1)).toMatchObject({
      event: "person.moved",
      detail: { from: { unitId: "质量技术科" }, to: { unitId: "环轧车间" } },
    });
  });

  test("not tomorrow, and not to where they are", async () => {
    const { version } = await read(given.people.worker);
    const at = { personId: given.people.worker, version, branchId: null, endPosts: false };
    const late = { ...at, unitId: given.units.rolling, on: plainDate("2026-03-06") };
    expect((await refusalOf(() => movePerson(actor, late))).fields).toHaveProperty("on");
    const same = { ...at, unitId: given.units.forging, on: plainDate("2026-03-01") };
    expect((await refusalOf(() => movePerson(actor, same))).fields).toHaveProperty("unitId");
  });
});

describe("a person leaves", () => {
  test("with posts and mandates, is listed apart, and may come back", async () => {
    const id = await fresh("0302", "石磊", {
      title: "工艺员",
      category: "STAFF",
      representsSince: plainDate("2025-01-01"),
    });
    const { version } = await read(id);
    const leave = { personId: id, version, leftOn: plainDate("2026-03-01"), reason: "调往集团" };
    expect((await refusalOf(() => leavePerson(stranger, leave))).kind).toBe("forbidden");
    await leavePerson(actor, leave);
    expect(await getPerson(actor, id)).toMatchObject({
      leftOn: "2026-03-01",
      posts: [{ until: "2026-03-01" }],
      mandates: [{ until: "2026-03-01" }],
    });
    const numbers = async (left: boolean) => (await listPeople(actor, { q: "0302", left })).people.length;
    expect([await numbers(false), await numbers(true)]).toEqual([0, 1]);
    const back = { personId: id, version: version + 1, unitId: given.units.power, branchId: null, reason: "误办" };
    expect((await refusalOf(() => returnPerson(stranger, back))).kind).toBe("forbidden");
    await returnPerson(actor, back);
    expect([await numbers(false), await numbers(true)]).toEqual([1, 0]);
    expect(await events(id)).toEqual([
      "person.created",
      "post.appointed",
      "mandate.given",
      "person.left",
      "person.returned",
    ]);
  });

  test("not while they oversee a unit", async () => {
    await db.unit.update({ where: { id: given.units.forging }, data: { overseerId: given.people.leader } });
    const { version } = await read(given.people.leader);
    const leave = { personId: given.people.leader, version, leftOn: plainDate("2026-03-01"), reason: "退休" };
    expect((await refusalOf(() => leavePerson(actor, leave))).message).toContain("模压车间");
  });
});

describe("what an actor may not see is not there", () => {
  const names = async (by: typeof actor, filter = {}) =>
    (await listPeople(by, filter)).people.map((person) => person.name).sort();
  const head = () => ({
    ...systemActor("丁为民", AT),
    personId: given.people.chief,
    grants: [{ role: "UNIT_HEAD" as const, unitIds: [given.units.forging, given.units.team], branchId: null }],
  });
  const secretary = () => ({
    ...systemActor("单雪梅", AT),
    grants: [{ role: "BRANCH_SECRETARY" as const, unitIds: null, branchId: given.branches.first }],
  });

  test("a unit head sees the own subtree, a branch secretary the own branch, nobody else's phone", async () => {
    expect(await names(head())).toEqual(["丁为民", "何小兵", "单雪梅", "欧阳海"].sort());
    expect(await names(secretary())).toEqual(["丁为民", "单雪梅", "欧阳海"].sort());
    expect(await getPerson(head(), given.people.otherChief)).toBeNull();
    expect(await getPerson(secretary(), given.people.worker)).toBeNull();
    expect(await getPerson(head(), given.people.worker)).toMatchObject({
      facts: { phone: "" },
      phoneShown: false,
      relatives: null,
    });
    expect(await searchPeople(head(), "邢")).toEqual([]);
  });

  test("somebody without a grant sees themselves, with their own phone, and nobody else", async () => {
    const worker = { ...systemActor("何小兵", AT), personId: given.people.worker };
    expect(await names(worker)).toEqual(["何小兵"]);
    expect((await getPerson(worker, given.people.worker))?.facts.phone).toBe("13800000001");
    expect(await getPerson(worker, given.people.chief)).toBeNull();
  });

  test("a filter cannot reach beyond the scope", async () => {
    expect(await names(head(), { unitId: given.units.rolling })).toEqual([]);
    expect(await names(head(), { unitId: given.plant })).toEqual(["丁为民", "何小兵", "单雪梅", "欧阳海"].sort());
  });
});

describe("the list", () => {
  const names = async (filter: Parameters<typeof listPeople>[1]) =>
    (await listPeople(actor, filter)).people.map((person) => person.name);
  test.each([
    [{ q: "欧阳" }, ["欧阳海"]],
    [{ q: "oyh" }, ["欧阳海"]],
    [{ q: "ouyang" }, ["欧阳海"]],
    [{ q: "shan" }, ["单雪梅", "单雄心"]],
    [{ q: "0101" }, ["丁为民"]],
    [{ q: "%" }, []],
    [{ category: "BACKBONE" as const }, ["欧阳海"]],
    [{ representative: true }, ["何小兵"]],
  ])("answers %j", async (filter, expected) => {
    expect((await names(filter)).sort()).toEqual([...expected].sort());
  });

  test("of a unit holds those below it, and filters may be combined", async () => {
    expect((await names({ unitId: given.units.forging })).sort()).toEqual(
      ["丁为民", "何小兵", "单雪梅", "欧阳海"].sort(),
    );
    expect(await names({ unitId: given.units.forging, political: "PARTY_MEMBER", q: "d" })).toEqual(["丁为民"]);
    expect((await names({ branchId: given.branches.second })).sort()).toEqual(["邢志刚"]);
  });

  test("has pages that follow one another without a gap or a repetition, in every phase of a search", async () => {
    await Promise.all(
      Array.from({ length: 4 }, async (_, lane) => {
        for (let index = lane; index < 120; index += 4) {
          await fresh(`Z${String(index).padStart(4, "0")}`, index % 2 === 0 ? "周子航" : "张祖涵");
        }
      }),
    );
    for (const q of ["", "z", "Z0", "张"]) {
      const seen: string[] = [];
      for (let after: string | undefined, pages = 0; pages < 9; pages += 1) {
        const page = await listPeople(actor, { q }, after);
        seen.push(...page.people.map((person) => person.employeeNo));
        if (!page.next) break;
        expect(page.people).toHaveLength(50);
        after = page.next;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((number) => number.startsWith("Z"))).toHaveLength(q === "张" ? 60 : 120);
    }
  });
});
