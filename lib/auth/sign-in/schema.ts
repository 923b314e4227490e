import { z } from "zod";

export const signInSchema = z.strictObject({
  employeeNo: z.string().min(1, "请填写工号。").max(64, "工号过长。"),
  password: z.string().min(1, "请填写口令。").max(1_000, "口令过长。"),
  next: z.string().max(2_000).optional(),
});
