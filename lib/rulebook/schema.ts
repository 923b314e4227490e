import { z } from "zod";
import { isPlainDate, type PlainDate } from "@/lib/calendar";
import { BOOKS, type Book, type RuleField, type Rules } from "./books";

const fieldsOf = (book: Book) => Object.entries(BOOKS[book]) as [string, RuleField][];

function typed(field: RuleField) {
  if ("choices" in field) return z.enum(field.choices as [string, ...string[]], `请选择${field.label}`);
  const said = `${field.label}应为 ${field.least} 到 ${field.most} 之间的整数`;
  return z.coerce.number(said).int(said).min(field.least, said).max(field.most, said);
}

const schemaOf = (book: Book) =>
  z.strictObject(Object.fromEntries(fieldsOf(book).map(([key, field]) => [key, typed(field)])));
/** Made once: making one costs more than reading a document with it. */
const schemas = new Map<Book, ReturnType<typeof schemaOf>>();

/** The document of one book as posted or as stored; strict: an unknown rule is a mistake. */
export function documentSchema(book: Book) {
  const schema = schemas.get(book) ?? schemaOf(book);
  schemas.set(book, schema);
  return schema;
}

/** What counts where the committee has set nothing. */
export function defaultRules<B extends Book>(book: B): Rules<B> {
  return Object.fromEntries(fieldsOf(book).map(([key, field]) => [key, field.value])) as Rules<B>;
}

/** A stored document as rules; a rule that was added to the book since counts with its default. */
export function readRules<B extends Book>(book: B, document: unknown): Rules<B> {
  return documentSchema(book).parse({ ...defaultRules(book), ...(document as object) }) as Rules<B>;
}

/** What does not fit together in one document, by field. */
export function contradictions(book: Book, rules: Rules<Book>): { [field: string]: string } {
  const number = rules as unknown as { [field: string]: number };
  const order = (low: string, high: string, said: string) =>
    (number[low] ?? 0) <= (number[high] ?? 0) ? {} : { [high]: said };
  if (book === "POOL")
    return {
      ...order("chiefAge", "ageCap", "在库年龄上限不能低于入库年龄上限"),
      ...order("deputyAge", "ageCap", "在库年龄上限不能低于入库年龄上限"),
      ...order("nearWithin", "middleWithin", "中期不能早于近期"),
      ...order("middleWithin", "farWithin", "远期不能早于中期"),
      ...order("reviewFrom", "reviewUntil", "评估完成不能早于开始"),
    };
  if (book === "ROTATION") {
    return {
      ...order("rotationLeast", "rotationMost", "轮岗最长不能短于最短"),
      ...order("attachmentLeast", "attachmentMost", "挂职最长不能短于最短"),
    };
  }
  const { menteeShare = 0, mentorShare = 0, hostShare = 0, logShare = 0 } = number;
  const sum = menteeShare + mentorShare + hostShare + logShare;
  return {
    ...(sum === 100 ? {} : { menteeShare: `出师四项合计应为100分，现为${sum}分` }),
    ...order("passFrom", "excellentFrom", "优秀出师不能低于出师"),
    ...order("extendFrom", "passFrom", "出师不能低于延期"),
    ...order("amberMisses", "redMisses", "红牌不能少于黄牌"),
  };
}

const day = z.custom<PlainDate>(
  (value) => typeof value === "string" && isPlainDate(value),
  "请填写施行日期，例如 2026-03-05",
);

export const draftRulesSchema = z.strictObject({
  book: z.enum(Object.keys(BOOKS) as [Book, ...Book[]]),
  /** Version the form was opened on: somebody else's newer one is not overwritten. */
  basedOn: z.coerce.number().int().min(0),
  from: day,
  approvalNo: z.string("请填写会议纪要或文号").min(1, "请填写会议纪要或文号").max(60, "文号不超过60字"),
  note: z.string().max(200, "说明不超过200字").default(""),
  rules: z.record(z.string().max(40), z.string().max(40)),
});
export type DraftRules = z.output<typeof draftRulesSchema>;

export const approveRulesSchema = z.strictObject({ ruleId: z.string().min(1).max(64) });
export type ApproveRules = z.output<typeof approveRulesSchema>;
