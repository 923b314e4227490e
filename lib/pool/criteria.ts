import type { GradeOfYear } from "@/lib/appraisal/grades/standing";
import { ageOn, compareDates, daysBetween, type PlainDate, sayDate, sayMonth, yearOf } from "@/lib/calendar";
import type { Rules } from "@/lib/rulebook/books";
import type { Category, EffectKind, PoolTarget, PoolTier, UnitKind } from "@/prisma/generated/enums";

/** A post with its dates; `until` is exclusive. */
export type PostFact = {
  title: string;
  unitName: string;
  unitKind: UnitKind;
  category: Category;
  main: boolean;
  from: PlainDate;
  until: PlainDate | null;
};
export type SanctionFact = {
  kind: EffectKind;
  measure: string;
  documentNo: string;
  effectiveOn: PlainDate;
  /** Last day, inclusive; null while open. */
  endsOn: PlainDate | null;
};

/** What is known of a person in the portal: the ground of the criteria, the structure and the rules of leaving. */
export type Facts = {
  bornOn: PlainDate | null;
  startedWorkOn: PlainDate | null;
  education: string;
  degree: string;
  leftOn: PlainDate | null;
  posts: PostFact[];
  /** The newest year first. */
  grades: GradeOfYear[];
  sanctions: SanctionFact[];
};

export type Verdict = "PASS" | "FAIL" | "JUDGE";
export type Line = { key: string; label: string; requirement: string; evidence: string; verdict: Verdict };
type Aim = { target: PoolTarget; tier: PoolTier };
type Found = { evidence: string; verdict: Verdict };

const UNKNOWN = (what: string): Found => ({ evidence: `${what}未填写`, verdict: "JUDGE" });
const met = (yes: boolean): Verdict => (yes ? "PASS" : "FAIL");

/** Every criterion of the rulebook against what the portal knows; what it cannot know is left to judgement, never passed. */
export function checkCriteria(facts: Facts, rules: Rules<"POOL">, aim: Aim, on: PlainDate): Line[] {
  const most = aim.target === "CHIEF" ? rules.chiefAge : rules.deputyAge;
  const line = (key: string, label: string, requirement: string, found: Found): Line => ({
    ...{ key, label, requirement },
    ...found,
  });
  const lines = [
    line("virtue", "政治素质与群众公认", "由组织判断", { evidence: "门户不作判断", verdict: "JUDGE" }),
    line("age", "年龄", `不超过${most}周岁`, age(facts, most, on)),
    line("degree", "学历", rules.degree, degree(facts, rules.degree)),
    line("work", "工作年限", `满${rules.workYears}年`, years("参加工作时间", facts.startedWorkOn, rules.workYears, on)),
    line("plant", "本厂工作年限", `满${rules.plantYears}年`, inPlant(facts, rules.plantYears, on)),
    line("post", "现任岗位", aim.target === "CHIEF" ? "中层副职" : "中层以下", standing(facts, aim.target, on)),
    line("grades", "考核等次", `近${rules.gradeYears}年均称职以上`, grades(facts, rules.gradeYears, on)),
    line("sanction", "处分", `无处分期内，${rules.sanctionYears}年内无处分`, sanctions(facts, rules.sanctionYears, on)),
  ];
  return aim.tier === "NEAR" ? [...lines, ...nearCriteria(facts, rules, on)] : lines;
}

/** What the nearest tier asks in addition. */
export function nearCriteria(facts: Facts, rules: Rules<"POOL">, on: PlainDate): Line[] {
  return [
    {
      ...{ key: "keyPost", label: "重要岗位任职", requirement: `满${rules.keyPostYears}年（近期人选）` },
      ...keyPost(facts, rules.keyPostYears, on),
    },
    {
      ...{
        key: "excellent",
        label: "优秀次数",
        requirement: `近${rules.gradeYears}年优秀${rules.nearExcellent}次（近期人选）`,
      },
      ...excellent(facts, rules, on),
    },
  ];
}

function age({ bornOn }: Facts, most: number, on: PlainDate): Found {
  if (bornOn === null) return UNKNOWN("出生年月");
  const years = ageOn(bornOn, on);
  return { evidence: `${sayMonth(bornOn)}出生，${years}周岁`, verdict: met(years <= most) };
}

const LEVELS: readonly [RegExp, number][] = [
  [/研究生|硕士|博士|本科|学士/, 2],
  [/专科|大专/, 1],
];
const levelOf = (text: string) => LEVELS.find(([pattern]) => pattern.test(text))?.[1] ?? 0;

/** 本科优先；大专 with strong record: the portal knows no record, so where 大专 suffices somebody judges. */
function degree(facts: Facts, required: string): Found {
  if (required === "不限") return { evidence: facts.education || "未填写", verdict: "PASS" };
  if (!facts.education) return UNKNOWN("学历");
  const level = levelOf(`${facts.education}${facts.degree}`);
  const evidence = [facts.education, facts.degree].filter(Boolean).join("、");
  if (level === 2) return { evidence, verdict: "PASS" };
  return { evidence, verdict: level === 1 && required === "大学专科" ? "JUDGE" : "FAIL" };
}

function years(what: string, since: PlainDate | null, least: number, on: PlainDate): Found {
  if (since === null) return UNKNOWN(what);
  const complete = Math.max(0, ageOn(since, on));
  return { evidence: `${sayDate(since)}起，满${complete}年`, verdict: met(complete >= least) };
}

/** There is no date of joining the plant: posts on record prove the years, their absence proves nothing. */
function inPlant(facts: Facts, least: number, on: PlainDate): Found {
  const first = facts.posts.map(({ from }) => from).sort(compareDates)[0];
  if (!first) return { evidence: "没有任职记录", verdict: least === 0 ? "PASS" : "JUDGE" };
  const found = years("任职", first, least, on);
  return { evidence: `最早任职 ${found.evidence}`, verdict: found.verdict === "PASS" ? "PASS" : "JUDGE" };
}

