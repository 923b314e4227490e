import { z } from "zod";
import { cycleId } from "../cycle/schema";

export const startCycleSchema = z.strictObject({ cycleId });
export type StartCycle = z.output<typeof startCycleSchema>;
