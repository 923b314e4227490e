import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Chart,
  changesBetween,
  excuser,
  LEFT,
  type Pair,
  planAssignments,
  type RatedSubject,
  SELF,
} from "./rules";

const GROUPS = [
  { key: "G1", source: "LEADERS" },
  { key: "G2", source: "PEERS" },
  { key: "G4", source: "SERVED" },
  { key: "G3", source: "REPRESENTATIVES" },
] as const;

/** plant ⊃ die shop ⊃ two teams, ring shop, power station, office; the station serves the die shop. */
const plant: Chart = {
  groups: GROUPS,
  units: [
    { id: "plant", parentId: null, kind: "PLANT" },
    { id: "die", parentId: "plant", kind: "WORKSHOP" },
    { id: "die-1", parentId: "die", kind: "TEAM" },
    { id: "die-2", parentId: "die", kind: "TEAM" },
    { id: "ring", parentId: "plant", kind: "WORKSHOP" },
    { id: "station", parentId: "plant", kind: "STATION" },
    { id: "office", parentId: "plant", kind: "DEPARTMENT" },
  ],
  services: [{ providerId: "station", clientId: "die" }],
  holders: [
    { personId: "director", category: "PLANT_LEADER" },
    { personId: "secretary", category: "PLANT_LEADER" },
    { personId: "die-head", category: "MIDDLE_CHIEF" },
    { personId: "ring-head", category: "MIDDLE_CHIEF" },
    { personId: "station-head", category: "MIDDLE_CHIEF" },
    { personId: "die-deputy", category: "MIDDLE_DEPUTY" },
    { personId: "team-leader", category: "BACKBONE" },
  ],
  heads: [
    { personId: "die-head", unitId: "die" },
    { personId: "die-deputy", unitId: "die" },
    { personId: "ring-head", unitId: "ring" },
    { personId: "station-head", unitId: "station" },
  ],
  representatives: [
    { personId: "smith", unitId: "die-1" },
    { personId: "welder", unitId: "die" },
    { personId: "electrician", unitId: "station" },
    { personId: "ring-head", unitId: "ring" },
  ],
  relatives: [],
  left: new Set(),
};

const stationHead: RatedSubject = { id: "S", personId: "station-head", pool: "MIDDLE_CHIEF", unitId: "station" };
const teamLeader: RatedSubject = { id: "T", personId: "team-leader", pool: "BACKBONE", unitId: "die-1" };

const voting = (pairs: Pair[], group: string) =>
  pairs
    .filter((pair) => pair.group === group && pair.excused === "")
    .map(({ voterId }) => voterId)
    .toSorted();

describe("the rules on one small plant", () => {
  const pairs = planAssignments(plant, [stationHead]);

  test("G1 are the plant leaders, G2 the other holders of the category, G3 the representatives of the unit", () => {
    expect(voting(pairs, "G1")).toEqual(["director", "secretary"]);
    expect(voting(pairs, "G2")).toEqual(["die-head", "ring-head"]);
    expect(voting(pairs, "G3")).toEqual(["electrician"]);
  });

  test("G4 are heads and deputies of the units served, unless a group before it claimed them", () => {
    // The head of the die shop is served as well, and stays a peer.
    expect(voting(pairs, "G4")).toEqual(["die-deputy"]);
  });

  test("nobody rates himself: the pair stands with its reason", () => {
    expect(pairs.find(({ voterId }) => voterId === "station-head")).toMatchObject({ group: "G2", excused: SELF });
  });

  test("a team's leader is rated by the representatives of the whole workshop", () => {
    const team = planAssignments(plant, [teamLeader]);
    expect(voting(team, "G3")).toEqual(["smith", "welder"]);
  });

  test("a unit that serves the whole plant is not rated as a client by its own heads", () => {
    const chart = { ...plant, services: [{ providerId: "station", clientId: "plant" }] };
    const all = planAssignments(chart, [{ ...stationHead, personId: "somebody", pool: "MIDDLE_DEPUTY" }]);
    expect(voting(all, "G4")).toEqual(["die-head", "ring-head"]);
  });

  test("a relative and somebody who has left are listed with the reason and have no vote", () => {
    const chart: Chart = {
      ...plant,
      relatives: [{ personId: "die-head", otherId: "station-head", relation: "配偶" }],
      left: new Set(["ring-head"]),
    };
    const pairs = planAssignments(chart, [stationHead]);
    expect(voting(pairs, "G2")).toEqual([]);
    expect(pairs.find(({ voterId }) => voterId === "die-head")?.excused).toBe("回避：配偶");
    expect(pairs.find(({ voterId }) => voterId === "ring-head")?.excused).toBe(LEFT);
  });
});

const PEOPLE = Array.from({ length: 24 }, (_, index) => `p${index}`);
const UNITS = Array.from({ length: 8 }, (_, index) => `u${index}`);
const CATEGORIES = ["PLANT_LEADER", "MIDDLE_CHIEF", "MIDDLE_DEPUTY", "BACKBONE"];
const person = fc.constantFrom(...PEOPLE);
const unit = fc.constantFrom(...UNITS);
const KINDS = ["WORKSHOP", "STATION", "DEPARTMENT", "TEAM"];