const RANK: Record<Category, number> = { PLANT_LEADER: 4, MIDDLE_CHIEF: 3, MIDDLE_DEPUTY: 2, BACKBONE: 1, STAFF: 0 };
export const TARGET_RANK: Record<PoolTarget, number> = { CHIEF: 3, DEPUTY: 2 };

export const holds = (post: { from: PlainDate; until: PlainDate | null }, on: PlainDate) =>
  post.from <= on && (post.until === null || on < post.until);

/** The highest rank among the posts of a day; −1 without any. */
export function rankOn(posts: readonly PostFact[], on: PlainDate): number {
  return Math.max(-1, ...posts.filter((post) => holds(post, on)).map(({ category }) => RANK[category]));
}

function standing({ posts }: Facts, target: PoolTarget, on: PlainDate): Found {
  const now = posts.filter((post) => holds(post, on));
  const evidence = now.map(({ unitName, title }) => `${unitName}${title}`).join("、") || "现无职务";
  const rank = rankOn(posts, on);
  if (rank >= TARGET_RANK[target]) return { evidence: `已任${evidence}`, verdict: "FAIL" };
  return { evidence, verdict: target === "DEPUTY" || rank === TARGET_RANK.DEPUTY ? "PASS" : "JUDGE" };
}

/** Until then last year's grades may not be decided yet (domain.md §2.1: decided and released by the end of February). */
const DECIDED_BY = "03-31";

/** The years that count: the `count` last ones with a decision; a year that should have one and has none counts as unknown. */
function counted({ grades }: Facts, count: number, on: PlainDate) {
  const before = yearOf(on) - 1;
  const decided = grades.some(({ year }) => year === before) || on > `${yearOf(on)}-${DECIDED_BY}`;
  const last = decided ? before : before - 1;
  const wanted = Array.from({ length: count }, (_, index) => last - index);
  return wanted.map(
    (year) => grades.find((grade) => grade.year === year) ?? { year, grade: "没有记录", standing: "NONE" as const },
  );
}

const sayGrades = (rows: { year: number; grade: string }[]) =>
  rows.map(({ year, grade }) => `${year}年${grade}`).join("、");

function grades(facts: Facts, count: number, on: PlainDate): Found {
  const rows = counted(facts, count, on);
  const evidence = sayGrades(rows);
  if (rows.some(({ standing }) => standing === "BELOW")) return { evidence, verdict: "FAIL" };
  return { evidence, verdict: rows.some(({ standing }) => standing === "NONE") ? "JUDGE" : "PASS" };
}

function excellent(facts: Facts, rules: Rules<"POOL">, on: PlainDate): Found {
  const rows = counted(facts, rules.gradeYears, on);
  const best = rows.filter(({ standing }) => standing === "EXCELLENT").length;
  const open = rows.filter(({ standing }) => standing === "NONE").length;
  const evidence = `优秀${best}次（${sayGrades(rows)}）`;
  if (best >= rules.nearExcellent) return { evidence, verdict: "PASS" };
  return { evidence, verdict: best + open >= rules.nearExcellent ? "JUDGE" : "FAIL" };
}

/** Facts of the register that are sanctions of the person; the others bear on the grade and are left to judgement. */
const SANCTIONS: readonly EffectKind[] = [
  ...(["ADMINISTRATIVE_SANCTION", "PARTY_DISCIPLINE", "ADMONITION", "CASE_OPEN", "POLITICAL_STANDARD"] as const),
];
export const isSanction = ({ kind }: { kind: EffectKind }) => SANCTIONS.includes(kind);

export const inForce = (sanction: SanctionFact, on: PlainDate) =>
  sanction.effectiveOn <= on && (sanction.endsOn === null || on <= sanction.endsOn);

function sanctions(facts: Facts, within: number, on: PlainDate): Found {
  const near = facts.sanctions.filter(
    (one) => inForce(one, on) || (one.effectiveOn <= on && ageOn(one.effectiveOn, on) < within),
  );
  if (near.length === 0) return { evidence: "没有登记", verdict: "PASS" };
  const evidence = near.map((one) => `${one.measure}（${one.documentNo}，${sayDate(one.effectiveOn)}）`).join("、");
  return { evidence, verdict: near.some(isSanction) ? "FAIL" : "JUDGE" };
}

const KEY: readonly Category[] = ["MIDDLE_CHIEF", "MIDDLE_DEPUTY", "BACKBONE", "PLANT_LEADER"];
/** Days of a year, so that whole years compare with whole years. */
const YEAR = 365;

/** Days in key posts up to a day; overlapping posts count once. */
export function keyPostDays(posts: readonly PostFact[], on: PlainDate): number {
  let days = 0;
  let reached: PlainDate | null = null;
  const key = posts.filter(({ category, from }) => KEY.includes(category) && from < on);
  for (const post of key.toSorted((a, b) => compareDates(a.from, b.from))) {
    const until: PlainDate = post.until !== null && post.until < on ? post.until : on;
    const from: PlainDate = reached !== null && reached > post.from ? reached : post.from;
    if (until > from) days += daysBetween(from, until);
    if (reached === null || until > reached) reached = until;
  }
  return days;
}

function keyPost({ posts }: Facts, least: number, on: PlainDate): Found {
  const days = keyPostDays(posts, on);
  const months = Math.floor((days * 12) / YEAR);
  return {
    evidence: `中层或骨干岗位累计${Math.floor(months / 12)}年${months % 12}个月`,
    verdict: met(days >= least * YEAR),
  };
}
