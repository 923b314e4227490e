import { remembered } from "@/lib/audit/memory";
import { type Actor, reachOf } from "@/lib/auth/actor";
import { holdersOfRoles } from "@/lib/auth/grant/queries";
import { type PlainDate, plainDate, toColumn, today, yearOf } from "@/lib/calendar";
import { db } from "@/lib/db";
import { rulesInForce } from "@/lib/rulebook/queries";
import type { Todo } from "@/lib/todo";
import type { PairGrade } from "@/prisma/generated/enums";
import { type Debtor, type Due, duesOf } from "./dues";
import { defectsOf, loadPairs, OPEN_GAP, type PairView, sayTrouble } from "./pair/queries";
import {
  isMentee,
  isMentor,
  isOneOfThem,
  mayListPairs,
  mayManage,
  mayManagePair,
  maySignForBranch,
  visiblePairs,
} from "./policy";
import { type QuarterWork, workOf } from "./quarters";

export type { PairView };

/** The pairs of one person, as mentee and as mentor; null where they are not for this actor. */
export async function pairsOfPerson(actor: Actor, personId: string): Promise<PairView[] | null> {
  if (personId !== actor.personId && mayListPairs(actor) !== true) return null;
  const of = { OR: [{ mentorId: personId }, { menteeId: personId }] };
  return loadPairs(actor, db, { AND: [of, visiblePairs(actor)] });
}

/** The actor's own pairs: with them, as mentor or as mentee. */
export async function listOwnPairs(actor: Actor): Promise<PairView[]> {
  return actor.personId === null ? [] : ((await pairsOfPerson(actor, actor.personId)) ?? []);
}

/** Who was assessed in a year, and how: for the bonus that the organiser may grant, and for the yearly review. */
export async function completionsOfYear(
  actor: Actor,
  year: number,
): Promise<{ personId: string; total: string; grade: PairGrade }[]> {
  const rows = await db.pairCompletion.findMany({
    where: {
      concludedOn: { gte: toColumn(`${year}-01-01` as PlainDate), lt: toColumn(`${year + 1}-01-01` as PlainDate) },
      pair: visiblePairs(actor),
    },
    select: { grade: true, total: true, pair: { select: { menteeId: true } } },
    orderBy: [{ concludedOn: "asc" }, { attempt: "asc" }],
  });
  return rows.flatMap(({ grade, total, pair }) =>
    grade && total ? [{ personId: pair.menteeId, total: total.toFixed(2), grade }] : [],
  );
}

/** One mentee of a mentor in a year: what the mentor kept in each quarter. */
export type MentorYear = {
  mentorId: string;
  pairId: string;
  number: string;
  menteeName: string;
  quarters: (QuarterWork | null)[];
};

/**
 * How mentors did their part in a year, for those who grade their quarters (domain.md §5: the mentor's Q): figures beside
 * the form, never a grade.
 */
export async function mentorYears(actor: Actor, year: number): Promise<MentorYear[]> {
  const [first, next] = [toColumn(`${year}-01-01` as PlainDate), toColumn(`${year + 1}-01-01` as PlainDate)];
  const within = { from: { lt: next }, OR: [{ endedOn: null }, { endedOn: { gt: first } }] };
  const pairs = await loadPairs(actor, db, { AND: [visiblePairs(actor), within] });
  return pairs.flatMap(({ id, mentorId, number, mentee, state, summaries }) => {
    const marks = summaries.map(({ quarter, menteeAt }) => ({ quarter, confirmed: menteeAt !== null }));
    const quarters = workOf(year, state.months, state.quarters, marks);
    if (quarters.every((one) => one === null)) return [];
    return [{ mentorId, pairId: id, number, menteeName: mentee.name, quarters }];
  });
}

/** What this person owes about pairs, in each of the parts in which the person has one. */
export async function listTodos(actor: Actor, { trail }: { trail?: string } = {}): Promise<Todo[]> {
  const known = await openPairs(actor, trail);
  const { plant, branchIds } = reachOf(actor, "mentoring.sign");
  const runs = mayManage(actor) === true;
  const concerns = ({ pair }: OpenPair) =>
    runs || plant || isOneOfThem(actor, pair) || branchIds.includes(pair.mentee.branchId ?? "");
  const mine = known.filter(concerns);
  const dues = mine.flatMap(({ pair, dues, secretaries }) => {
    const parts = partsIn(actor, pair, secretaries);
    return dues.filter(({ by }) => parts.includes(by)).map((due) => todoOf(pair, due));
  });
  return [...dues, ...(runs ? [...troubles(actor, mine), ...season(actor, mine)] : [])];
}

/** New pairs are made in March (domain.md §9.4): said until one of this year stands. */
function season(actor: Actor, known: OpenPair[]): Todo[] {
  const day = today(actor.at);
  const year = yearOf(day);
  if (!day.startsWith(`${year}-03-`) || known.some(({ pair }) => yearOf(pair.from) === year)) return [];
  return [
    {
      ...{ id: `pairs-of-${year}`, due: plainDate(`${year}-03-31`), action: "安排", href: "/mentoring/new" },
      ...{ title: `${year}年度结对培养 · 尚未安排`, detail: "选培养对象和导师，签订协议" },
    },
  ];
}

type OpenPair = Awaited<ReturnType<typeof openPairs>>[number];

/** Every pair about which somebody may owe something, with what is owed and by which part; who plays it is asked later. */
const openPairs = remembered("结对培养", async (portal) => {
  const pairs = await loadPairs(portal, db, { OR: [{ endedOn: null }, OPEN_GAP] });
  if (pairs.length === 0) return [];
  const rules = await rulesInForce(portal, "MENTORING");
  const day = today(portal.at);
  const holders = await holdersOfRoles(portal, db, ["BRANCH_SECRETARY"], day);
  const defects = await defectsOf(portal, pairs);
  return pairs.map((pair) => ({
    pair,
    dues: duesOf(pair, rules, day),
    secretaries: holders
      .filter(({ branchId }) => branchId !== null && branchId === pair.mentee.branchId)
      .map(({ personId }) => personId),
    defects: defects(pair),
  }));
});

/** In which parts the actor stands to this pair. */
function partsIn(actor: Actor, pair: PairView, secretaries: string[]): Debtor[] {
  return [
    ...(isMentor(actor, pair) ? (["mentor"] as const) : []),
    ...(isMentee(actor, pair) ? (["mentee"] as const) : []),
    ...(maySignForBranch(actor, pair, secretaries) === true ? (["branch"] as const) : []),
    ...(mayManagePair(actor, pair) === true ? (["office"] as const) : []),
  ];
}

const todoOf = (pair: PairView, { id, due, title, detail, path, action }: Due): Todo => ({
  ...{ id, due, title, detail, action },
  href: `/mentoring/${pair.id}${path}`,
});

/** Pairs whose mentor or mentee is no longer what the pairing asked for. */
function troubles(actor: Actor, known: OpenPair[]): Todo[] {
  return known.flatMap(({ pair, defects }) => {
    const said = sayTrouble(actor, pair, defects);
    if (said.length === 0 || mayManagePair(actor, pair) !== true) return [];
    return [
      {
        ...{ id: `pair-${pair.id}-trouble`, due: null, action: "办理" },
        title: `${pair.mentor.name}带${pair.mentee.name} · 需要更换导师或结束`,
        detail: said.join("；"),
        href: `/mentoring/${pair.id}?part=history`,
      },
    ];
  });
}
