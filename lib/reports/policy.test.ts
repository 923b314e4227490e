import { expect, test } from "vitest";
import type { Role } from "@/lib/auth/roles";
import type { CycleState } from "@/prisma/generated/enums";
import { actorFor } from "@/scripts/testing/vote";
import { mayPrintForm, mayPrintTally } from "./policy";

const as = (role?: Role) => actorFor("somebody", "某人", role ? [role] : []);
const form = (personId: string, state: CycleState) => ({ personId, cycle: { state } });

test("the form is printed from the decision on, by those who print it", () => {
  expect(mayPrintForm(as("ORGANISER"), form("other", "PROPOSED"))).toMatch("审定后");
  expect(mayPrintForm(as("ORGANISER"), form("other", "DECIDED"))).toBe(true);
  expect(mayPrintForm(as("DISCIPLINE"), form("other", "ARCHIVED"))).toMatch("没有");
});

test("the own form holds the decided grade: nobody prints it before the release, whatever his role", () => {
  for (const actor of [as(), as("ORGANISER"), as("SECRETARY")]) {
    expect(mayPrintForm(actor, form("somebody", "DECIDED"))).toMatch("反馈");
    expect(mayPrintForm(actor, form("somebody", "FINAL"))).toBe(true);
  }
});

test("whoever is rated prints no form of his own pool before the release, and those of the other pools as ever", () => {
  const print = (pool: "MIDDLE_CHIEF" | "MIDDLE_DEPUTY", state: CycleState) =>
    mayPrintForm(as("ORGANISER"), { ...form("other", state), pool }, ["MIDDLE_DEPUTY"]);
  expect(print("MIDDLE_DEPUTY", "DECIDED")).toMatch("由其他人员打印");
  expect(print("MIDDLE_CHIEF", "DECIDED")).toBe(true);
});

const tally = (role: Role, state: CycleState, rated: string[] = ["other"]) =>
  mayPrintTally(as(role), { cycle: { state } }, rated);

test("the tally sheet exists from the count on, for those who print it", () => {
  expect(tally("SECRETARY", "CLOSED")).toMatch("开箱");
  expect(tally("SECRETARY", "TALLIED")).toBe(true);
  expect(tally("COMMITTEE", "TALLIED")).toMatch("没有");
});

test("whoever is rated does not print the figures of all before the release", () => {
  expect(tally("ORGANISER", "DECIDED", ["other", "somebody"])).toMatch("由其他人员打印");
  expect(tally("ORGANISER", "FINAL", ["other", "somebody"])).toBe(true);
});
