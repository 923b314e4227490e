import { z } from "zod";
import { cycleId, id, reason } from "../cycle/schema";

/** The categories that are appraised; plant leaders rate, staff are not rated. */
export const POOLS = ["MIDDLE_CHIEF", "MIDDLE_DEPUTY", "BACKBONE"] as const;
export type Pool = (typeof POOLS)[number];
const pool = z.enum(POOLS, "请选择类别");

export const drawPoolSchema = z.strictObject({ cycleId, pool });
export type DrawPool = z.output<typeof drawPoolSchema>;

/** Somebody the organisation chart does not put forward. */
export const addSubjectSchema = z.strictObject({ cycleId, personId: id, pool, reason });
export type AddSubject = z.output<typeof addSubjectSchema>;

export const removeSubjectSchema = z.strictObject({ cycleId, subjectId: id, reason });
export type RemoveSubject = z.output<typeof removeSubjectSchema>;

/** 不参加测评. */
export const leaveOutSchema = z.strictObject({ cycleId, subjectId: id, reason });
export type LeaveOut = z.output<typeof leaveOutSchema>;

export const takeBackSchema = z.strictObject({ cycleId, subjectId: id, reason });
export type TakeBack = z.output<typeof takeBackSchema>;
