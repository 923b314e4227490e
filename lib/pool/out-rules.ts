import { ageOn, type PlainDate, sayDate, sayMonth, yearOf } from "@/lib/calendar";
import type { Rules } from "@/lib/rulebook/books";
import type { PoolExit, PoolTarget } from "@/prisma/generated/enums";
import { type Facts, inForce, isSanction, rankOn, TARGET_RANK } from "./criteria";

export type OutReason = { reason: PoolExit; evidence: string };
type Member = { target: PoolTarget; joinedOn: PlainDate; reviews: { year: number; grown: boolean }[] };

/**
 * What speaks for leaving the list today (domain.md §4 动态管理): the portal points it out, people decide. Own request and
 * the training's last place are known to people only.
 */
export function outReasons(member: Member, facts: Facts, rules: Rules<"POOL">, on: PlainDate): OutReason[] {
  return [
    ...appointed(member, facts, on),
    ...transferred(facts, on),
    ...badGrade(member, facts),
    ...sanctioned(member, facts, on),
    ...noGrowth(member, rules),
    ...overAge(facts, rules, on),
  ];
}

function appointed({ target }: Member, { posts }: Facts, on: PlainDate): OutReason[] {
  if (rankOn(posts, on) < TARGET_RANK[target]) return [];
  const post = posts.find((one) => one.from <= on && rankOn([one], on) >= TARGET_RANK[target]);
  return [{ reason: "APPOINTED", evidence: post ? `${sayDate(post.from)}起任${post.unitName}${post.title}` : "" }];
}

function transferred({ leftOn }: Facts, on: PlainDate): OutReason[] {
  return leftOn !== null && leftOn <= on ? [{ reason: "TRANSFER", evidence: `${sayDate(leftOn)}离职` }] : [];
}

/** Grades of the year of joining and later: what came before was known when the committee decided. */
function badGrade({ joinedOn }: Member, { grades }: Facts): OutReason[] {
  return grades
    .filter(({ year, standing }) => standing === "BELOW" && year >= yearOf(joinedOn))
    .map(({ year, grade }) => ({ reason: "GRADE", evidence: `${year}年度${grade}` }));
}

function sanctioned({ joinedOn }: Member, { sanctions }: Facts, on: PlainDate): OutReason[] {
  return sanctions
    .filter((one) => isSanction(one) && one.effectiveOn <= on && (one.effectiveOn >= joinedOn || inForce(one, on)))
    .map(({ measure, documentNo }) => ({ reason: "SANCTION", evidence: `${measure}（${documentNo}）` }));
}

/** So many reviews in a row, the newest included, without growth. */
function noGrowth({ reviews }: Member, { noGrowthReviews }: Rules<"POOL">): OutReason[] {
  const last = reviews.toSorted((a, b) => b.year - a.year).slice(0, noGrowthReviews);
  if (last.length < noGrowthReviews || last.some(({ grown }) => grown)) return [];
  return [{ reason: "NO_GROWTH", evidence: `${last.map(({ year }) => year).join("、")}年度评估无成长` }];
}

function overAge({ bornOn }: Facts, { ageCap }: Rules<"POOL">, on: PlainDate): OutReason[] {
  if (bornOn === null || ageOn(bornOn, on) <= ageCap) return [];
  return [{ reason: "OVER_AGE", evidence: `${sayMonth(bornOn)}出生，超过${ageCap}周岁` }];
}
