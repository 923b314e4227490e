import type { SchemeDimension, SchemeGroup, StoredScheme } from "./schema";

/**
 * Changes of a scheme while it is edited: each answers a new document, so that the page can show it at once. What refers
 * to a renamed or removed row follows; half-typed figures are kept as typed (checks.ts says what is wrong with them).
 */
export type Path = readonly (string | number)[];

export function setAt<T>(value: T, path: Path, next: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return next as T;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === key ? setAt(item, rest, next) : item)) as T;
  }
  const holder = value as { [name: string]: unknown };
  return { ...holder, [key]: setAt(holder[String(key)], rest, next) } as T;
}

export function removeFrom<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

/** One place up or down; at the end of the list nothing happens. */
export function shift<T>(list: readonly T[], index: number, by: 1 | -1): T[] {
  const target = index + by;
  if (target < 0 || target >= list.length) return [...list];
  const moved = [...list];
  [moved[index], moved[target]] = [moved[target] as T, moved[index] as T];
  return moved;
}

/** "G5" after G1…G4, and never a key that is taken. */
export function freeKey(prefix: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(prefix + number)) number++;
  return prefix + number;
}

const keysOf = (rows: readonly { key: string }[]) => rows.map(({ key }) => key);
const rename = (list: readonly string[], from: string, to: string) => list.map((key) => (key === from ? to : key));

export function renameGroup(scheme: StoredScheme, index: number, to: string): StoredScheme {
  const from = scheme.groups[index]?.key ?? "";
  const changed = setAt(scheme, ["groups", index, "key"], to);
  // While two rows bear the same key, nobody can say whom a reference means.
  if (keysOf(scheme.groups).filter((key) => key === from).length > 1) return changed;
  return {
    ...changed,
    groupPrecedence: rename(scheme.groupPrecedence, from, to),
    groups: changed.groups.map((group) => ({ ...group, mergeInto: rename(group.mergeInto, from, to) })),
  };
}

export function addGroup(scheme: StoredScheme): StoredScheme {
  const key = freeKey("G", keysOf(scheme.groups));
  const mode = scheme.groups.find(({ anonymous }) => anonymous)?.mode ?? "dimension";
  const group: SchemeGroup = { key, label: "", weight: "", anonymous: true, mode, mergeInto: [], source: "PEERS" };
  return { ...scheme, groups: [...scheme.groups, group], groupPrecedence: [...scheme.groupPrecedence, key] };
}

export function removeGroup(scheme: StoredScheme, index: number): StoredScheme {
  const gone = scheme.groups[index]?.key;
  const without = (list: readonly string[]) => list.filter((key) => key !== gone);
  return {
    ...scheme,
    groupPrecedence: without(scheme.groupPrecedence),
    groups: removeFrom(scheme.groups, index).map((group) => ({ ...group, mergeInto: without(group.mergeInto) })),
  };
}

/** A named group merges with nobody, and nobody with it. */
export function setAnonymous(scheme: StoredScheme, index: number, anonymous: boolean): StoredScheme {
  const key = scheme.groups[index]?.key;
  const groups = scheme.groups.map((group, at) => {
    if (at === index) return { ...group, anonymous, mergeInto: anonymous ? group.mergeInto : [] };
    return anonymous ? group : { ...group, mergeInto: group.mergeInto.filter((partner) => partner !== key) };
  });
  return { ...scheme, groups };
}

export function renameDimension(scheme: StoredScheme, index: number, to: string): StoredScheme {
  const from = scheme.dimensions[index]?.key ?? "";
  const changed = setAt(scheme, ["dimensions", index, "key"], to);
  if (keysOf(scheme.dimensions).filter((key) => key === from).length > 1) return changed;
  return setAt(changed, ["quota", "tieBreak"], rename(scheme.quota.tieBreak, from, to));
}

export function addDimension(scheme: StoredScheme): StoredScheme {
  const dimension: SchemeDimension = { key: "", label: "", weight: "", guide: "", indicators: [] };
  return { ...scheme, dimensions: [...scheme.dimensions, dimension] };
}

export function removeDimension(scheme: StoredScheme, index: number): StoredScheme {
  const gone = scheme.dimensions[index]?.key;
  const tieBreak = scheme.quota.tieBreak.filter((key) => key !== gone);
  return { ...scheme, dimensions: removeFrom(scheme.dimensions, index), quota: { ...scheme.quota, tieBreak } };
}

export function renameGrade(scheme: StoredScheme, index: number, to: string): StoredScheme {
  const from = scheme.grades[index]?.label;
  const changed = setAt(scheme, ["grades", index, "label"], to);
  return scheme.quota.grade === from ? setAt(changed, ["quota", "grade"], to) : changed;
}

/** Changing between options and points keeps nothing of the other: a scheme has one scale. */
export function setScaleMode(scheme: StoredScheme, mode: "options" | "hundred"): StoredScheme {
  if (scheme.scale.mode === mode) return scheme;
  if (mode === "hundred") return { ...scheme, scale: { mode, hundred: { min: "0", max: "100", step: "0.5" } } };
  const options = ["优秀", "良好", "一般", "较差"].map((label, index) => ({
    key: "EGFP"[index] as string,
    label,
    points: String(100 - 20 * index),
  }));
  return { ...scheme, scale: { mode, options } };
}
