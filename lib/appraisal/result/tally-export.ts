import { keyedMarks } from "../ballot/paper-rules";
import { itemsOf } from "../scheme/items";
import { tallyScheme } from "../scheme/projection";
import type { StoredScheme } from "../scheme/schema";
import { TALLY_FORMAT } from "./tally-file";
import type { TallySubject } from "./tally-form";

/**
 * The sealed tally file of a cycle as text: scheme, counts, ballots, evidence, and nothing that leads to a voter.
 * Ballots stand in the order given; the portal gives them by their random ids. Keys are named one by one: the reader
 * refuses unknown ones, and nothing that a row carries besides may slip into the file.
 */
export function tallyFileText(scheme: StoredScheme, subjects: readonly TallySubject[]): string {
  const dimensions = itemsOf(scheme, "dimension").length;
  const marksOf = (marks: TallySubject["ballots"][number]["marks"]) => {
    const list = typeof marks === "string" ? marks.split(",") : marks;
    return keyedMarks(scheme, list.length === dimensions ? "dimension" : "indicator", list.join(","));
  };
  const file = {
    format: TALLY_FORMAT,
    scheme: tallyScheme(scheme),
    subjects: subjects.map(({ id, pool, assigned, ballots, performance, routine, adjustments, effects, ...rest }) => ({
      id,
      pool,
      assigned,
      ...(rest.void && Object.keys(rest.void).length > 0 ? { void: rest.void } : {}),
      ballots: ballots.map(({ block, marks }) => ({ group: block, marks: marksOf(marks) })),
      ...(performance == null ? {} : { performance }),
      ...(routine == null ? {} : { routine }),
      ...(adjustments?.length ? { adjustments: adjustments.map(({ points, reason }) => ({ points, reason })) } : {}),
      ...(effects?.length ? { effects: effects.map(({ effect, reason }) => ({ effect, reason })) } : {}),
    })),
  };
  return `${JSON.stringify(file)}\n`;
}
