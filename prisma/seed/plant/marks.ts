import type { GivenLine } from "@/lib/appraisal/ballot/schema";
import { itemsOf } from "@/lib/appraisal/scheme/items";
import type { MarkMode, StoredScheme } from "@/lib/appraisal/scheme/schema";
import { Chance } from "./chance";
import { STANDINGS } from "./standing";
import { REMARKS } from "./texts/short";

/** One line of a voter's paper: whom, by number, in which form, in which group. */
export type LineToMark = { subjectId: string; subjectNo: string; mode: MarkMode; group: string };

/** What separates 优秀, 良好, 一般 and 较差 on the scale of a voter's feeling. */
const STEPS = [
  { above: 0, mark: "E" },
  { above: -1.15, mark: "G" },
  { above: -2.1, mark: "F" },
] as const;
const OVERALL = [
  { above: -0.25, mark: "A" },
  { above: -1.3, mark: "B" },
  { above: -2.1, mark: "C" },
] as const;

const stepOf = (steps: readonly { above: number; mark: string }[], feeling: number, last: string) =>
  steps.find(({ above }) => feeling > above)?.mark ?? last;

/** Leaders are stricter; whoever is served complains more readily. */
const STRICTNESS: Record<string, number> = { G1: -0.06, G2: 0.04, G3: 0, G4: -0.1 };

/**
 * A whole paper as this voter would mark it: how somebody stands, how generous the voter is, what lies between the two,
 * and the mood of the moment. The same numbers and year give the same marks on every load.
 */
export function paperOf(
  scheme: StoredScheme,
  year: number,
  voterNo: string,
  lines: readonly LineToMark[],
): GivenLine[] {
  const generosity = new Chance(`voter ${voterNo}`).bell() * 0.3;
  const order = [...lines].sort((a, b) => (a.subjectNo < b.subjectNo ? -1 : 1));
  const marked = order.map((line) => lineOf(scheme, year, voterNo, generosity, line));
  const sheets = new Set(marked.map(({ marks }) => marks.join()));
  const last = marked.at(-1);
  // A paper that gives everybody the same is void: who feels that way thinks about the last one again.
  if (marked.length >= scheme.paper.uniformFrom && sheets.size === 1 && last) {
    last.marks = last.marks.with(0, last.marks[0] === "E" ? "G" : "E");
  }
  return marked;
}

function lineOf(
  scheme: StoredScheme,
  year: number,
  voterNo: string,
  generosity: number,
  { subjectId, subjectNo, mode, group }: LineToMark,
): GivenLine {
  const { level, leans } = STANDINGS[subjectNo] ?? { level: 0, leans: [0, 0, 0, 0, 0] };
  const chance = new Chance(`${year} ${voterNo} on ${subjectNo}`);
  const drift = new Chance(`${year} of ${subjectNo}`).bell() * 0.12;
  const between = level + drift + generosity + chance.bell() * 0.28 + (STRICTNESS[group] ?? 0);
  const dimensions = scheme.dimensions.map(({ key }) => key);
  const feelings = itemsOf(scheme, mode).map(
    ({ dimension }) => between + (leans[dimensions.indexOf(dimension)] ?? 0) + chance.bell() * 0.4,
  );
  const mean = feelings.reduce((sum, feeling) => sum + feeling, 0) / feelings.length;
  return {
    subjectId,
    marks: feelings.map((feeling) => stepOf(STEPS, feeling, "P")),
    overall: stepOf(OVERALL, mean, "D"),
    comment: chance.hit(0.13) ? chance.pick(mean > 0.1 ? REMARKS.good : REMARKS.advice) : "",
  };
}
