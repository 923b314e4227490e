import type { Amount, Form, Plan } from "./plan";
import type { TallyBallot } from "./tally-form";

/** One ballot as scaled integers: what it adds to each dimension, and to the composite. */
export type Reading = { composite: Amount; sums: Amount[]; form: Form; marks: TallyBallot["marks"] };

const COMMA = 44;

/** The casts below stand for places that are certain and too hot for a second check. */
export function readBallot(plan: Plan, marks: TallyBallot["marks"]): Reading {
  if (typeof marks === "string" && plan.codes) return readCodes(plan, plan.codes, marks);
  const list = listOf(marks);
  const form = formOf(plan, list.length, marks);
  return gather(plan, form, marks, amountsOf(plan, form, list));
}

/** The quick way: "E,G,E" is read by character code, without cutting it up. */
function readCodes(plan: Plan, codes: Int8Array, marks: string): Reading {
  const form = formOf(plan, (marks.length + 1) / 2, marks);
  const { items, contributions } = form;
  const amounts = new Array<Amount>(items.length);
  for (let at = 0; at < amounts.length; at++) {
    const option = codes[marks.charCodeAt(2 * at)] as number;
    const cut = at === 0 || marks.charCodeAt(2 * at - 1) === COMMA;
    if (!(option >= 0) || !cut) throw new RangeError(`not marks of this scheme: ${marks}`);
    amounts[at] = (contributions[at] as Amount[])[option] as Amount;
  }
  return gather(plan, form, marks, amounts);
}

function amountsOf(plan: Plan, form: Form, marks: readonly string[]): Amount[] {
  return marks.map((mark, at) => {
    if (plan.hundred) return (form.items[at]?.weight ?? plan.zero) * plan.points(mark);
    const option = plan.options.get(mark);
    if (option === undefined) throw new RangeError(`not marks of this scheme: ${marks}`);
    return form.contributions[at]?.[option] ?? plan.zero;
  });
}

function gather(plan: Plan, form: Form, marks: TallyBallot["marks"], amounts: readonly Amount[]): Reading {
  const { counts, zero } = plan;
  const sums: Amount[] = [];
  let [composite, at] = [zero, 0];
  for (let dimension = 0; dimension < counts.length; dimension++) {
    const end = form.ends[dimension] as number;
    let sum = zero;
    for (; at < end; at++) sum += amounts[at] as Amount;
    sums.push(sum);
    if (counts[dimension]) composite += sum;
  }
  return { composite, sums, form, marks };
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
