import { describe, expect, test } from "vitest";
import { addDays, addMonths, daysBetween, plainDate, startOfDay } from "@/lib/calendar";
import { countCharacters } from "@/lib/characters";
import { coverage, mark } from "@/lib/reports/glyphs";
import { CAST, GRANTS, LEADERS, RELATIVES, SOMEBODIES, SUBJECTS } from "../cast";
import { BRANCHES, SERVICES, UNITS } from "../chart";
import { Chance } from "./chance";
import { peopleOf } from "./people";
import { seasonOf } from "./season";
import { STANDINGS } from "./standing";
import { summaryOf } from "./texts/filling";
import { DUTIES } from "./texts/short";

const plan = peopleOf(seasonOf(new Date("2026-11-24T02:00:00Z")));
const count = <T>(list: readonly T[], of: (item: T) => boolean) => list.filter(of).length;

describe("the plan of the demonstration plant", () => {
  test("has 420 people and one who retires, 188 of them in the Party, each number once", () => {
    expect(plan).toHaveLength(421);
    expect(count(plan, ({ political, admitted }) => political === "PARTY_MEMBER" || admitted)).toBe(188);
    expect(new Set(plan.map(({ employeeNo }) => employeeNo)).size).toBe(421);
  });

  test("gives no name twice but for one pair, in two units", () => {
    const byName = plan.map(({ name }) => name);
    const twice = byName.filter((name, at) => byName.indexOf(name) !== at);
    expect(twice).toEqual(["隋晓棠"]);
    expect(new Set(plan.filter(({ name }) => name === "隋晓棠").map(({ unit }) => unit)).size).toBe(2);
  });

  test("is the same whatever the day, but for the years", () => {
    const later = peopleOf(seasonOf(new Date("2031-03-02T02:00:00Z")));
    const who = (people: typeof plan) =>
      people.map(({ employeeNo, name, unit, political }) => [employeeNo, name, unit, political]);
    expect(who(later)).toEqual(who(plan));
  });

  test("keeps every branch at fifty members or fewer", () => {
    for (const branch of BRANCHES) {
      const members = UNITS.filter((unit) => unit.branch === branch).reduce((sum, { members }) => sum + members, 0);
      expect(members + (branch === "机关党支部" ? LEADERS.length : 0)).toBeLessThanOrEqual(50);
    }
  });

  test("names nobody and no unit that does not exist", () => {
    const numbers = new Set(plan.map(({ employeeNo }) => employeeNo));
    const units = new Set(UNITS.map(({ name }) => name));
    const named = [
      ...[...CAST, ...GRANTS].map(({ no }) => no),
      ...RELATIVES.flatMap(({ one, other }) => [one, other]),
      ...UNITS.map(({ overseer }) => overseer),
    ];
    expect(named.filter((no) => !numbers.has(no))).toEqual([]);
    expect([...Object.keys(SERVICES), ...Object.values(SERVICES).flat()].filter((unit) => !units.has(unit))).toEqual(
      [],
    );
    expect(SUBJECTS.filter(({ no }) => !STANDINGS[no] || !DUTIES[no])).toEqual([]);
    expect(new Set(SOMEBODIES.map(({ no }) => no)).size).toBe(SOMEBODIES.length);
  });

  test("has ten chiefs, seven deputies and seven backbone cadres under appraisal", () => {
    const of = (category: string) => count(SUBJECTS, (subject) => subject.category === category);
    expect(["MIDDLE_CHIEF", "MIDDLE_DEPUTY", "BACKBONE"].map(of)).toEqual([10, 7, 7]);
  });

  test("uses no character that the papers could not print", async () => {
    const covers = await coverage();
    const missing: Parameters<typeof mark>[3] = [];
    for (const { name, employeeNo } of plan) mark(name, employeeNo, covers, missing);
    expect(missing).toEqual([]);
    // Reading the fonts takes a while on a busy machine.
  }, 60_000);
});

describe("the dates of the demonstration", () => {
  test("stand in the order of events on whatever day it is loaded", () => {
    const months = Array.from({ length: 15 }, (_, at) => addMonths(plainDate("2027-01-01"), at));
    const days = months.flatMap((first) => [first, addDays(first, 14), addDays(addMonths(first, 1), -1)]);
    for (const day of days) {
      const season = seasonOf(startOfDay(day));
      const { founded, foundedOn, lastCutoffOn, transferOn, admittedOn, cutoffOn } = season;
      expect(season.day).toBe(day);
      // Last year's result is signed by the middle of March; then the transfer, the admissions, the new draft.
      const signed = plainDate(`${season.year}-03-15`);
      const drafted = addDays(day, -17);
      const order = [foundedOn, lastCutoffOn, signed, transferOn, admittedOn, drafted];
      expect(order.toSorted(), day).toEqual(order);
      expect(founded.getTime()).toBeLessThan(startOfDay(lastCutoffOn).getTime());
      expect(daysBetween(transferOn, cutoffOn), day).toBeLessThan(184);
      expect(cutoffOn <= day, day).toBe(true);
    }
  });
});

describe("the summaries", () => {
  test("are between 800 and 1,000 characters, all filled in, no two alike", () => {
    const texts = [2025, 2026].flatMap((year) =>
      SUBJECTS.map(({ no, title }) => {
        const unit = UNITS.find(({ code }) => no.startsWith(code))?.name ?? "";
        return summaryOf({ unit, title, year }, new Chance(`summary ${year} ${no}`));
      }),
    );
    for (const text of texts) {
      expect(countCharacters(text)).toBeGreaterThanOrEqual(800);
      expect(countCharacters(text)).toBeLessThanOrEqual(1_000);
      expect(text).not.toMatch(/[{}]|undefined/);
    }
    expect(new Set(texts).size).toBe(texts.length);
  });
});
