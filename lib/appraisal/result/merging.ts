import { Fraction } from "@/lib/fraction";

/** What merging needs to know of a scheme; stored and tally form both have it. */
export type MergeScheme = {
  groups: readonly { key: string; weight: string; anonymous: boolean; mergeInto?: readonly string[] }[];
  anonymityThreshold: number;
};

export type MergedBlock = {
  /** Group keys joined by "+" in the order of the scheme: how a ballot names its block. */
  key: string;
  groups: string[];
  weight: Fraction;
  valid: number;
  anonymous: boolean;
};

export const blockKey = (groups: readonly string[]): string => groups.join("+");
export const groupsOfBlock = (key: string): string[] => key.split("+");

/**
 * Which groups of one subject stand together, from the counts of valid ballots alone. The box opener asks it before a
 * ballot is stored, the tally again: a block that was merged stays merged, so asking twice changes nothing.
 * `counts` is keyed by group or by a block merged before ("G2+G4"); zero counts name groups that are dropped.
 */
export function mergeBlocks(scheme: MergeScheme, counts: Readonly<Record<string, number>>): MergedBlock[] {
  const place = new Map(scheme.groups.map(({ key }, at) => [key, at]));
  const first = (block: MergedBlock) => place.get(block.groups[0] ?? "") ?? 0;
  let blocks = startingBlocks(scheme, counts).sort((a, b) => first(a) - first(b));
  for (;;) {
    const anonymous = blocks.filter((block) => block.anonymous);
    const weakest = anonymous
      .filter(({ valid }) => valid < scheme.anonymityThreshold)
      .reduce<MergedBlock | null>((least, block) => (least && !goesBefore(block, least, place) ? least : block), null);
    if (!weakest || anonymous.length < 2) return blocks;
    const partner = partnerOf(weakest, anonymous, scheme);
    const joined = join(weakest, partner, place);
    blocks = [...blocks.filter((block) => block !== weakest && block !== partner), joined].sort(
      (a, b) => first(a) - first(b),
    );
  }
}

/** True when no anonymous block could be brought up to the threshold: then no block may print a mean. */
export function isWithheld(scheme: MergeScheme, blocks: readonly MergedBlock[]): boolean {
  return blocks.some(({ anonymous, valid }) => anonymous && valid < scheme.anonymityThreshold);
}

/** Where each group's ballots are stored after merging: {"G2": "G2+G4", "G4": "G2+G4", …}. */
export function blockOfGroup(blocks: readonly MergedBlock[]): Record<string, string> {
  return Object.fromEntries(blocks.flatMap(({ key, groups }) => groups.map((group) => [group, key])));
}

function startingBlocks(scheme: MergeScheme, counts: Readonly<Record<string, number>>): MergedBlock[] {
  const known = new Map(scheme.groups.map((group) => [group.key, group]));
  return Object.entries(counts).flatMap(([key, valid]) => {
    if (valid === 0) return [];
    const members = groupsOfBlock(key).map((group) => {
      const found = known.get(group);
      if (!found) throw new RangeError(`no group ${group} in the scheme`);
      return found;
    });
    const weight = Fraction.sum(members.map((group) => Fraction.parse(group.weight)));
    return [
      {
        key,
        groups: members.map((group) => group.key),
        weight,
        valid,
        anonymous: members.every((group) => group.anonymous),
      },
    ];
  });
}

/** The smallest weight goes first; among equals the block whose last group stands later. */
function goesBefore(block: MergedBlock, other: MergedBlock, place: Map<string, number>): boolean {
  const order = block.weight.compare(other.weight);
  const last = ({ groups }: MergedBlock) => place.get(groups.at(-1) ?? "") ?? 0;
  return order < 0 || (order === 0 && last(block) > last(other));
}

function partnerOf(block: MergedBlock, anonymous: MergedBlock[], scheme: MergeScheme): MergedBlock {
  const others = anonymous.filter((other) => other !== block);
  const wishes = block.groups.flatMap((key) => scheme.groups.find((group) => group.key === key)?.mergeInto ?? []);
  for (const wish of wishes) {
    const found = others.find(({ groups }) => groups.includes(wish));
    if (found) return found;
  }
  const [partner] = others;
  if (!partner) throw new Error("merging needs a second anonymous block");
  return partner;
}

function join(a: MergedBlock, b: MergedBlock, place: Map<string, number>): MergedBlock {
  const groups = [...a.groups, ...b.groups].sort((x, y) => (place.get(x) ?? 0) - (place.get(y) ?? 0));
  return { key: blockKey(groups), groups, weight: a.weight.plus(b.weight), valid: a.valid + b.valid, anonymous: true };
}
