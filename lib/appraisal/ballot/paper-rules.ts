import { Fraction } from "@/lib/fraction";
import { itemsOf } from "../scheme/items";
import type { MarkMode, StoredScheme } from "../scheme/schema";

/**
 * The rules under which a paper is valid, asked by the rating page before sending and by the server on arrival.
 * No Node and no parser here: this file is part of the rating page's script.
 */

export type PaperScheme = Pick<StoredScheme, "dimensions" | "scale" | "overall" | "paper">;

/** One line of the paper: whom the voter rates, in the form of the voter's group for this subject. */
export type PaperLine = { subjectId: string; mode: MarkMode };

export type SubjectMarks = { marks: Record<string, string>; overall?: string; comment?: string };

export type PaperFault = {
  kind: "incomplete" | "unknown" | "uniform" | "comment";
  /** Absent when the fault is the paper's as a whole. */
  subjectId?: string;
  /** Item key, or "overall" / "comment". */
  item?: string;
  reason: string;
};

const DECIMAL = /^\d{1,6}(\.\d{1,6})?$/;

/** Null when the mark is one that the scale allows. */
export function markFault(scale: PaperScheme["scale"], mark: string): string | null {
  if (scale.mode === "options") {
    return scale.options.some(({ key }) => key === mark) ? null : `“${mark}”不是本表的档次`;
  }
  const { min, max, step } = scale.hundred;
  if (!DECIMAL.test(mark)) return `“${mark}”不是分数`;
  const [value, low] = [Fraction.parse(mark), Fraction.parse(min)];
  if (value.compare(low) < 0 || value.compare(Fraction.parse(max)) > 0) return `分数须在${min}至${max}之间`;
  return value.minus(low).over(Fraction.parse(step)).den === 1n ? null : `分数须以${step}分为一档`;
}

/** Everything that would make this paper void, by place; an empty list means it may be handed in. */
export function paperFaults(
  scheme: PaperScheme,
  lines: PaperLine[],
  given: Readonly<Record<string, SubjectMarks>>,
): PaperFault[] {
  const expected = new Set(lines.map(({ subjectId }) => subjectId));
  const strangers = Object.keys(given).filter((subjectId) => !expected.has(subjectId));
  const faults = [
    ...strangers.map((subjectId): PaperFault => ({ kind: "unknown", subjectId, reason: "不在您的测评名单中" })),
    ...lines.flatMap((line) => lineFaults(scheme, line, own(given, line.subjectId))),
  ];
  if (faults.length === 0 && scheme.paper.uniform === "refuse" && isUniform(scheme, lines, given)) {
    return [{ kind: "uniform", reason: uniformReason(scheme) }];
  }
  return faults;
}

function uniformReason(scheme: PaperScheme): string {
  return `整张表对所有人的评价完全相同，按规则作废（${scheme.paper.uniformFrom}人及以上适用），请区分评价后再提交`;
}

const NOTHING: SubjectMarks = { marks: {} };
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function lineFaults(scheme: PaperScheme, { subjectId, mode }: PaperLine, given: SubjectMarks = NOTHING): PaperFault[] {
  const faults: PaperFault[] = [];
  const say = (kind: PaperFault["kind"], item: string, reason: string) =>
    faults.push({ kind, subjectId, item, reason });
  const items = itemsOf(scheme, mode);
  for (const { key, label } of items) {
    const mark = own(given.marks, key);
    if (!mark) say("incomplete", key, `“${label}”尚未评价`);
    else {
      const wrong = markFault(scheme.scale, mark);
      if (wrong) say("unknown", key, `“${label}”：${wrong}`);
    }
  }
  for (const key of Object.keys(given.marks)) {
    if (!items.some((item) => item.key === key)) say("unknown", key, `“${key}”不是本表的测评项目`);
  }
  const { overall, comment = "" } = given;
  if (!overall) say("incomplete", "overall", "“总体评价”尚未选择");
  else if (!scheme.overall.options.some(({ key }) => key === overall)) {
    say("unknown", "overall", `“总体评价”：“${overall}”不是本表的选项`);
  }
  const length = [...comment].length;
  if (length > scheme.paper.commentLimit) {
    say("comment", "comment", `意见建议不超过${scheme.paper.commentLimit}字，现为${length}字`);
  }
  return faults;
}

