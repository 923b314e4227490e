import { z } from "zod";
import { CATEGORIES, type Category, POLITICAL, type Political } from "../labels";
import type { PeopleFilter } from "./queries";

const one = z.string().trim().min(1).max(64).optional().catch(undefined);
const among = <K extends string>(labels: Record<K, string>) =>
  z
    .enum(Object.keys(labels) as [K, ...K[]])
    .optional()
    .catch(undefined);

/** The filter as the address states it; whatever is not understood is left out, never an error. */
const address = z.object({
  q: one,
  unitId: one,
  branchId: one,
  category: among<Category>(CATEGORIES),
  political: among<Political>(POLITICAL),
  only: z.enum(["representatives", "left"]).optional().catch(undefined),
});

type Raw = { [name: string]: string | string[] | undefined };

export function readFilter(raw: Raw): PeopleFilter {
  const { only, ...filter } = address.parse(raw);
  return { ...filter, representative: only === "representatives", left: only === "left" };
}

/** The same filter as an address, for links to the next page and to the file. */
export function writeFilter(filter: PeopleFilter, more: Record<string, string> = {}): string {
  const only = filter.left ? "left" : filter.representative ? "representatives" : "";
  const { q, unitId, branchId, category, political } = filter;
  const entries = Object.entries({ q, unitId, branchId, category, political, only, ...more });
  const given = entries.filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
}

export const isNarrowed = (filter: PeopleFilter): boolean => writeFilter(filter) !== "";
