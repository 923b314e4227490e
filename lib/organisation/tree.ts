import { CATEGORY_ORDER, type Category, UNIT_KINDS, type UnitKind } from "./labels";

/** The least that a tree needs of a unit. */
export type Placed = { id: string; parentId: string | null };

export type Node<T extends Placed> = { unit: T; depth: number; children: Node<T>[] };

function byParent<T extends Placed>(
  units: readonly T[],
  parentOf: (unit: T) => string | null,
): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const unit of units) {
    const key = parentOf(unit);
    const group = groups.get(key);
    if (group) group.push(unit);
    else groups.set(key, [unit]);
  }
  return groups;
}

/** Roots are the units whose parent is not among those given: a scope narrower than the plant is a tree as well. */
export function treeOf<T extends Placed>(units: readonly T[]): Node<T>[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = byParent(units, (unit) => (unit.parentId && known.has(unit.parentId) ? unit.parentId : null));
  const grow = (parentId: string | null, depth: number): Node<T>[] =>
    (below.get(parentId) ?? []).map((unit) => ({ unit, depth, children: grow(unit.id, depth + 1) }));
  return grow(null, 0);
}

/** Top to bottom, as a table lists it. */
export function flatten<T extends Placed>(nodes: readonly Node<T>[]): Node<T>[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

/** A count of each unit with everything below it. */
export function totals<T extends Placed>(nodes: readonly Node<T>[], count: (unit: T) => number): Map<string, number> {
  const sums = new Map<string, number>();
  const sum = (node: Node<T>): number => {
    const total = node.children.reduce((so, child) => so + sum(child), count(node.unit));
    sums.set(node.unit.id, total);
    return total;
  };
  for (const node of nodes) sum(node);
  return sums;
}

/** The unit and everything below it. */
export function subtree<T extends Placed>(units: readonly T[], id: string): string[] {
  const below = byParent(units, (unit) => unit.parentId);
  const walk = (at: string): string[] => [at, ...(below.get(at) ?? []).flatMap((unit) => walk(unit.id))];
  return walk(id);
}

/** From the top to the unit itself; empty when the unit is unknown. */
export function pathTo<T extends Placed>(units: readonly T[], id: string): T[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const path: T[] = [];
  for (let at = byId.get(id); at && !path.includes(at); at = at.parentId ? byId.get(at.parentId) : undefined) {
    path.unshift(at);
  }
  return path;
}

/** The workshop, station or department of a team, which is no other unit for its people; any other unit is itself. */
export function wholeOf<T extends Placed & { kind: UnitKind }>(units: readonly T[], id: string): string {
  return pathTo(units, id).findLast(({ kind }) => kind !== "TEAM" && kind !== "PLANT")?.id ?? id;
}

const LEVEL: Record<UnitKind, number> = { PLANT: 0, WORKSHOP: 1, STATION: 1, DEPARTMENT: 1, TEAM: 2 };

/** Whether a unit of one kind may hang below another: `true`, or why not. Without a parent only the plant may stand. */
export function mayHang(kind: UnitKind, parent: UnitKind | null): true | string {
  if (parent === null) return kind === "PLANT" ? true : `${UNIT_KINDS[kind]}须设在厂或其他单位之下，请选择上级单位。`;
  if (kind === "PLANT") return "厂是最上级，不设上级单位。";
  if (LEVEL[parent] > LEVEL[kind] || parent === "TEAM") return `${UNIT_KINDS[parent]}之下不能再设${UNIT_KINDS[kind]}。`;
  return true;
}

/** Whether moving the unit below the parent would make it its own ancestor. */
export function wouldLoop<T extends Placed>(units: readonly T[], id: string, parentId: string | null): boolean {
  return parentId !== null && pathTo(units, parentId).some((unit) => unit.id === id);
}

export type Leader = { personId: string; name: string; title: string; category: Category };

/** 负责人: those of the highest rank in the unit; an acting deputy heads a unit that has no chief. */
export function headsOf(leaders: readonly Leader[]): Leader[] {
  const rank = CATEGORY_ORDER.find((category) => leaders.some((leader) => leader.category === category));
  return rank === undefined || rank === "STAFF" ? [] : leaders.filter((leader) => leader.category === rank);
}

/** The branch that covers a unit: its own, or the nearest above it. */
export function coveringBranch<T extends Placed & { branchId: string | null }>(
  units: readonly T[],
  id: string,
): { branchId: string; unitId: string } | null {
  const covered = pathTo(units, id).findLast((unit) => unit.branchId !== null);
  return covered?.branchId ? { branchId: covered.branchId, unitId: covered.id } : null;
}
