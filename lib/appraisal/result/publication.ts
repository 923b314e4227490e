import { Fraction } from "@/lib/fraction";
import { blockKey, type MergeScheme } from "./merging";
import type { CountedSubject } from "./tally-form";

/**
 * The linear test before release: whatever sums and differences a reader forms of the published figures, none may rest
 * on fewer than k anonymous ballots alone. Hiding a mean is no protection where the total and the other means give it
 * back; this is checked here and not left to the rule that merges.
 */

/** A set of ballots whose mean an attacker does not know, and would like to. */
export type Atom = { name: string; anonymous: boolean; ballots: number };

/** One published figure as a weighted sum of atom means. */
export type PublishedRow = { parts: Readonly<Record<string, Fraction>> };

/** The sets of anonymous atoms with fewer than `threshold` ballots that the rows let a reader isolate. */
export function isolatedSets(atoms: readonly Atom[], rows: readonly PublishedRow[], threshold: number): string[][] {
  const names = atoms.map(({ name }) => name);
  const whole = rank(matrix(rows, names));
  return smallSets(atoms, threshold).filter((set) => {
    // Rows combine to something on the set alone exactly when the rest of the columns has a smaller rank.
    const outside = names.filter((name) => !set.includes(name));
    return rank(matrix(rows, outside)) < whole;
  });
}

function smallSets(atoms: readonly Atom[], threshold: number): string[][] {
  let sets: { names: string[]; ballots: number }[] = [{ names: [], ballots: 0 }];
  for (const { name, ballots } of atoms.filter(({ anonymous }) => anonymous)) {
    const grown = sets.map((set) => ({ names: [...set.names, name], ballots: set.ballots + ballots }));
    sets = [...sets, ...grown.filter((set) => set.ballots < threshold)];
  }
  return sets.map(({ names }) => names).filter((names) => names.length > 0);
}

const matrix = (rows: readonly PublishedRow[], names: readonly string[]) =>
  rows.map(({ parts }) => names.map((name) => parts[name] ?? Fraction.zero));

/** Gauss on exact fractions: a float's near-zero would decide at random here. */
function rank(matrix: Fraction[][]): number {
  let rows = matrix;
  let found = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0); column++) {
    const pivot = rows.find((row) => !row[column]?.isZero);
    if (!pivot) continue;
    found++;
    const head = pivot[column] as Fraction;
    rows = rows
      .filter((row) => row !== pivot)
      .map((row) => {
        const factor = (row[column] as Fraction).over(head);
        return factor.isZero ? row : row.map((value, at) => value.minus((pivot[at] as Fraction).times(factor)));
      });
  }
  return found;
}

/**
 * What one counted subject publishes: a row per printed mean, and the total. The five dimension results add nothing:
 * each spreads over all groups with the same weights as the total, and no block prints a dimension of its own.
 */
function publishedRows(
  scheme: MergeScheme,
  { blocks, ballotScore }: Pick<CountedSubject, "blocks" | "ballotScore">,
): { atoms: Atom[]; rows: PublishedRow[] } {
  const named = new Set(scheme.groups.filter(({ anonymous }) => !anonymous).map(({ key }) => key));
  const atoms = blocks.map(({ groups, valid }) => ({
    name: blockKey(groups),
    anonymous: !groups.some((group) => named.has(group)),
    ballots: valid,
  }));
  const printed = blocks
    .filter(({ mean }) => mean !== null)
    .map(({ groups }) => ({ parts: { [blockKey(groups)]: Fraction.one } }));
  const total = {
    parts: Object.fromEntries(blocks.map(({ groups, weight }) => [blockKey(groups), Fraction.parse(weight)])),
  };
  return { atoms, rows: ballotScore === null ? printed : [...printed, total] };
}

/** Subjects whose figures must not be released, with the blocks that would show. Empty: the cycle may be released. */
export function publicationFaults(
  scheme: MergeScheme,
  results: readonly CountedSubject[],
): { id: string; blocks: string[] }[] {
  return results.flatMap((result) => {
    const { atoms, rows } = publishedRows(scheme, result);
    const blocks = [...new Set(isolatedSets(atoms, rows, scheme.anonymityThreshold).flat())];
    return blocks.length > 0 ? [{ id: result.id, blocks }] : [];
  });
}

/** Free text is shown pooled over all anonymous groups, and only from k ballots on. */
export function mayShowComments(
  scheme: MergeScheme,
  blocks: readonly Pick<CountedSubject["blocks"][number], "groups" | "valid">[],
): boolean {
  const anonymous = new Set(scheme.groups.filter((group) => group.anonymous).map(({ key }) => key));
  const ballots = blocks
    .filter(({ groups }) => groups.every((group) => anonymous.has(group)))
    .reduce((sum, { valid }) => sum + valid, 0);
  return ballots >= scheme.anonymityThreshold;
}

/** A pool's mean is shown only from so many subjects on, or a reader who knows the others' figures has the last one. */
export const POOL_MEAN_FROM = 5;

export function poolMeans(
  results: readonly Pick<CountedSubject, "ballotScore" | "dimensions">[],
): { subjects: number; ballotScore: string; dimensions: Record<string, string> } | null {
  const valid = results.flatMap(({ ballotScore, dimensions }) =>
    ballotScore !== null && dimensions ? [{ ballotScore, dimensions }] : [],
  );
  const [first] = valid;
  if (!first || valid.length < POOL_MEAN_FROM) return null;
  const mean = (figures: string[]) =>
    Fraction.sum(figures.map(Fraction.parse)).over(Fraction.of(figures.length)).round(2);
  return {
    subjects: valid.length,
    ballotScore: mean(valid.map(({ ballotScore }) => ballotScore)),
    dimensions: Object.fromEntries(
      Object.keys(first.dimensions).map((key) => [key, mean(valid.map(({ dimensions }) => dimensions[key] ?? "0"))]),
    ),
  };
}
