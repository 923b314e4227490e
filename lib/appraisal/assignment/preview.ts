import { Fraction } from "@/lib/fraction";
import { isWithheld, mergeBlocks } from "../result/merging";
import { blockLabel } from "../scheme/items";
import type { StoredScheme } from "../scheme/schema";

export type GroupCounts = Readonly<Record<string, number>>;

/** `grave`: the result would be void whatever people vote, so that the vote is not started so. */
export type Warning = { grave: boolean; text: string };

export type Preview = {
  /** How the groups would stand if everybody votes: merged where fewer than the threshold. */
  blocks: { key: string; label: string; voters: number; merged: boolean; anonymous: boolean }[];
  voters: number;
  warnings: Warning[];
};

/** What the threshold and the rules make of a subject's voters, if everybody votes. */
export function previewOf(scheme: StoredScheme, counts: GroupCounts): Preview {
  const filled = Object.fromEntries(scheme.groups.map(({ key }) => [key, counts[key] ?? 0]));
  const blocks = mergeBlocks(scheme, filled);
  return {
    blocks: blocks.map(({ key, groups, valid, anonymous }) => ({
      key,
      label: blockLabel(scheme, key),
      voters: valid,
      merged: groups.length > 1,
      anonymous,
    })),
    voters: Object.values(filled).reduce((sum, count) => sum + count, 0),
    warnings: [...gaps(scheme, filled), ...merges(scheme, filled, blocks), ...withheld(scheme, blocks)],
  };
}

/** Groups without anybody: a named one, or more than half of the weight, voids the result. */
function gaps(scheme: StoredScheme, counts: GroupCounts): Warning[] {
  const empty = scheme.groups.filter(({ key }) => counts[key] === 0);
  const weightOf = (groups: typeof empty) => Fraction.sum(groups.map(({ weight }) => Fraction.parse(weight)));
  const named = empty.filter(({ anonymous }) => !anonymous);
  const warnings: Warning[] = [];
  for (const { label } of named) {
    warnings.push({ grave: true, text: `${label}组没有评价人，测评结果必然无效。` });
  }
  const half = weightOf([...scheme.groups]).over(Fraction.of(2));
  if (weightOf(empty).compare(half) > 0) {
    warnings.push({ grave: true, text: "没有评价人的组权重超过一半，测评结果必然无效。" });
  }
  for (const { label, weight, anonymous } of empty) {
    if (anonymous) warnings.push({ grave: false, text: `${label}组没有评价人，不计该组，权重${weight}由其余组分摊。` });
  }
  return warnings;
}

function merges(scheme: StoredScheme, counts: GroupCounts, blocks: ReturnType<typeof mergeBlocks>): Warning[] {
  const below = (key: string) => (counts[key] ?? 0) < scheme.anonymityThreshold;
  return blocks
    .filter(({ groups }) => groups.length > 1)
    .map(({ key, groups }) => {
      const few = groups.filter(below).map((group) => `${blockLabel(scheme, group)}${counts[group]}人`);
      const why = few.length > 0 ? `${few.join("、")}，少于${scheme.anonymityThreshold}人，` : "";
      return { grave: false, text: `${why}按“${blockLabel(scheme, key)}”合并统计。` };
    });
}

function withheld(scheme: StoredScheme, blocks: ReturnType<typeof mergeBlocks>): Warning[] {
  if (!isWithheld(scheme, blocks)) return [];
  const text = `匿名评价人合并后仍少于${scheme.anonymityThreshold}人，各组均分都不公布，只公布总分，且不显示意见建议。`;
  return [{ grave: false, text }];
}

/** The named groups that are empty: the start refuses by subject's name. */
export function lacksSuperiors(scheme: StoredScheme, counts: GroupCounts): boolean {
  return scheme.groups.some(({ key, anonymous }) => !anonymous && (counts[key] ?? 0) === 0);
}
