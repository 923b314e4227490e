import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradeAfterEffects, gradeByScore } from "./grading";
import { type PoolMember, poolsForQuota, quotaOf, ranksOf } from "./quota";
import { conclude } from "./tally";
import type { Effect, TallyEvidence } from "./tally-form";
import { counted, SCHEME } from "./worked-example";

const member = (id: string, total: string, more: Partial<PoolMember> = {}): PoolMember => ({
  id,
  total,
  tieBreak: [],
  candidate: true,
  ...more,
});
const pad = (count: number) =>
  Array.from({ length: count }, (_, at) => member(`x${at}`, "50.00", { candidate: false }));

describe("the quota", () => {
  test("is granted by T, whatever order the members stand in", () =>
    expect(
      quotaOf("P", "0.2", [member("a", "91.00"), member("b", "99.00"), member("c", "100.00"), ...pad(7)]),
    ).toMatchObject({
      granted: ["c", "b"],
      undecided: [],
      remaining: 0,
    }));
  test("breaks ties by the official dimension values in order", () => {
    const tied = [
      member("a", "95.00", { tieBreak: ["90.00", "99.00"] }),
      member("b", "95.00", { tieBreak: ["90.01", "50.00"] }),
    ];
    expect(quotaOf("P", "0.5", tied)).toMatchObject({ places: 1, granted: ["b"], undecided: [] });
  });
  test("grants complete equals together where all of them fit", () =>
    expect(quotaOf("P", "0.2", [member("a", "95.00"), member("b", "95.00"), ...pad(8)])).toMatchObject({
      granted: ["a", "b"],
      undecided: [],
      remaining: 0,
    }));
  test("leaves equals across the boundary undecided and grants nobody behind them", () => {
    const members = [member("a", "99.00"), member("b", "95.00"), member("c", "95.00"), member("d", "91.00"), ...pad(6)];
    expect(quotaOf("P", "0.2", members)).toMatchObject({
      places: 2,
      granted: ["a"],
      undecided: ["b", "c"],
      remaining: 1,
    });
  });
  test("with no place left decides nothing: equals behind a full quota are not undecided", () => {
    const members = [member("a", "99.00"), member("b", "95.00"), member("c", "95.00"), ...pad(4)];
    expect(quotaOf("P", "0.2", members)).toMatchObject({ places: 1, granted: ["a"], undecided: [] });
    expect(quotaOf("P", "0.2", [member("b", "95.00"), member("c", "95.00")])).toMatchObject({
      places: 0,
      undecided: [],
      remaining: 0,
    });
  });
  test("is cut from the exact product: 0.29 of 100 is 29, where doubles give 28", () => {
    expect(Math.floor(0.29 * 100)).toBe(28);
    expect(quotaOf("P", "0.29", pad(100)).places).toBe(29);
  });
  test("is never exceeded, and no candidate behind a granted one stands before it", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 9000, max: 9008 }), fc.integer({ min: 0, max: 2 }), fc.boolean()), {
          maxLength: 30,
        }),
        fc.integer({ min: 0, max: 100 }),
        (rows, ratio) => {
          const members = rows.map(([t, d, candidate], at) =>
            member(String(at), (t / 100).toFixed(2), { tieBreak: [`${d}.00`], candidate }),
          );
          const { granted, undecided, places, remaining } = quotaOf("P", (ratio / 100).toFixed(2), members);
          expect(granted.length + remaining).toBe(places);
          expect(remaining).toBeGreaterThanOrEqual(0);
          if (undecided.length > 0) expect(granted.length + undecided.length).toBeGreaterThan(places);
          const place = (id: string) => (rows[Number(id)]?.[0] ?? 0) * 10 + (rows[Number(id)]?.[1] ?? 0);
          const behind = members.filter(({ id, candidate }) => candidate && !granted.includes(id));
          const last = Math.min(...granted.map(place));
          // Equals are granted together, so whoever is left stands strictly behind.
          for (const { id } of behind) expect(place(id)).toBeLessThan(last);
          expect(granted.every((id) => rows[Number(id)]?.[2])).toBe(true);
        },
      ),
    ));
});

describe("ranks", () => {
  test("are those of a competition, by official T", () =>
    expect(ranksOf(["90.00", "95.10", "95.10", "9.99", "100.00"])).toEqual([4, 2, 2, 5, 1]));
});

describe("small pools", () => {
  const order = ["中层正职", "中层副职", "基层骨干"];
  const pools = (...sizes: number[]) =>
    Object.values(poolsForQuota(order, Object.fromEntries(order.map((name, at) => [name, sizes[at] ?? 0])), 5));
  test.each([
    [
      [8, 12, 5],
      ["中层正职", "中层副职", "基层骨干"],
    ],
    [
      [8, 12, 4],
      ["中层正职", "中层副职、基层骨干", "中层副职、基层骨干"],
    ],
    [
      [8, 4, 12],
      ["中层正职、中层副职", "中层正职、中层副职", "基层骨干"],
    ],
    [
      [4, 12, 6],
      ["中层正职、中层副职", "中层正职、中层副职", "基层骨干"],
    ],
    [[8, 2, 2], Array(3).fill("中层正职、中层副职、基层骨干")],
    [
      [8, 3, 3],
      ["中层正职", "中层副职、基层骨干", "中层副职、基层骨干"],
    ],
    [[2, 2, 9], Array(3).fill("中层正职、中层副职、基层骨干")],
    [
      [8, 0, 4],
      ["中层正职、基层骨干", "中层副职", "中层正职、基层骨干"],
    ],
    [
      [4, 0, 0],
      ["中层正职", "中层副职", "基层骨干"],
    ],
  ])("of %j are reckoned as %j", (sizes, expected) => expect(pools(...sizes)).toEqual(expected));
  test("never stay below the minimum beside another pool", () =>
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 3, maxLength: 3 }), (sizes) => {
        const names = pools(...sizes);
        const totals = new Map<string, number>();
        names.forEach((name, at) => {
          totals.set(name, (totals.get(name) ?? 0) + (sizes[at] ?? 0));
        });
        const filled = [...totals.values()].filter((size) => size > 0);
        if (filled.length > 1) expect(Math.min(...filled)).toBeGreaterThanOrEqual(5);
      }),
    ));
});

