import { z } from "zod";

export { type ReleaseResults, releaseSchema } from "../decision/schema";

export const concludeSchema = z.strictObject({
  cycleId: z.string().min(1),
  note: z.string().max(200, "说明不超过200字").default(""),
});
export type Conclude = z.output<typeof concludeSchema>;
