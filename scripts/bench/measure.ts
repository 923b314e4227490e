/** One comparison of the table in docs/performance.md. */
export type Measure = {
  id: string;
  measure: string;
  floor: string;
  better: "lower" | "higher";
  target: number;
  /** What the figures are: "ms", "papers/s", "KB". */
  unit: string;
  run: (say: (line: string) => void) => Promise<Outcome>;
};

/** `ratio`: by default the product's figure over its floor's. `notes`: what else was seen, for the page. */
export type Outcome = { product: number; floor: number; ratio?: number; notes?: string[] };

/** What `--json` prints of a measure. */
export type Row = Pick<Measure, "id" | "measure" | "better" | "target"> & { ratio: number; ok: boolean };

export const ROUNDS = 5;

export function median(figures: readonly number[]): number {
  if (figures.length === 0) throw new RangeError("no figures");
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

type Side = (round: number) => Promise<number>;

/**
 * Lets the product and its floor run in turns, and who goes first in turns as well: whatever the machine does meanwhile
 * falls on both. Round 0 warms up and does not count.
 */
export async function alternate(
  { product, floor }: { product: Side; floor: Side },
  say: (line: string) => void = () => {},
  rounds = ROUNDS,
): Promise<{ product: number; floor: number }> {
  const figures = { product: [] as number[], floor: [] as number[] };
  const sides = { product, floor };
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? (["product", "floor"] as const) : (["floor", "product"] as const);
    for (const side of order) {
      const figure = await sides[side](round);
      if (round > 0) figures[side].push(figure);
    }
    if (round > 0) say(`round ${round}: ${plain(figures.product.at(-1))} against ${plain(figures.floor.at(-1))}`);
  }
  return { product: median(figures.product), floor: median(figures.floor) };
}

const plain = (figure = 0) => figure.toPrecision(4);

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export function rowOf({ id, measure, better, target }: Measure, outcome: Outcome): Row {
  const exact = outcome.ratio ?? outcome.product / outcome.floor;
  const ok = better === "lower" ? exact <= target : exact >= target;
  return { id, measure, ratio: Math.round(exact * 1000) / 1000, target, better, ok };
}
