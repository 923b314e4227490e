import { note } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { ageOn, fromColumn, type PlainDate, today } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { Rules } from "@/lib/rulebook/books";
import { rulesInForce } from "@/lib/rulebook/queries";
import type { Prisma } from "@/prisma/generated/client";
import { PoolTier } from "@/prisma/generated/enums";
import { holds } from "../criteria";
import { factsOf, type PersonFacts } from "../facts/queries";
import { type OutReason, outReasons } from "../out-rules";
import { maySeePool, visiblePool } from "../policy";
import { type Block, readSheet } from "../sheet/blocks";
import { sheetOf } from "../sheet/queries";
import { type Counted, type Places, placesOf, type Share, sharesOf } from "../structure";

const WHOLE = {
  changes: { orderBy: [{ changedOn: "desc" }, { at: "desc" }] },
  reviews: { orderBy: { year: "desc" } },
  candidate: {
    include: { recommendations: { orderBy: { at: "asc" } }, decisions: { orderBy: { at: "desc" } } },
  },
} satisfies Prisma.PoolMembershipInclude;
type Row = Prisma.PoolMembershipGetPayload<{ include: typeof WHOLE }>;

/** Everything that the roster and the registration form ask of one member (domain.md §3.5). */
export type MemberView = Omit<Row, "personId" | "joinedOn" | "leftOn" | "reviews" | "changes"> & {
  person: PersonFacts;
  age: number | null;
  /** The main post of today. */
  post: PersonFacts["posts"][number] | null;
  joinedOn: PlainDate;
  leftOn: PlainDate | null;
  changes: (Omit<Row["changes"][number], "changedOn"> & { changedOn: PlainDate })[];
  reviews: (Omit<Row["reviews"][number], "sheet"> & { sheet: Block[] })[];
  /** What speaks for leaving today; empty once out. */
  outReasons: OutReason[];
};

function viewOf(row: Row, person: PersonFacts, rules: Rules<"POOL">, day: PlainDate): MemberView {
  const { personId: _person, joinedOn, leftOn, ...rest } = row;
  const joined = fromColumn(joinedOn);
  return {
    ...rest,
    person,
    age: person.bornOn && ageOn(person.bornOn, day),
    post: person.posts.find((one) => one.main && holds(one, day)) ?? null,
    joinedOn: joined,
    leftOn: leftOn && fromColumn(leftOn),
    changes: row.changes.map((change) => ({ ...change, changedOn: fromColumn(change.changedOn) })),
    reviews: row.reviews.map((review) => ({ ...review, sheet: readSheet(review.sheet) })),
    outReasons: leftOn
      ? []
      : outReasons({ target: row.target, joinedOn: joined, reviews: row.reviews }, person, rules, day),
  };
}

async function load(actor: Actor, where: Prisma.PoolMembershipWhereInput): Promise<MemberView[]> {
  const rows = await db.poolMembership.findMany({
    where: { AND: [where, visiblePool(actor)] },
    include: WHOLE,
    orderBy: [{ target: "asc" }, { tier: "asc" }, { joinedOn: "asc" }, { id: "asc" }],
    take: 1000,
  });
  const people = await factsOf(
    actor,
    db,
    rows.map(({ personId }) => personId),
  );
  const rules = await rulesInForce(actor, "POOL");
  return rows.map((row) => viewOf(row, people.get(row.personId) as PersonFacts, rules, today(actor.at)));
}

/**
 * The members of today, or those who have left; each with every field of the roster. Who has read it stands on the trail
 * with the numbers of the records. Null for those outside.
 */
export async function listMembers(actor: Actor, { left = false } = {}): Promise<MemberView[] | null> {
  if (maySeePool(actor) !== true) return null;
  const members = await load(actor, left ? { leftOn: { not: null } } : { leftOn: null });
  await note(actor, "pool.listed", left ? "former-members" : "members", "ok", { records: members.map(({ id }) => id) });
  return members;
}

/** One member with the sheet of today; null for those outside, and for the member. */
export async function getMember(actor: Actor, membershipId: string): Promise<(MemberView & { sheet: Block[] }) | null> {
  if (maySeePool(actor) !== true) return null;
  const [member] = await load(actor, { id: membershipId });
  if (!member) return null;
  await note(actor, "pool.read", member.id, "ok");
  return { ...member, sheet: await sheetOf(actor, db, member.person.id, Number(today(actor.at).slice(0, 4))) };
}

export type Structure = {
  total: number;
  tiers: { tier: PoolTier; count: number }[];
  ages: { label: string; count: number }[];
  shares: Share[];
  places: Places[];
};

/** 结构分析 against the committee's targets, and numbers against the posts of the plant. */
export async function getStructure(actor: Actor): Promise<Structure | null> {
  const members = await listMembers(actor);
  if (members === null) return null;
  const day = today(actor.at);
  const rules = await rulesInForce(actor, "POOL");
  const counted = members.map(countedOf);
  const standing = {
    main: true,
    from: { lte: new Date(day) },
    OR: [{ until: null }, { until: { gt: new Date(day) } }],
  };
  const chiefs = await db.post.count({ where: { ...standing, category: "MIDDLE_CHIEF" } });
  const deputies = await db.post.count({ where: { ...standing, category: "MIDDLE_DEPUTY" } });
  return {
    total: members.length,
    tiers: Object.values(PoolTier).map((tier) => ({
      tier,
      count: members.filter((member) => member.tier === tier).length,
    })),
    ages: agesOf(counted, rules),
    shares: sharesOf(counted, rules),
    places: placesOf(counted, { chiefs, deputies }, rules),
  };
}

const PRODUCTION = ["WORKSHOP", "STATION", "TEAM"];

function countedOf({ target, tier, age, person }: MemberView): Counted {
  return {
    ...{ target, tier, age, woman: person.gender === "FEMALE", technical: person.professionalTitle !== "" },
    production: person.posts.some(({ unitKind }) => PRODUCTION.includes(unitKind)),
  };
}

function agesOf(members: readonly Counted[], { deputyAge, chiefAge, ageCap }: Rules<"POOL">) {
  const edges = [...new Set([deputyAge, chiefAge, ageCap])].sort((a, b) => a - b);
  const within = (from: number, to: number) =>
    members.filter(({ age }) => age !== null && age > from && age <= to).length;
  const bands = edges.map((edge, index) => ({
    label: index === 0 ? `${edge}周岁及以下` : `${(edges[index - 1] ?? 0) + 1}—${edge}周岁`,
    count: within(edges[index - 1] ?? -1, edge),
  }));
  const last = edges.at(-1) ?? 0;
  return [
    ...bands,
    { label: `${last}周岁以上`, count: within(last, 200) },
    { label: "出生年月未填", count: members.filter(({ age }) => age === null).length },
  ];
}