/** Any plant: a random tree, random posts, services, mandates, relatives, people who left. */
const chart: fc.Arbitrary<Chart> = fc.record({
  groups: fc.shuffledSubarray([...GROUPS], { minLength: 1 }),
  units: fc
    .tuple(...UNITS.map((_, index) => fc.tuple(fc.nat(Math.max(0, index - 1)), fc.constantFrom(...KINDS))))
    .map((rows) =>
      rows.map(([parent, kind], index) => ({
        id: `u${index}`,
        parentId: index === 0 ? null : `u${parent}`,
        kind: index === 0 ? "PLANT" : kind,
      })),
    ),
  services: fc.array(fc.record({ providerId: unit, clientId: unit }), { maxLength: 8 }),
  holders: fc.array(fc.record({ personId: person, category: fc.constantFrom(...CATEGORIES) }), { maxLength: 30 }),
  heads: fc.array(fc.record({ personId: person, unitId: unit }), { maxLength: 20 }),
  representatives: fc.array(fc.record({ personId: person, unitId: unit }), { maxLength: 20 }),
  relatives: fc.array(fc.record({ personId: person, otherId: person, relation: fc.constant("兄弟姐妹") }), {
    maxLength: 6,
  }),
  left: fc.array(person, { maxLength: 4 }).map((ids) => new Set(ids)),
});
const subjects: fc.Arbitrary<RatedSubject[]> = fc
  .uniqueArray(fc.record({ personId: person, pool: fc.constantFrom(...CATEGORIES.slice(1)), unitId: unit }), {
    selector: ({ personId }) => personId,
    maxLength: 8,
  })
  .map((rows) => rows.map((row) => ({ ...row, id: `s-${row.personId}` })));

const text = (pairs: readonly Pair[]) => pairs.map((pair) => JSON.stringify(pair)).toSorted();

describe("on any plant", () => {
  test("a voter has one group, and one line, per subject", () => {
    fc.assert(
      fc.property(chart, subjects, (chart, subjects) => {
        const keys = planAssignments(chart, subjects).map(({ subjectId, voterId }) => `${subjectId} ${voterId}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test("it is the first group of the precedence that applies", () => {
    fc.assert(
      fc.property(chart, subjects, (chart, subjects) => {
        const pairs = planAssignments(chart, subjects);
        const alone = chart.groups.map((group) => ({
          group: group.key,
          pairs: new Set(
            planAssignments({ ...chart, groups: [group] }, subjects).map((p) => `${p.subjectId} ${p.voterId}`),
          ),
        }));
        for (const { subjectId, voterId, group } of pairs) {
          const first = alone.find(({ pairs }) => pairs.has(`${subjectId} ${voterId}`));
          expect(group).toBe(first?.group);
        }
      }),
    );
  });

  test("nobody votes on himself or a relative, and nobody votes who has left", () => {
    fc.assert(
      fc.property(chart, subjects, (chart, subjects) => {
        for (const { subjectId, voterId, excused } of planAssignments(chart, subjects)) {
          const rated = subjects.find(({ id }) => id === subjectId) as RatedSubject;
          const kin = chart.relatives.some(
            ({ personId, otherId }) =>
              (personId === voterId && otherId === rated.personId) ||
              (otherId === voterId && personId === rated.personId),
          );
          const must = voterId === rated.personId || kin || chart.left.has(voterId);
          expect(excused !== "").toBe(must);
        }
      }),
    );
  });

  test("the order in which the chart is read changes nothing", () => {
    fc.assert(
      fc.property(chart, subjects, (chart, subjects) => {
        const turned: Chart = {
          ...chart,
          units: chart.units.toReversed(),
          services: chart.services.toReversed(),
          holders: chart.holders.toReversed(),
          heads: chart.heads.toReversed(),
          representatives: chart.representatives.toReversed(),
        };
        expect(text(planAssignments(turned, subjects))).toEqual(text(planAssignments(chart, subjects)));
      }),
    );
  });

  test("recording one more relationship takes votes away and never gives any", () => {
    fc.assert(
      fc.property(chart, subjects, person, person, (chart, subjects, personId, otherId) => {
        const kin = { ...chart, relatives: [...chart.relatives, { personId, otherId, relation: "配偶" }] };
        const votes = (pairs: Pair[]) => new Set(text(pairs.filter(({ excused }) => excused === "")));
        const before = votes(planAssignments(chart, subjects));
        for (const pair of votes(planAssignments(kin, subjects))) expect(before.has(pair)).toBe(true);
      }),
    );
  });

  test("a subject's lines do not depend on who else is rated", () => {
    fc.assert(
      fc.property(chart, subjects, (chart, subjects) => {
        const apart = subjects.flatMap((subject) => planAssignments(chart, [subject]));
        expect(text(apart)).toEqual(text(planAssignments(chart, subjects)));
      }),
    );
  });

  test("an excuse is the same from both sides", () => {
    fc.assert(
      fc.property(chart, person, person, (chart, a, b) => {
        const excuse = excuser({ ...chart, left: new Set() });
        expect(excuse(a, b)).toBe(excuse(b, a));
      }),
    );
  });
});

test("1,000 subjects with 60 voters each are planned within a second", () => {
  const people = Array.from({ length: 60 }, (_, index) => ({ personId: `v${index}`, category: "PLANT_LEADER" }));
  const rated = Array.from({ length: 1_000 }, (_, index) => ({
    ...teamLeader,
    id: `s${index}`,
    personId: `x${index}`,
  }));
  const before = performance.now();
  expect(planAssignments({ ...plant, holders: people, representatives: [] }, rated)).toHaveLength(60_000);
  expect(performance.now() - before).toBeLessThan(1_000);
});

test("what would change by generating anew is counted in both directions", () => {
  const stored = planAssignments(plant, [stationHead]);
  const planned = planAssignments({ ...plant, left: new Set(["director"]) }, [stationHead]);
  expect(changesBetween(stored, stored)).toEqual({ added: 0, removed: 0 });
  expect(changesBetween(stored, planned)).toEqual({ added: 1, removed: 1 });
});
