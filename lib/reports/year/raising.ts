import type { Actor } from "@/lib/auth/actor";
import { addDays, type PlainDate, sayMonth } from "@/lib/calendar";
import { END_LABELS, GRADE_LABELS, KIND_LABELS } from "@/lib/mentoring/labels";
import { listOwnPairs, type PairView, pairsOfPerson } from "@/lib/mentoring/queries";
import { inForce } from "@/lib/rotation/course";
import { GRADES, STATES, TYPES } from "@/lib/rotation/labels";
import { type PostingView, postingsOfPerson } from "@/lib/rotation/queries";

/** `until` is exclusive; null: still going on. */
export type StayBlock = {
  id: string;
  from: PlainDate;
  until: PlainDate | null;
  label: string;
  detail: string;
  period: string;
};

export type PairingBlock = Omit<StayBlock, "detail"> & {
  goals: { key: string; text: string; progress: string }[];
  milestones: { key: string; text: string; when: string }[];
};

const sayPeriod = (from: PlainDate, until: PlainDate | null) =>
  `${sayMonth(from)}—${until === null ? "今" : sayMonth(addDays(until, -1))}`;

type Pairings = { who: { name: string; employeeNo: string; unitName: string } | null; pairs: PairingBlock[] };

/** Pairs, as mentoring shows them to this reader; to a mentor those with the person, to others what their reach allows. */
export async function pairingsOf(actor: Actor, personId: string): Promise<Pairings | null> {
  const readable = await pairsOfPerson(actor, personId);
  const pairs = readable ?? (await listOwnPairs(actor)).filter((pair) => isIn(pair, personId));
  const [first] = pairs;
  if (!first) return readable && { who: null, pairs: [] };
  const who = first.mentor.id === personId ? first.mentor : first.mentee;
  return { who, pairs: pairs.map((pair) => pairingOf(pair, personId)) };
}

const isIn = ({ mentor, mentee }: PairView, personId: string) => mentor.id === personId || mentee.id === personId;

function pairingOf(pair: PairView, personId: string): PairingBlock {
  const { id, from, endedOn, mentor, mentee, state } = pair;
  const until = endedOn ?? state.until;
  const role = mentor.id === personId ? `带 ${mentee.name}` : `导师 ${mentor.name}`;
  const outcome = state.result?.grade ? GRADE_LABELS[state.result.grade] : pair.end ? END_LABELS[pair.end] : "";
  return {
    ...{ id, from, until, period: sayPeriod(from, until) },
    label: [KIND_LABELS[pair.kind], role, outcome].filter(Boolean).join(" · "),
    goals: pair.goals.map((goal) => ({ key: goal.id, text: goal.text, progress: `${goal.progress}%` })),
    milestones: pair.milestones.map(({ id: key, text, due, doneOn }) => ({
      ...{ key, text },
      when: doneOn ? `${sayMonth(doneOn)} 完成` : `${sayMonth(due)} 前`,
    })),
  };
}

/** Postings, as rotation shows them to this reader. */
export async function staysOf(actor: Actor, personId: string): Promise<StayBlock[] | null> {
  return (await postingsOfPerson(actor, personId))?.map(stayOf) ?? null;
}

function stayOf({ id, type, dates, projectName, hostUnitName, role, result, state }: PostingView): StayBlock {
  const { from, until } = inForce(dates);
  return {
    ...{ id, from, until, period: sayPeriod(from, until) },
    label: `${TYPES[type]} · ${projectName || hostUnitName} ${role}`.trim(),
    detail: result ? `鉴定 ${GRADES[result]}` : STATES[state],
  };
}
