import { z } from "zod";
import { isPlainDate, type PlainDate, plainDate } from "@/lib/calendar";

/** What the forms of the organisation share. An empty field of a form arrives as "". */

export const id = (noun: string) =>
  z
    .string({ error: `请选择${noun}。` })
    .trim()
    .min(1, `请选择${noun}。`)
    .max(64);
export const optionalId = z
  .string()
  .trim()
  .max(64)
  .optional()
  .transform((text) => text || null);

export const version = z.coerce.number().int().min(1);

const EARLIEST = "1900-01-01";
const readable = (text: string): text is PlainDate => isPlainDate(text) && text >= EARLIEST && text < "2100-01-01";

export const day = (noun: string) =>
  z
    .string({ error: `请填写${noun}。` })
    .min(1, `请填写${noun}。`)
    .refine(readable, `${noun}不是有效的日期，请按 2026-03-05 填写。`)
    .transform(plainDate);

export const optionalDay = (noun: string) =>
  z
    .string()
    .optional()
    .refine((text) => !text || readable(text), `${noun}不是有效的日期，请按 2026-03-05 填写。`)
    .transform((text) => (text ? plainDate(text) : null));

/** A month field sends "1988-05": kept as its first day. */
export const optionalMonth = (noun: string) =>
  z
    .string()
    .optional()
    .refine((text) => !text || readable(`${text}-01`), `${noun}不是有效的年月，请按 1988-05 填写。`)
    .transform((text) => (text ? plainDate(`${text}-01`) : null));

export const line = (noun: string, max: number) =>
  z
    .string({ error: `请填写${noun}。` })
    .trim()
    .min(1, `请填写${noun}。`)
    .max(max, `${noun}不超过${max}个字。`)
    .regex(/^[^\n\t]*$/, `${noun}须写在一行内。`);

export const optionalLine = (noun: string, max: number) =>
  z
    .string()
    .trim()
    .max(max, `${noun}不超过${max}个字。`)
    .regex(/^[^\n\t]*$/, `${noun}须写在一行内。`)
    .optional()
    .transform((text) => text ?? "");

export const choice = <K extends string>(labels: Record<K, string>, noun: string) =>
  z.enum(Object.keys(labels) as [K, ...K[]], { error: `请选择${noun}。` });

export const ticked = z
  .string()
  .optional()
  .transform((value) => value === "on");
