export type Turnout = { label: string; papers: number; returned: number };

export const OTHERS = "其他单位";

/**
 * Units as they may be told to those who may not know who has not returned: of a unit with one voter the turnout is that
 * person's. Units below the threshold are counted as one, with the smallest of the rest where they do not reach it together.
 */
export function pooledTurnout(units: readonly Turnout[], threshold: number): Turnout[] {
  const small = units.filter(({ papers }) => papers < threshold);
  if (small.length === 0) return [...units];
  const large = units.filter(({ papers }) => papers >= threshold);
  const sum = (key: "papers" | "returned") => small.reduce((total, unit) => total + unit[key], 0);
  if (sum("papers") < threshold) {
    const least = large.toSorted((a, b) => a.papers - b.papers)[0];
    // The whole plant is told anyway: one line of everybody adds nothing.
    if (!least) return [];
    small.push(least);
  }
  const others = { label: OTHERS, papers: sum("papers"), returned: sum("returned") };
  return [...large.filter((unit) => !small.includes(unit)), others];
}
