import { z } from "zod";
import { LONGEST_PASSWORD } from "../password";

export const endSessionSchema = z.strictObject({ sessionId: z.string().min(1).max(64) });

export const changePasswordSchema = z
  .strictObject({
    currentPassword: z.string().min(1, "请填写现在的口令。").max(1_000, "口令过长。"),
    newPassword: z.string().min(1, "请填写新口令。").max(LONGEST_PASSWORD, `最多 ${LONGEST_PASSWORD} 个字符。`),
    repeatedPassword: z.string().min(1, "请再填写一次新口令。").max(1_000, "口令过长。"),
  })
  .refine((input) => input.newPassword === input.repeatedPassword, {
    path: ["repeatedPassword"],
    message: "两次填写的新口令不一致。",
  });
export type ChangePassword = z.output<typeof changePasswordSchema>;
