import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CycleState,
  hasClosedVote,
  isPreparing,
  isVoting,
  nextSteps,
  reached,
  STATES,
  stateLabel,
  TRANSITIONS,
  transition,
} from "./states";

const state = fc.constantFrom<CycleState>(...STATES);
const moment = fc.integer({ min: 0, max: 1_000 }).map((minutes) => new Date(minutes * 60_000));

describe("the states of a cycle", () => {
  test("every cycle can go from the first state to the last, one step at a time", () => {
    STATES.slice(1).forEach((to, index) => {
      expect(transition(STATES[index] as CycleState, to), `${STATES[index]} → ${to}`).not.toBeNull();
    });
  });

  test("no step skips a state, and the only way back is to the draft before the vote has started", () => {
    fc.assert(
      fc.property(state, state, (from, to) => {
        const step = STATES.indexOf(to) - STATES.indexOf(from);
        const allowed = step === 1 || (from === "APPROVED" && to === "DRAFT");
        expect(transition(from, to) !== null).toBe(allowed);
      }),
    );
  });

  test("a vote that has started can never become un-started, by any walk", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8), { maxLength: 30 }), (choices) => {
        let here: CycleState = "OPEN";
        for (const choice of choices) {
          const ways = nextSteps(here);
          if (ways.length > 0) here = (ways[choice % ways.length] as (typeof ways)[number]).to;
          expect(isPreparing(here)).toBe(false);
        }
      }),
    );
  });

  test("who approves, starts, proposes and decides is what the committee's rules say", () => {
    const who = Object.fromEntries(TRANSITIONS.map(({ from, to, capability }) => [`${from}→${to}`, capability]));
    expect(who).toEqual({
      "DRAFT→APPROVED": "cycle.approve",
      "APPROVED→DRAFT": "cycle.approve",
      "APPROVED→OPEN": "cycle.prepare",
      "OPEN→CLOSED": "cycle.prepare",
      "CLOSED→TALLIED": "box.open",
      "TALLIED→PROPOSED": "cycle.propose",
      "PROPOSED→DECIDED": "cycle.decide",
      "DECIDED→FINAL": "cycle.prepare",
      "FINAL→ARCHIVED": "cycle.prepare",
    });
  });

  test("the way forward is offered before the way back, and every step says what it does", () => {
    expect(nextSteps("APPROVED").map(({ to }) => to)).toEqual(["OPEN", "DRAFT"]);
    expect(nextSteps("ARCHIVED")).toEqual([]);
    for (const { verb, effect } of TRANSITIONS) expect(verb.length > 1 && effect.endsWith("。")).toBe(true);
    expect(new Set(STATES.map(stateLabel)).size).toBe(STATES.length);
  });

  test("reached is an order: reflexive, and one of two states has always reached the other", () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        expect(reached(a, a)).toBe(true);
        expect(reached(a, b) || reached(b, a)).toBe(true);
        expect(reached(a, b) && reached(b, a)).toBe(a === b);
      }),
    );
  });
});

describe("the hours of the vote", () => {
  test("no moment is both voting and closed, whoever is late in closing", () => {
    fc.assert(
      fc.property(state, moment, moment, moment, (state, a, b, at) => {
        const [voteOpensAt, voteClosesAt] = a < b ? [a, b] : [b, a];
        const cycle = { state, voteOpensAt, voteClosesAt };
        expect(isVoting(cycle, at) && hasClosedVote(cycle, at)).toBe(false);
      }),
    );
  });

  test("the last minute counts, the deadline itself does not", () => {
    const cycle = { state: "OPEN" as const, voteOpensAt: new Date(0), voteClosesAt: new Date(60_000) };
    expect([isVoting(cycle, new Date(59_999)), isVoting(cycle, new Date(60_000))]).toEqual([true, false]);
    expect([hasClosedVote(cycle, new Date(59_999)), hasClosedVote(cycle, new Date(60_000))]).toEqual([false, true]);
  });

  test("a draft whose hours have passed has no closed vote", () => {
    const cycle = { state: "DRAFT" as const, voteOpensAt: new Date(0), voteClosesAt: new Date(1) };
    expect(hasClosedVote(cycle, new Date(2))).toBe(false);
  });
});
