import { z } from "zod";

const id = z.string().min(1).max(64);
/** A mark or an option's key: what the scale allows is asked of the scheme, here only the shape. */
const mark = z.string().max(16);

/** One subject of a paper as the page sends it: marks in the scheme's item order, "" where there is none yet. */
const givenLineSchema = z.strictObject({
  subjectId: id,
  marks: z.array(mark).max(260),
  overall: mark,
  comment: z.string().max(2_000, "意见建议过长"),
});
export type GivenLine = z.output<typeof givenLineSchema>;

const lines = z
  .array(givenLineSchema)
  .max(2_000)
  .refine((rows) => new Set(rows.map(({ subjectId }) => subjectId)).size === rows.length, "同一人出现了两次");

/**
 * `revision`: of the paper, as the page last saw it. `paperId`: whose page sends; after somebody else has signed in in
 * another window, an open page must not write into his paper.
 */
export const submitPaperSchema = z.strictObject({
  cycleId: id,
  paperId: id,
  revision: z.number().int().min(0),
  lines,
});
export type SubmitPaper = z.output<typeof submitPaperSchema>;

/** `base`: the draft's revision that this window saved or was given last. */
export const saveDraftSchema = z.strictObject({
  cycleId: id,
  paperId: id,
  revision: z.number().int().min(0),
  base: z.number().int().min(0),
  lines,
});
export type SaveDraft = z.output<typeof saveDraftSchema>;

export const closeVoteSchema = z.strictObject({
  cycleId: id,
  note: z.string().trim().max(200, "理由不超过200字").default(""),
});
export type CloseVote = z.output<typeof closeVoteSchema>;