/** R-UNI: from so many subjects on, every subject got the same marks on every item, "all top marks" included. */
export function isUniform(
  scheme: PaperScheme,
  lines: PaperLine[],
  given: Readonly<Record<string, SubjectMarks>>,
): boolean {
  if (lines.length < scheme.paper.uniformFrom) return false;
  const sheets = lines.map(({ subjectId, mode }) => leafMarks(scheme, mode, own(given, subjectId)?.marks ?? {}));
  const first = sheets[0];
  return first !== undefined && !first.includes("") && sheets.every((sheet) => sheet.join() === first.join());
}

/** A mark for a dimension counts as that mark for each of its indicators: both forms of one paper compare. */
function leafMarks(scheme: PaperScheme, mode: MarkMode, marks: Record<string, string>): string[] {
  return itemsOf(scheme, "indicator").map(({ key, dimension }) => {
    const mark = own(marks, mode === "dimension" ? dimension : key) ?? "";
    return scheme.scale.mode === "hundred" && DECIMAL.test(mark) ? Fraction.parse(mark).toDecimal() : mark;
  });
}

/** Hints that never stop a paper: a uniformly excellent person exists. */
export function paperHints(
  scheme: PaperScheme,
  lines: PaperLine[],
  given: Readonly<Record<string, SubjectMarks>>,
): { subjectId: string; hint: string }[] {
  if (!scheme.paper.warnSame) return [];
  return lines.flatMap(({ subjectId, mode }) => {
    const marks = leafMarks(scheme, mode, own(given, subjectId)?.marks ?? {});
    const same = marks.every((mark) => mark !== "" && mark === marks[0]);
    return same ? [{ subjectId, hint: "对此人各项评价完全相同，请确认" }] : [];
  });
}

const pointsRule = ({ min, max, step }: { min: string; max: string; step: string }) =>
  `各项打${min}至${max}分，以${step}分为一档。`;

/** What is told beside the paper before anyone marks it. */
export function paperRules(scheme: PaperScheme, subjects: number): string[] {
  const { uniformFrom, uniform, allowRevise, commentLimit } = scheme.paper;
  return [
    "每人每项和总体评价都须评定，缺一项不能提交。",
    ...(scheme.scale.mode === "hundred" ? [pointsRule(scheme.scale.hundred)] : []),
    ...(uniform === "refuse" && subjects >= uniformFrom
      ? ["对所有人的评价完全相同（含全部最高档）的测评表作废，不能提交。"]
      : []),
    ...(commentLimit > 0 ? [`意见建议可不填，每人不超过${commentLimit}字。`] : []),
    allowRevise ? "截止前可以重新提交，以最后一次为准。" : "提交后不能修改。",
  ];
}

/** The stored form of a ballot: marks in the order of the items, joined by ",". Ask paperFaults first. */
export function compactMarks(scheme: PaperScheme, mode: MarkMode, marks: Readonly<Record<string, string>>): string {
  return itemsOf(scheme, mode)
    .map(({ key }) => {
      const mark = own(marks, key) ?? "";
      return scheme.scale.mode === "hundred" ? Fraction.parse(mark).toDecimal() : mark;
    })
    .join(",");
}

/** The keyed marks of a stored ballot, as the tally file writes them. */
export function keyedMarks(scheme: PaperScheme, mode: MarkMode, compact: string): Record<string, string> {
  const marks = compact.split(",");
  return Object.fromEntries(itemsOf(scheme, mode).map(({ key }, at) => [key, marks[at] ?? ""]));
}
