import { z } from "zod";

export const remindSchema = z.strictObject({ cycleId: z.string().min(1).max(64) });
export type Remind = z.output<typeof remindSchema>;
