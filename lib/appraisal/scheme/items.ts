import type { MarkMode, StoredScheme } from "./schema";

/** What is marked, and how groups are called. Apart from schema.ts so that the rating page need not carry its parser. */

export type Item = { key: string; label: string; guide: string; dimension: string };

const known = new WeakMap<object, Partial<Record<MarkMode, readonly Item[]>>>();

/** What a ballot of this mode holds marks for, in the order of its compact form. Made once a scheme: a paper asks by line. */
export function itemsOf(scheme: Pick<StoredScheme, "dimensions">, mode: MarkMode): readonly Item[] {
  const own = known.get(scheme.dimensions) ?? {};
  known.set(scheme.dimensions, own);
  own[mode] ??= itemsIn(scheme, mode);
  return own[mode];
}

function itemsIn(scheme: Pick<StoredScheme, "dimensions">, mode: MarkMode): Item[] {
  return scheme.dimensions.flatMap((dimension) =>
    mode === "dimension" || dimension.indicators.length === 0
      ? [{ key: dimension.key, label: dimension.label, guide: dimension.guide, dimension: dimension.key }]
      : dimension.indicators.map(({ key, label, guide }) => ({ key, label, guide, dimension: dimension.key })),
  );
}

export function groupLabel(scheme: Pick<StoredScheme, "groups">, group: string): string {
  return scheme.groups.find(({ key }) => key === group)?.label ?? group;
}

/** "同级中层+服务对象" for the block "G2+G4". */
export function blockLabel(scheme: Pick<StoredScheme, "groups">, block: string): string {
  return block
    .split("+")
    .map((group) => groupLabel(scheme, group))
    .join("+");
}
