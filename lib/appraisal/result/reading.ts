import type { Amount, Form, Plan } from "./plan";
import type { TallyBallot } from "./tally-form";

/** One ballot as scaled integers: what it adds to each dimension, and to the composite. */
export type Reading = { composite: Amount; sums: Amount[]; form: Form; marks: TallyBallot["marks"] };

const COMMA = 44;

/** The casts below stand for places that are certain and too hot for a second check. */
export function readBallot(plan: Plan, marks: TallyBallot["marks"]): Reading {
  const codes = typeof marks === "string" ? plan.codes : null;
  const list = codes ? [] : listOf(marks);
  const form = formOf(plan, codes ? (marks.length + 1) / 2 : list.length, marks);
  const { counts, zero } = plan;
  const sums = new Array<Amount>(counts.length);
  let [composite, at] = [zero, 0];
  for (let dimension = 0; dimension < counts.length; dimension++) {
    const end = form.ends[dimension] as number;
    let sum = zero;
    for (; at < end; at++)
      sum += codes ? codeAmount(form, codes, marks as string, at) : markAmount(plan, form, list, at);
    sums[dimension] = sum;
    if (counts[dimension]) composite += sum;
  }
  return { composite, sums, form, marks };
}

/** The quick way: "E,G,E" is read by character code, without cutting it up. */
function codeAmount(form: Form, codes: Int8Array, marks: string, at: number): Amount {
  const option = codes[marks.charCodeAt(2 * at)] as number;
  const cut = at === 0 || marks.charCodeAt(2 * at - 1) === COMMA;
  if (!(option >= 0) || !cut) throw new RangeError(`not marks of this scheme: ${marks}`);
  return (form.contributions[at] as Amount[])[option] as Amount;
}

function markAmount(plan: Plan, form: Form, marks: readonly string[], at: number): Amount {
  const mark = marks[at] as string;
  if (plan.hundred) return (form.items[at] as { weight: Amount }).weight * plan.points(mark);
  const option = plan.options.get(mark);
  if (option === undefined) throw new RangeError(`not marks of this scheme: ${marks}`);
  return (form.contributions[at] as Amount[])[option] as Amount;
}

function formOf(plan: Plan, items: number, marks: TallyBallot["marks"]): Form {
  if (items === plan.dimension.items.length) return plan.dimension;
  if (items === plan.indicator.items.length) return plan.indicator;
  throw new RangeError(`not marks of this scheme: ${marks}`);
}

const listOf = (marks: TallyBallot["marks"]): readonly string[] =>
  typeof marks === "string" ? marks.split(",") : marks;

/** The points themselves in item order, for telling equals apart: an item of weight zero counts here too. */
export function pointsOf(plan: Plan, marks: TallyBallot["marks"]): Amount[] {
  return listOf(marks).map((mark) =>
    plan.hundred ? plan.points(mark) : (plan.optionPoints[plan.options.get(mark) ?? 0] ?? plan.zero),
  );
}
