import { TYPES } from "@/lib/rotation/labels";
import { sayLimits } from "@/lib/rotation/lengths";
import type { Rules } from "@/lib/rulebook/books";
import type { PostingType } from "@/prisma/generated/enums";

/** The committee's lengths of each type in words, for the form. */
export function typeLimits(rules: Rules<"ROTATION">): Record<PostingType, string> {
  const types = Object.keys(TYPES) as PostingType[];
  return Object.fromEntries(types.map((type) => [type, sayLimits(type, rules)])) as Record<PostingType, string>;
}
