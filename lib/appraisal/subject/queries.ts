import type { Actor } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, toColumn, today } from "@/lib/calendar";
import { db, type Prisma, type Tx } from "@/lib/db";
import { type SubjectSnapshot, snapshotSchema } from "../cycle/schema";
import { byStrokes } from "../cycle/strokes";
import { mayReadSubjects } from "./policy";
import { POOLS, type Pool } from "./schema";

/** A person and the post in which he or she is appraised. */
export type Placed = {
  personId: string;
  name: string;
  employeeNo: string;
  unitId: string;
  unitName: string;
  postTitle: string;
  postSince: PlainDate;
  snapshot: SubjectSnapshot;
};

const PLACED = {
  title: true,
  category: true,
  from: true,
  unit: { select: { id: true, name: true } },
  person: true,
} satisfies Prisma.PostSelect;

type PostRow = Prisma.PostGetPayload<{ select: typeof PLACED }>;

/** In force on a day; `until` is the first day on which the post is no longer held. */
function heldOn(day: Date) {
  return { from: { lte: day }, OR: [{ until: null }, { until: { gt: day } }] };
}

/** Not yet left on this day: `leftOn` is the first day away. */
function present(day: Date) {
  return { OR: [{ leftOn: null }, { leftOn: { gt: day } }] };
}

/** Who holds a main post of an appraised category on the cut-off day, and is still in the plant today. */
export async function holdersAt(tx: Pick<Tx, "post">, cutoffOn: Date, at: Date) {
  const posts = await tx.post.findMany({
    where: { main: true, category: { in: [...POOLS] }, ...heldOn(cutoffOn), person: present(toColumn(today(at))) },
    select: PLACED,
  });
  return posts.map((post) => ({ ...placed(post), pool: post.category as Pool }));
}
export type Holder = Awaited<ReturnType<typeof holdersAt>>[number];

/** The main posts of these people on the cut-off day; for whom has none then, the one held now. */
export async function postsOf(tx: Pick<Tx, "post">, personIds: string[], cutoffOn: Date, at: Date) {
  const held = async (day: Date, ids: string[]) =>
    ids.length === 0
      ? []
      : tx.post.findMany({ where: { main: true, personId: { in: ids }, ...heldOn(day) }, select: PLACED });
  const then = await held(cutoffOn, personIds);
  const found = new Set(then.map(({ person }) => person.id));
  const now = await held(
    toColumn(today(at)),
    personIds.filter((id) => !found.has(id)),
  );
  return new Map([...then, ...now].map((post) => [post.person.id, placed(post)]));
}

function placed({ person, unit, title, from }: PostRow): Placed {
  const plain = (day: Date | null) => (day ? fromColumn(day) : null);
  return {
    personId: person.id,
    name: person.name,
    employeeNo: person.employeeNo,
    unitId: unit.id,
    unitName: unit.name,
    postTitle: title,
    postSince: fromColumn(from),
    snapshot: {
      employeeNo: person.employeeNo,
      gender: person.gender,
      bornOn: plain(person.bornOn),
      ethnicity: person.ethnicity,
      political: person.political,
      joinedPartyOn: plain(person.joinedPartyOn),
      startedWorkOn: plain(person.startedWorkOn),
      education: person.education,
      degree: person.degree,
      professionalTitle: person.professionalTitle,
    },
  };
}

/** The subjects of a cycle by surname strokes, each with what is odd about the place on the list. */
export async function listSubjects(actor: Actor, cycleId: string) {
  if (mayReadSubjects(actor) !== true) return null;
  const rows = await db.subject.findMany({
    where: { cycleId },
    select: {
      id: true,
      personId: true,
      name: true,
      pool: true,
      unitId: true,
      unitName: true,
      postTitle: true,
      postSince: true,
      snapshot: true,
      notRatedReason: true,
      person: { select: { leftOn: true } },
      materials: { select: { savedAt: true, checkedAt: true } },
    },
  });
  return rows
    .map(({ snapshot, person, ...subject }) => ({
      ...subject,
      snapshot: snapshotSchema.parse(snapshot),
      left: person.leftOn !== null && person.leftOn <= toColumn(today(actor.at)),
    }))
    .toSorted(
      byStrokes(
        ({ name }) => name,
        ({ id }) => id,
      ),
    );
}
export type SubjectRow = NonNullable<Awaited<ReturnType<typeof listSubjects>>>[number];

/** What the organisation chart puts forward and the list does not hold, by pool: drawn with one press, or one by one. */
export async function listCandidates(actor: Actor, cycle: { id: string; cutoffOn: Date }) {
  if (mayReadSubjects(actor) !== true) return null;
  const [holders, subjects, officials] = await Promise.all([
    holdersAt(db, cycle.cutoffOn, actor.at),
    db.subject.findMany({ where: { cycleId: cycle.id }, select: { personId: true } }),
    db.cycleOfficial.findMany({ where: { cycleId: cycle.id }, select: { personId: true } }),
  ]);
  const listed = new Set(subjects.map(({ personId }) => personId));
  const official = new Set(officials.map(({ personId }) => personId));
  return {
    /** In the chart at the cut-off and on the list: whoever is on the list and not here has lost the post since. */
    holderIds: new Set(holders.map(({ personId }) => personId)),
    candidates: holders
      .filter(({ personId }) => !listed.has(personId))
      .map((holder) => ({ ...holder, official: official.has(holder.personId) }))
      .toSorted(
        byStrokes(
          ({ name }) => name,
          ({ personId }) => personId,
        ),
      ),
  };
}
