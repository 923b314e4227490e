import type { Option } from "@/components/form/select-field";

export type UnitChoice = { id: string; name: string; depth: number };

/** Units in tree order for a select; the depth shows as full-width spaces, which a native option keeps. */
export function unitChoices(units: readonly UnitChoice[]): Option[] {
  return units.map((unit) => ({ value: unit.id, label: `${"　".repeat(unit.depth)}${unit.name}` }));
}
