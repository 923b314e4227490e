import { z } from "zod";
import { isPlainDate, type PlainDate, plainDate } from "@/lib/calendar";
import { countCharacters } from "@/lib/characters";
import { quarterAt } from "./quarters";

/** What the forms of mentoring share. An empty field of a form arrives as "". */

export const pairId = z.string("请选择结对").min(1, "请选择结对").max(64);
export const revision = z.coerce.number().int().min(0).max(1_000_000);

export const day = (what: string) =>
  z
    .string(`请填写${what}`)
    .refine((text): text is PlainDate => isPlainDate(text) && text >= "2000-01-01" && text < "2100-01-01", {
      error: `请填写${what}，例如 2026-03-05`,
    })
    .transform(plainDate);

/** "2026-03", kept as the first day. */
export const month = z
  .string("请选择月份")
  .refine((text) => isPlainDate(`${text}-01`), "月份不对，例如 2026-03")
  .transform((text) => plainDate(`${text}-01`));

/** "2026-1", kept as the first day. */
export const quarter = z
  .string("请选择季度")
  .refine((value) => quarterAt(value) !== null, "季度不对，例如 2026-1")
  .transform((value) => quarterAt(value) as NonNullable<ReturnType<typeof quarterAt>>);

export const line = (what: string, most: number) =>
  z.string(`请填写${what}`).min(1, `请填写${what}`).max(most, `${what}不超过${most}字`);
export const optionalLine = (what: string, most: number) => z.string().max(most, `${what}不超过${most}字`).default("");

export const text = (what: string, most: number) =>
  z
    .string(`请填写${what}`)
    .min(1, `请填写${what}`)
    .refine((value) => countCharacters(value) <= most, `${what}不超过${most}字`);
export const optionalText = (what: string, most: number) =>
  z
    .string()
    .refine((value) => countCharacters(value) <= most, `${what}不超过${most}字`)
    .default("");

export const points = (what: string) =>
  z.string(`请填写${what}`).regex(/^\d{1,3}(\.\d{1,2})?$/, `${what}请填数字，最多两位小数`);

/** A form without a chosen file sends an empty one without a name, which the server's reader calls "undefined". */
const isChosen = (file: File) => file.size > 0 || !["", "undefined"].includes(file.name);

export const optionalFile = z
  .instanceof(File)
  .nullish()
  .transform((file) => (file && isChosen(file) ? file : null));
