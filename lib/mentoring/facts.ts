import { fromColumn, type PlainDate } from "@/lib/calendar";
import { unitSaid } from "@/lib/organisation/labels";
import type { Prisma } from "@/prisma/generated/client";
import type { Agreement } from "./agreement";

/** One of the two, as today: where to find them, and whether they are still there. */
const PERSON = {
  id: true,
  name: true,
  employeeNo: true,
  unitId: true,
  branchId: true,
  leftOn: true,
  unit: { select: { name: true, kind: true, parent: { select: { name: true } } } },
  branch: { select: { name: true } },
} satisfies Prisma.PersonSelect;

/** A pair with everything from which its state follows. */
export const PAIR = {
  mentor: { select: PERSON },
  mentee: { select: PERSON },
  successor: { select: { id: true, number: true, from: true } },
  preceding: { select: { id: true, number: true, mentorId: true } },
  goals: { orderBy: { position: "asc" } },
  milestones: { orderBy: { position: "asc" } },
  signatures: { orderBy: { at: "asc" } },
  logs: { orderBy: { month: "asc" } },
  summaries: { orderBy: { quarter: "asc" } },
  check: true,
  extensions: { orderBy: { at: "asc" } },
  completions: { orderBy: { attempt: "asc" } },
  changes: { orderBy: { at: "asc" } },
} satisfies Prisma.PairInclude;

export type PairRow = Prisma.PairGetPayload<{ include: typeof PAIR }>;

const date = (column: Date) => fromColumn(column);
const maybe = (column: Date | null): PlainDate | null => column && fromColumn(column);

function person({ unit, branch, leftOn, ...rest }: PairRow["mentor"]) {
  return { ...rest, leftOn: maybe(leftOn), unitName: unitSaid(unit), branchName: branch?.name ?? null };
}

/** Rows as the rules read them: plain dates, and figures as written. */
export function pairOf(row: PairRow) {
  const { mentor, mentee, successor, goals, milestones, logs, summaries, extensions, completions, ...rest } = row;
  return {
    ...rest,
    mentor: person(mentor),
    mentee: person(mentee),
    from: date(row.from),
    plannedUntil: date(row.plannedUntil),
    endedOn: maybe(row.endedOn),
    successor: successor && { ...successor, from: date(successor.from) },
    goals: goals.map((goal) => ({ ...goal, due: date(goal.due) })),
    milestones: milestones.map((one) => ({ ...one, due: date(one.due), doneOn: maybe(one.doneOn) })),
    logs: logs.map((log) => ({ ...log, month: date(log.month), heldOn: date(log.heldOn) })),
    summaries: summaries.map((one) => ({ ...one, quarter: date(one.quarter) })),
    extensions: extensions.map((one) => ({ ...one, until: date(one.until) })),
    completions: completions.map((one) => ({
      ...one,
      mentorPoints: one.mentorPoints?.toFixed(2) ?? null,
      reportPoints: one.reportPoints?.toFixed(2) ?? null,
      hostPoints: one.hostPoints?.toFixed(2) ?? null,
      logPoints: one.logPoints?.toFixed(2) ?? null,
      total: one.total?.toFixed(2) ?? null,
      concludedOn: maybe(one.concludedOn),
    })),
  };
}
export type PairFacts = ReturnType<typeof pairOf>;
export type LogFacts = PairFacts["logs"][number];
export type SummaryFacts = PairFacts["summaries"][number];
export type CompletionFacts = PairFacts["completions"][number];

/** What is signed, from the rows. */
export function agreementOf(pair: PairFacts): Agreement {
  const { number, kind, field, from, plannedUntil, goals, milestones } = pair;
  const { mentorDuties, menteeDuties, assessment, termination, mentor, mentee } = pair;
  return {
    ...{ number, kind, field, from, plannedUntil, mentorDuties, menteeDuties, assessment, termination },
    mentor: {
      ...{ name: mentor.name, employeeNo: mentor.employeeNo, unit: pair.mentorUnit },
      ...{ post: pair.mentorPost, title: pair.mentorTitle },
    },
    mentee: { name: mentee.name, employeeNo: mentee.employeeNo, unit: pair.menteeUnit, post: pair.menteePost },
    goals: goals.map(({ aspect, text, measure, due }) => ({ aspect, text, measure, due })),
    milestones: milestones.map(({ text, delivery, due }) => ({ text, delivery, due })),
  };
}
