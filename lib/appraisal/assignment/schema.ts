import { z } from "zod";
import { cycleId, id, reason } from "../cycle/schema";

export const generateSchema = z.strictObject({ cycleId });
export type Generate = z.output<typeof generateSchema>;

export const addVoterSchema = z.strictObject({
  cycleId,
  subjectId: id,
  personId: id,
  group: z.string("请选择组别").min(1, "请选择组别").max(16),
  reason,
});
export type AddVoter = z.output<typeof addVoterSchema>;

export const removeVoterSchema = z.strictObject({ cycleId, assignmentId: id, reason });
export type RemoveVoter = z.output<typeof removeVoterSchema>;

/** Takes back what was changed by hand: the pair is again as the rules have it. */
export const undoManualSchema = z.strictObject({ cycleId, assignmentId: id });
export type UndoManual = z.output<typeof undoManualSchema>;
