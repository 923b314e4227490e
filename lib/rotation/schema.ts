import { z } from "zod";
import { isPlainDate, type PlainDate, plainDate } from "@/lib/calendar";
import { countCharacters } from "@/lib/characters";

/** What the forms of the postings share. An empty field of a form arrives as "". */

export const id = z.string().min(1).max(64);
export const version = z.coerce.number().int().min(0);

const readable = (text: string): text is PlainDate => isPlainDate(text) && text >= "1990-01-01" && text < "2100-01-01";

export const day = (noun: string) =>
  z
    .string({ error: `请填写${noun}。` })
    .min(1, `请填写${noun}。`)
    .refine(readable, `${noun}不是有效的日期，请按 2026-03-05 填写。`)
    .transform(plainDate);

export const pick = (noun: string) =>
  z
    .string({ error: `请选择${noun}。` })
    .min(1, `请选择${noun}。`)
    .max(64);

export const line = (noun: string, most: number) =>
  z
    .string({ error: `请填写${noun}。` })
    .trim()
    .min(1, `请填写${noun}。`)
    .max(most, `${noun}不超过${most}个字。`)
    .regex(/^[^\n\t]*$/, `${noun}须写在一行内。`);

export const optionalLine = (noun: string, most: number) =>
  z
    .string()
    .trim()
    .max(most, `${noun}不超过${most}个字。`)
    .regex(/^[^\n\t]*$/, `${noun}须写在一行内。`)
    .default("");

/** Characters as a reader counts them; the byte limit in front keeps a flood out of the count. */
export const text = (noun: string, most: number) => optionalText(noun, most).refine(Boolean, `请填写${noun}。`);

export const optionalText = (noun: string, most: number) =>
  z
    .string()
    .max(4 * most, `${noun}不超过${most}个字。`)
    .refine((typed) => countCharacters(typed) <= most, `${noun}不超过${most}个字。`)
    .transform((typed) => typed.trim())
    .default("");

/** Two buttons: the second keeps what is half done and says so; the first, the form's own, sends no name and means the whole. */
export const step = <const W extends string>(whole: W) => z.enum(["keep", whole]).default(whole as never);

export const verdict = z.enum(["approve", "decline"], { error: "请选择批准或不批准。" });
