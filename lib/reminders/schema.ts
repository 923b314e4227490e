import { z } from "zod";

export const saveSettingSchema = z
  .strictObject({
    address: z
      .string()
      .max(254, "邮箱地址过长")
      .refine((text) => text === "" || z.email().safeParse(text).success, "请填写完整的邮箱地址，如 name@example.cn")
      .default(""),
    mail: z
      .literal("on")
      .optional()
      .transform((value) => value === "on"),
    revision: z.coerce.number().int().min(0),
  })
  .refine(({ address, mail }) => !mail || address !== "", {
    message: "要接收邮件，请先填写邮箱地址",
    path: ["address"],
  });
export type SaveSetting = z.output<typeof saveSettingSchema>;