describe("grades", () => {
  test.each([
    ["90.00", 0],
    ["89.99", 1],
    ["70.00", 1],
    ["69.99", 2],
    ["60.00", 2],
    ["59.99", 3],
    ["0.00", 3],
  ])("T %s reaches grade %i", (total, grade) => expect(gradeByScore(SCHEME, total)).toBe(grade));

  const after = (total: string, ...effects: Effect[]) =>
    gradeAfterEffects(
      SCHEME,
      total,
      effects.map((effect) => ({ effect, reason: effect })),
    );
  test.each<[string, Effect[], number | null, string[]]>([
    ["95.00", [], 0, []],
    ["95.00", ["BAR_EXCELLENT"], 1, ["BAR_EXCELLENT"]],
    ["80.00", ["BAR_EXCELLENT"], 1, []],
    ["50.00", ["BAR_EXCELLENT"], 3, []],
    ["95.00", ["CAP_BASIC"], 2, ["CAP_BASIC"]],
    ["50.00", ["CAP_BASIC"], 3, []],
    ["95.00", ["FORCE_FAIL"], 3, ["FORCE_FAIL"]],
    ["95.00", ["NO_GRADE"], null, ["NO_GRADE"]],
    ["50.00", ["NO_GRADE_COMMENT"], null, ["NO_GRADE_COMMENT"]],
    ["95.00", ["NOT_APPRAISED"], null, ["NOT_APPRAISED"]],
    ["95.00", ["FORCE_FAIL", "BAR_EXCELLENT", "CAP_BASIC"], 3, ["FORCE_FAIL"]],
    ["95.00", ["NO_GRADE", "FORCE_FAIL"], null, ["NO_GRADE"]],
    ["95.00", ["NO_GRADE", "NO_GRADE_COMMENT"], null, ["NO_GRADE", "NO_GRADE_COMMENT"]],
    ["95.00", ["NO_GRADE_COMMENT", "NOT_APPRAISED"], null, ["NOT_APPRAISED"]],
  ])("T %s under %j", (total, effects, grade, reasons) =>
    expect(after(total, ...effects)).toMatchObject({ grade, reasons }),
  );
  test("an effect without a reason has a sentence of its own, told once", () =>
    expect(
      gradeAfterEffects(SCHEME, "95.00", [{ effect: "BAR_EXCELLENT" }, { effect: "BAR_EXCELLENT", reason: "" }])
        .reasons,
    ).toEqual(["有不得评优情形"]));
});

describe("a pool with effects", () => {
  const conclusion = (effects: Record<string, TallyEvidence["effects"]>) =>
    conclude(
      SCHEME,
      ["A", "B", "C", "D", "E", "F"].map((id, at) => ({
        counted: counted(id, `${96 - at}.00`, { 德: "90.00", 绩: "90.00", 廉: "90.00" }),
        pool: "P",
        evidence: { effects: effects[id] ?? [] },
      })),
    );
  test("whoever has no grade is ranked and counted in the base all the same", () => {
    const { subjects, quota } = conclusion({ A: [{ effect: "NO_GRADE" }] });
    expect(subjects[0]).toMatchObject({ suggested: null, rank: 1, total: "96.00" });
    expect(quota[0]).toMatchObject({ base: 6, places: 1, granted: ["B"] });
  });
  test("whoever is not appraised has no rank, is not in the base, and does not count in others' ranks", () => {
    const { subjects, quota } = conclusion({
      A: [{ effect: "NOT_APPRAISED", reason: "任职不满六个月" }],
      F: [{ effect: "NOT_APPRAISED" }],
    });
    expect(subjects.map(({ rank }) => rank)).toEqual([null, 1, 2, 3, 4, null]);
    expect(subjects[0]).toMatchObject({
      suggested: null,
      total: "96.00",
      status: "valid",
      reasons: ["任职不满六个月"],
    });
    expect(quota[0]).toMatchObject({ base: 4, places: 0, granted: [] });
  });
  test("pools stand in the order of their first subject, those without a valid one included", () => {
    const none = {
      ...counted("Z", "0", {}),
      status: "too-few" as const,
      ballotScore: null,
      ballotScoreExact: null,
      dimensions: null,
    };
    const { quota } = conclude(SCHEME, [
      { counted: none, pool: "Q", evidence: {} },
      { counted: counted("A", "95.00", {}), pool: "P", evidence: {} },
      { counted: { ...none, id: "Y" }, pool: "P", evidence: {} },
    ]);
    expect(quota.map(({ pool, base }) => [pool, base])).toEqual([
      ["Q", 0],
      ["P", 1],
    ]);
  });
});
