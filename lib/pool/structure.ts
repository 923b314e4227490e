import type { Rules } from "@/lib/rulebook/books";
import type { PoolTarget, PoolTier } from "@/prisma/generated/enums";

export type Counted = {
  target: PoolTarget;
  tier: PoolTier;
  age: number | null;
  woman: boolean;
  technical: boolean;
  production: boolean;
};
export type Share = { key: string; label: string; count: number; total: number; target: number; met: boolean };
export type Places = { target: PoolTarget; posts: number; wanted: number; members: number };

/** Shares against the committee's targets, compared in integers: nothing is met where nobody is. */
export function sharesOf(members: readonly Counted[], rules: Rules<"POOL">): Share[] {
  const share = (key: string, label: string, target: number, counts: (member: Counted) => boolean): Share => {
    const count = members.filter(counts).length;
    const total = members.length;
    return { key, label, count, total, target, met: total > 0 && 100 * count >= target * total };
  };
  return [
    share("near", "近期人选", rules.nearShare, ({ tier }) => tier === "NEAR"),
    share("young", `${rules.youngAge}周岁以下`, rules.youngShare, ({ age }) => age !== null && age <= rules.youngAge),
    share("women", "女性", rules.womenShare, ({ woman }) => woman),
    share("technical", "专业技术背景", rules.technicalShare, ({ technical }) => technical),
    share("production", "生产一线经历", rules.productionShare, ({ production }) => production),
  ];
}

/** How many the posts of the plant ask for, and how many there are. */
export function placesOf(
  members: readonly Pick<Counted, "target">[],
  posts: { chiefs: number; deputies: number },
  rules: Rules<"POOL">,
): Places[] {
  const place = (target: PoolTarget, count: number, per: number): Places => ({
    ...{ target, posts: count, wanted: count * per },
    members: members.filter((member) => member.target === target).length,
  });
  return [place("CHIEF", posts.chiefs, rules.perChief), place("DEPUTY", posts.deputies, rules.perDeputy)];
}

/** 18/60 → "30.00". Exact, rounded once, half up. */
export function percent(count: number, total: number): string {
  if (total === 0) return "—";
  const hundredths = Math.floor((20_000 * count + total) / (2 * total));
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
}
