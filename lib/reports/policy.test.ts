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

test("the tally sheet exists from the count on, for those who print it", () => {
  expect(mayPrintTally(as("SECRETARY"), { cycle: { state: "CLOSED" } })).toMatch("开箱");
  expect(mayPrintTally(as("SECRETARY"), { cycle: { state: "TALLIED" } })).toBe(true);
  expect(mayPrintTally(as("COMMITTEE"), { cycle: { state: "TALLIED" } })).toMatch("没有");
});
