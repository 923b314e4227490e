import { generateAssignments } from "@/lib/appraisal/assignment/commands";
import { saveDraft } from "@/lib/appraisal/ballot/commands";
import { approveCycle } from "@/lib/appraisal/cycle/commands";
import { enterEvidence } from "@/lib/appraisal/evidence/commands";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";
import { startCycle } from "@/lib/appraisal/start/commands";
import { addDays, atClock, type PlainDate } from "@/lib/calendar";
import type { Act } from "./actors";
import { Chance } from "./chance";
import {
  draftCycle,
  handIn,
  momentBetween,
  ORGANISER,
  type PaperToMark,
  papersToMark,
  SECRETARY,
  type SubjectAt,
  subjectsOf,
  writeMaterials,
} from "./cycle";
import { type Founded, known } from "./found";
import type { Meanwhile } from "./growth/story";
import { paperOf } from "./marks";
import type { Season } from "./season";
import { STANDINGS } from "./standing";

/** Days before and after the day of loading. */
const DRAFTED = -17;
const APPROVED = -14;
const WRITTEN = [-13, -12, -10, -9, -8, -7];
const STARTED = -5;
const CLOSES = 4;

/** The cast comes as the visitor is told: these have handed in, those have not, one has left a draft. */
const RETURNED = ["1001", "1007", "1102", "1212", "1701"];
const OWING = ["1002", "1101", "1103", "1112", "1201"];
const DRAFTS = ["1103", "1203", "2201", "1303"];
const SHARE = 0.68;
const MINUTE = 60_000;

/** The appraisal that is open on the day of loading. Answers who has a paper in it. */
export async function openThisYear(
  season: Season,
  act: Act,
  { people }: Founded,
  meanwhile: Meanwhile,
): Promise<ReadonlySet<string>> {
  const on = (days: number) => addDays(season.day, days);
  await meanwhile(atClock(on(DRAFTED), "09:20"));
  const cycleId = await draftCycle(act, people, on(DRAFTED), {
    ...{ year: season.year, cutoffOn: season.cutoffOn },
    ...{ opensOn: on(STARTED), opensClock: "08:00", closesOn: on(CLOSES) },
  });
  await approveCycle(act(SECRETARY, atClock(on(APPROVED), "09:40")), { cycleId, note: "" });
  const subjects = await subjectsOf(cycleId);
  await writeMaterials(act, subjects, season.year, WRITTEN.map(on), {
    "1302": "分管工作与任职文件不一致，请核对后重新填写。",
    "2303": "",
    "1403": "",
  });
  await meanwhile(atClock(on(STARTED - 1), "16:10"));
  await generateAssignments(act(ORGANISER, atClock(on(STARTED - 1), "16:10")), { cycleId });
  await startCycle(act(ORGANISER, atClock(on(STARTED), "08:00")), { cycleId });
  await bringQuarters(season, act, cycleId, subjects, on(STARTED + 1));
  const { scheme, papers } = await papersToMark(cycleId);
  await handIn(act, cycleId, season.year, scheme, dueOf(season, on(STARTED), papers));
  await keepDrafts(season, act, cycleId, scheme, papers);
  return new Set(papers.map(({ voterNo }) => voterNo));
}

/** Spread over the working hours since the start; none within the last minutes. */
function dueOf(season: Season, startedOn: PlainDate, papers: readonly PaperToMark[]) {
  const latest = season.at.getTime() - 20 * MINUTE;
  return papers.flatMap((paper) => {
    const { voterNo } = paper;
    const chance = new Chance(`returned ${voterNo}`);
    const stays = OWING.includes(voterNo) || DRAFTS.includes(voterNo) || !chance.hit(SHARE);
    if (stays && !RETURNED.includes(voterNo)) return [];
    for (;;) {
      const at = momentBetween(chance, startedOn, -STARTED);
      if (at.getTime() < latest) return [{ paper, at }];
    }
  });
}

/** The quarters of the year that are over; K comes at the end of the year. */
async function bringQuarters(
  { year }: Season,
  act: Act,
  cycleId: string,
  subjects: readonly SubjectAt[],
  on: PlainDate,
) {
  const over = ["03-31", "06-30", "09-30", "12-31"].filter((end) => `${year}-${end}` < on).length;
  const organiser = act(ORGANISER, atClock(on, "14:30"));
  await enterEvidence(organiser, {
    cycleId,
    rows: subjects.map(({ id, no }) => {
      const { quarters } = known(new Map(Object.entries(STANDINGS)), no);
      const turned = [...quarters.slice(1), quarters[0]].map((mark, at) => (at < over ? (mark ?? null) : null));
      return { subjectId: id, performance: null, source: "", quarters: turned };
    }),
  });
}

/** Half a paper each, as somebody leaves it who was called away. */
async function keepDrafts(
  season: Season,
  act: Act,
  cycleId: string,
  scheme: StoredScheme,
  papers: readonly PaperToMark[],
) {
  for (const { paperId, voterNo, revision, lines } of papers.filter(({ voterNo }) => DRAFTS.includes(voterNo))) {
    const whole = paperOf(scheme, season.year, voterNo, lines);
    const half = whole.map((line, at) =>
      at < whole.length / 2 ? line : { ...line, marks: line.marks.map(() => ""), overall: "", comment: "" },
    );
    await saveDraft(act(voterNo, new Date(season.at.getTime() - MINUTE)), {
      cycleId,
      paperId,
      revision,
      base: 0,
      lines: half,
    });
  }
}
