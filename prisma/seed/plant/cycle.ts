import { submitPaper } from "@/lib/appraisal/ballot/commands";
import { modeOfGroup } from "@/lib/appraisal/ballot/lines";
import { createCycle, nameOfficial } from "@/lib/appraisal/cycle/commands";
import type { CreateCycle } from "@/lib/appraisal/cycle/schema";
import { checkMaterials, saveMaterials } from "@/lib/appraisal/materials/commands";
import { ensureFirstScheme } from "@/lib/appraisal/scheme/commands";
import { type StoredScheme, storedScheme } from "@/lib/appraisal/scheme/schema";
import { drawPool } from "@/lib/appraisal/subject/commands";
import { POOLS } from "@/lib/appraisal/subject/schema";
import { addDays, atClock, type PlainDate, plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { PLANT } from "../chart";
import type { Act } from "./actors";
import { Chance } from "./chance";
import { inParallel, known } from "./found";
import { type LineToMark, paperOf } from "./marks";
import { fill, summaryOf } from "./texts/filling";
import { DUTIES, HONOURS, TRAINING } from "./texts/short";

/** 组织员, 党委书记, 监票人, 计票人 of both appraisals. */
export const ORGANISER = "2501";
export const SECRETARY = "1001";
export const SCRUTINEERS = ["2504", "2703"] as const;
export const TELLERS = ["2502", "2605"] as const;

/** Monday instead of a Saturday or Sunday. */
export function workday(day: PlainDate): PlainDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

export type Voting = { year: number; cutoffOn: PlainDate; opensOn: PlainDate; opensClock: string; closesOn: PlainDate };

/** A draft with the three pools drawn from the chart and its officials named. */
export async function draftCycle(act: Act, people: ReadonlyMap<string, string>, on: PlainDate, voting: Voting) {
  const organiser = act(ORGANISER, atClock(on, "09:20"));
  const scheme = await ensureFirstScheme(organiser);
  const input: CreateCycle = {
    ...{ kind: "ANNUAL", year: voting.year, round: 1, title: `${PLANT}${voting.year}年度干部考核` },
    ...{ cutoffOn: voting.cutoffOn, schemeId: scheme.id, custody: "PORTAL" },
    ...{ opensOn: voting.opensOn, opensClock: voting.opensClock, closesOn: voting.closesOn, closesClock: "18:00" },
  };
  const { id: cycleId } = await createCycle(organiser, input);
  const officials = [
    ...SCRUTINEERS.map((no) => ({ no, duty: "SCRUTINEER" as const })),
    ...TELLERS.map((no) => ({ no, duty: "TELLER" as const })),
  ];
  for (const { no, duty } of officials) {
    await nameOfficial(organiser, { cycleId, personId: known(people, no), duty, reason: "" });
  }
  for (const pool of POOLS) await drawPool(organiser, { cycleId, pool });
  return cycleId;
}

export type SubjectAt = { id: string; no: string; name: string; unit: string; title: string };

/** The subjects of a cycle by number. A team counts as the unit that it belongs to. */
export async function subjectsOf(cycleId: string): Promise<SubjectAt[]> {
  const rows = await db.subject.findMany({
    where: { cycleId },
    select: { id: true, name: true, postTitle: true, person: { select: { employeeNo: true } }, unitId: true },
    orderBy: { person: { employeeNo: "asc" } },
  });
  const units = await db.unit.findMany({ select: { id: true, name: true, kind: true, parentId: true } });
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return rows.map(({ id, name, postTitle, person, unitId }) => {
    const own = known(byId, unitId);
    const unit = own.kind === "TEAM" && own.parentId ? known(byId, own.parentId) : own;
    return { id, no: person.employeeNo, name, unit: unit.name, title: postTitle };
  });
}

type Unchecked = { [no: string]: string };

/** Everybody writes on one of the days; the organiser checks on the last, and asks some to mend. */
export async function writeMaterials(
  act: Act,
  subjects: readonly SubjectAt[],
  year: number,
  days: readonly PlainDate[],
  mend: Unchecked = {},
) {
  const last = days.at(-1) as PlainDate;
  await inParallel(subjects, async ({ id, no, unit, title }) => {
    const chance = new Chance(`materials ${year} ${no}`);
    const at = atClock(chance.pick(days.slice(0, -1)), `${chance.int(10, 17)}:${chance.int(10, 59)}`);
    const words = { 年: String(year) };
    await saveMaterials(act(no, at), {
      ...{ subjectId: id, revision: 0, attachment: "" },
      summary: summaryOf({ unit, title, year }, new Chance(`summary ${year} ${no}`)),
      duties: DUTIES[no] ?? "",
      training: fill(chance.pick(TRAINING), words, chance),
      honours: fill(chance.pick(HONOURS), words, chance),
    });
    const organiser = act(ORGANISER, atClock(last, "15:40"));
    const note = mend[no];
    if (note === "") return;
    await checkMaterials(organiser, { subjectId: id, verdict: note ? "mend" : "ok", note: note ?? "" });
  });
}

export type PaperToMark = { paperId: string; voterNo: string; revision: number; lines: LineToMark[] };

/** The papers of a started cycle with their lines, by number of the voter. */
export async function papersToMark(cycleId: string): Promise<{ scheme: StoredScheme; papers: PaperToMark[] }> {
  const { scheme } = await db.cycle.findUniqueOrThrow({ where: { id: cycleId }, select: { scheme: true } });
  const document = storedScheme(scheme.document);
  const number = { select: { employeeNo: true } } as const;
  const rows = await db.paper.findMany({
    where: { cycleId },
    select: {
      ...{ id: true, revision: true, voter: number },
      assignments: {
        where: { excused: false },
        select: { subjectId: true, group: true, subject: { select: { person: number } } },
      },
    },
    orderBy: { voter: { employeeNo: "asc" } },
  });
  const papers = rows.map(({ id, revision, voter, assignments }) => ({
    ...{ paperId: id, revision, voterNo: voter.employeeNo },
    lines: assignments.map(({ subjectId, group, subject }) => ({
      ...{ subjectId, group, subjectNo: subject.person.employeeNo, mode: modeOfGroup(document, group) },
    })),
  }));
  return { scheme: document, papers };
}

/** Hands papers in, each at its moment, one after the other as the trail would have it. */
export async function handIn(
  act: Act,
  cycleId: string,
  year: number,
  scheme: StoredScheme,
  due: readonly { paper: PaperToMark; at: Date }[],
) {
  for (const { paper, at } of [...due].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const { paperId } = paper;
    const lines = paperOf(scheme, year, paper.voterNo, paper.lines);
    const { revision } = await submitPaper(act(paper.voterNo, at), {
      cycleId,
      paperId,
      revision: paper.revision,
      lines,
    });
    paper.revision = revision;
  }
}

/** A moment of a working day between two days, both included. */
export function momentBetween(chance: Chance, from: PlainDate, days: number): Date {
  const clock = `${String(chance.int(8, 16)).padStart(2, "0")}:${String(chance.int(31, 59)).padStart(2, "0")}`;
  return atClock(plainDate(addDays(from, chance.int(0, days))), clock);
}
