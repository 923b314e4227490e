import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { UnitKind } from "./labels";
import { coveringBranch, flatten, headsOf, mayHang, pathTo, subtree, totals, treeOf, wouldLoop } from "./tree";

type Unit = { id: string; parentId: string | null; people: number; branchId: string | null };

/** Any forest: each unit hangs below an earlier one, or stands alone; then the order is shuffled. */
const forests: fc.Arbitrary<Unit[]> = fc
  .array(fc.tuple(fc.nat(), fc.nat(50), fc.boolean()), { minLength: 1, maxLength: 25 })
  .map((seeds) =>
    seeds.map(([seed, people, covered], index) => ({
      id: `u${index}`,
      parentId: index === 0 || seed % 5 === 0 ? null : `u${seed % index}`,
      people,
      branchId: covered ? `b${index}` : null,
    })),
  )
  .chain((units) => fc.shuffledSubarray(units, { minLength: units.length }));

const sum = (numbers: number[]) => numbers.reduce((so, next) => so + next, 0);

describe("the tree of any forest", () => {
  test("holds every unit exactly once, each after its parent and one deeper", () =>
    fc.assert(
      fc.property(forests, (units) => {
        const nodes = flatten(treeOf(units));
        expect(nodes.map((node) => node.unit.id).sort()).toEqual(units.map((unit) => unit.id).sort());
        const depth = new Map(nodes.map((node) => [node.unit.id, node.depth]));
        for (const { unit } of nodes) {
          expect(depth.get(unit.id)).toBe(unit.parentId ? (depth.get(unit.parentId) as number) + 1 : 0);
        }
      }),
    ));

  test("counts of the roots add up to everybody, and a unit's total is that of its subtree", () =>
    fc.assert(
      fc.property(forests, (units) => {
        const nodes = treeOf(units);
        const total = totals(nodes, (unit) => unit.people);
        expect(sum(nodes.map((node) => total.get(node.unit.id) as number))).toBe(sum(units.map((u) => u.people)));
        for (const unit of units) {
          const inside = new Set(subtree(units, unit.id));
          expect(total.get(unit.id)).toBe(sum(units.filter((u) => inside.has(u.id)).map((u) => u.people)));
        }
      }),
    ));

  test("a unit lies in the subtree of exactly those on its path, and may move below anything else", () =>
    fc.assert(
      fc.property(forests, (units) => {
        for (const unit of units) {
          const path = pathTo(units, unit.id).map((step) => step.id);
          for (const other of units) {
            expect(subtree(units, other.id).includes(unit.id)).toBe(path.includes(other.id));
            expect(wouldLoop(units, other.id, unit.id)).toBe(path.includes(other.id));
          }
        }
      }),
    ));

  test("the covering branch is the nearest on the path", () =>
    fc.assert(
      fc.property(forests, (units) => {
        for (const unit of units) {
          const nearest = pathTo(units, unit.id)
            .reverse()
            .find((step) => step.branchId);
          expect(coveringBranch(units, unit.id)?.branchId ?? null).toBe(nearest?.branchId ?? null);
        }
      }),
    ));
});

test("a part of the plant is a tree whose root is the top of that part", () => {
  const nodes = treeOf([
    { id: "team", parentId: "shop" },
    { id: "shop", parentId: "plant, not seen" },
  ]);
  expect(nodes.map((node) => [node.unit.id, node.children.map((child) => child.unit.id)])).toEqual([
    ["shop", ["team"]],
  ]);
});

test.each([
  ["PLANT", null, true],
  ["WORKSHOP", null, false],
  ["WORKSHOP", "PLANT", true],
  ["STATION", "WORKSHOP", true],
  ["TEAM", "PLANT", true],
  ["TEAM", "STATION", true],
  ["TEAM", "TEAM", false],
  ["WORKSHOP", "TEAM", false],
  ["PLANT", "WORKSHOP", false],
  ["PLANT", "PLANT", false],
] as [UnitKind, UnitKind | null, boolean][])("%s below %s: %s", (kind, parent, allowed) => {
  expect(mayHang(kind, parent) === true).toBe(allowed);
});

test("a unit without a chief is headed by its deputies, and staff head nothing", () => {
  const of = (name: string, category: Parameters<typeof headsOf>[0][number]["category"]) => ({
    personId: name,
    name,
    title: "",
    category,
  });
  expect(headsOf([of("副", "MIDDLE_DEPUTY"), of("正", "MIDDLE_CHIEF")]).map((head) => head.name)).toEqual(["正"]);
  expect(headsOf([of("甲", "MIDDLE_DEPUTY"), of("乙", "MIDDLE_DEPUTY")])).toHaveLength(2);
  expect(headsOf([of("工", "STAFF")])).toEqual([]);
});
