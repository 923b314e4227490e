import { itemsOf } from "../scheme/items";
import type { MarkMode, StoredScheme } from "../scheme/schema";
import {
  compactMarks,
  markFault,
  type PaperFault,
  type PaperLine,
  paperFaults,
  type SubjectMarks,
} from "./paper-rules";
import type { GivenLine } from "./schema";
import { type SealedLine, tidyComment } from "./sealing";

/** The forms of one paper on its way: as the page sends it, as the rules read it, as the box holds it. */

export function modeOfGroup(scheme: StoredScheme, group: string): MarkMode {
  const found = scheme.groups.find(({ key }) => key === group);
  if (!found) throw new Error(`the assignment names a group that the scheme does not know: ${group}`);
  return found.mode;
}

/** What is wrong with the paper as a whole and by place; empty when it may be sealed. */
export function faultsOf(scheme: StoredScheme, lines: PaperLine[], given: GivenLine[]): PaperFault[] {
  const modes = modesOf(lines);
  const crooked = given.find(({ subjectId, marks }) => {
    const mode = modes.get(subjectId);
    return mode && marks.length !== itemsOf(scheme, mode).length;
  });
  if (crooked) return [{ kind: "unknown", subjectId: crooked.subjectId, reason: "测评项目与本表不符" }];
  return paperFaults(scheme, lines, keyed(scheme, lines, given));
}

/** The lines in the order of the paper, as they are sealed: marks in their compact form, comments tidied. */
export function sealedLines(scheme: StoredScheme, lines: PaperLine[], given: GivenLine[]): SealedLine[] {
  const marks = keyed(scheme, lines, given);
  return lines.map(({ subjectId, mode }) => {
    const own = marks[subjectId] as SubjectMarks;
    return {
      subjectId,
      marks: compactMarks(scheme, mode, own.marks),
      overall: own.overall ?? "",
      comment: own.comment ?? "",
    };
  });
}

/** A draft keeps whatever the scheme allows of what has been marked so far; the rest would not fit the box. */
export function draftLines(scheme: StoredScheme, lines: PaperLine[], given: GivenLine[]): SealedLine[] {
  const own = new Map(given.map((line) => [line.subjectId, line]));
  return lines.flatMap(({ subjectId, mode }) => {
    const line = own.get(subjectId);
    if (!line) return [];
    const allowed = (mark = "") => (mark !== "" && markFault(scheme.scale, mark) === null ? mark : "");
    const marks = itemsOf(scheme, mode).map((_, at) => allowed(line.marks[at]));
    const overall = scheme.overall.options.some(({ key }) => key === line.overall) ? line.overall : "";
    const comment = [...tidyComment(line.comment)].slice(0, scheme.paper.commentLimit).join("");
    return [{ subjectId, marks: marks.join(","), overall, comment }];
  });
}

/** Back from a draft to what the page works with. */
export function givenFrom({ subjectId, marks, overall, comment }: SealedLine): GivenLine {
  return { subjectId, marks: marks.split(","), overall, comment };
}

function keyed(scheme: StoredScheme, lines: PaperLine[], given: GivenLine[]): Record<string, SubjectMarks> {
  const modes = modesOf(lines);
  return Object.fromEntries(
    given.map(({ subjectId, marks, overall, comment }) => {
      // Strangers keep an empty sheet: paperFaults names them.
      const mode = modes.get(subjectId);
      const items = mode ? itemsOf(scheme, mode) : [];
      const sheet = Object.fromEntries(items.map(({ key }, at) => [key, marks[at] ?? ""]));
      return [subjectId, { marks: sheet, overall, comment: tidyComment(comment) }];
    }),
  );
}

const modesOf = (lines: PaperLine[]) => new Map(lines.map(({ subjectId, mode }) => [subjectId, mode]));
