import type { TallyScheme } from "../result/tally-form";
import type { StoredScheme } from "./schema";

/** The part of a stored scheme that figures follow from, in the form of hengcai.tally/1. */
export function tallyScheme(scheme: StoredScheme): TallyScheme {
  const { scale } = scheme;
  return {
    ...(scale.mode === "hundred"
      ? { scale: { mode: "hundred" as const } }
      : { options: Object.fromEntries(scale.options.map(({ key, points }) => [key, points])) }),
    dimensions: scheme.dimensions.map(({ key, weight, indicators }) => ({
      key,
      weight,
      ...(indicators.length > 0 ? { indicators: indicators.map(({ key, weight }) => ({ key, weight })) } : {}),
    })),
    groups: scheme.groups.map(({ key, weight, anonymous, mergeInto }) => ({
      key,
      weight,
      anonymous,
      ...(mergeInto.length > 0 ? { mergeInto } : {}),
    })),
    anonymityThreshold: scheme.anonymityThreshold,
    trimAbove: scheme.trimAbove,
    participation: scheme.participation,
    composite: scheme.composite,
    grades: scheme.grades.map(({ label, atLeast }) => ({ label, atLeast })),
    quota: { grade: scheme.quota.grade, ratio: scheme.quota.ratio, tieBreak: scheme.quota.tieBreak },
  };
}
