import { remembered } from "@/lib/audit/memory";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, toColumn, today } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import type { Todo } from "@/lib/todo";
import type { Book, Rules } from "./books";
import { BOOK_LABELS } from "./labels";
import { mayApproveRules, mayReadBook, visibleBooks } from "./policy";
import { defaultRules, readRules } from "./schema";

/**
 * What counts on a day (today unless given): the newest version in force, or the defaults where the committee has set
 * nothing. Asked inside `tx` by commands, so that the rule and what follows from it are one moment.
 */
export async function rulesInForce<B extends Book>(
  actor: Actor,
  book: B,
  { tx = db, on = today(actor.at) }: { tx?: Tx; on?: PlainDate } = {},
): Promise<Rules<B>> {
  const row = await tx.ruleVersion.findFirst({
    where: { book, approvedAt: { not: null }, from: { lte: toColumn(on) } },
    orderBy: { version: "desc" },
    select: { document: true },
  });
  return row ? readRules(book, row.document) : defaultRules(book);
}

export type RuleVersionView = {
  id: string;
  version: number;
  from: PlainDate;
  approvalNo: string;
  note: string;
  draftedByName: string;
  draftedAt: Date;
  approvedByName: string;
  approvedAt: Date | null;
  rules: Rules<Book>;
};

/** All versions of a book, the newest first; null for those who may not read it. */
export async function listVersions(actor: Actor, book: Book): Promise<RuleVersionView[] | null> {
  if (mayReadBook(actor, book) !== true) return null;
  const rows = await db.ruleVersion.findMany({
    where: { book },
    orderBy: { version: "desc" },
    omit: { draftedById: true, approvedById: true, book: true },
  });
  return rows.map(({ document, ...row }) => ({ ...row, from: fromColumn(row.from), rules: readRules(book, document) }));
}

/** Drafts of rules that wait for a signature. */
const unsigned = remembered("规则", () =>
  db.ruleVersion.findMany({
    where: { approvedAt: null },
    orderBy: { from: "asc" },
    select: { id: true, book: true, version: true, from: true, approvalNo: true, draftedByName: true },
  }),
);

/** Versions that wait for the secretary's signature, by the day from which they are meant to count. */
export async function listTodos(actor: Actor, { trail }: { trail?: string } = {}): Promise<Todo[]> {
  const books = visibleBooks(actor).filter((book) => mayApproveRules(actor, book) === true);
  if (books.length === 0) return [];
  const waiting = (await unsigned(actor, trail)).filter(({ book }) => books.includes(book));
  return waiting.map(({ id, book, version, from, approvalNo, draftedByName }) => ({
    id: `rules-${id}`,
    due: fromColumn(from),
    title: `${BOOK_LABELS[book]}规则 · 签发第${version}版`,
    detail: `${draftedByName}起草${approvalNo ? `，${approvalNo}` : ""}`,
    href: `/rules/${book.toLowerCase()}`,
    action: "签发",
    ...(book === "POOL" ? { confidential: true as const } : {}),
  }));
}
