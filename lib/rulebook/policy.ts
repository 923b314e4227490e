import { type Actor, can, canSomewhere } from "@/lib/auth/actor";
import { BOOKS, type Book } from "./books";

/** The rules of the confidential list are read by those who read the list. */
export function mayReadBook(actor: Actor, book: Book): true | string {
  // Rules are the plant's: a branch secretary or head of a unit reads them whole.
  return canSomewhere(actor, book === "POOL" ? "pool.read" : "rules.read") || "您没有查看这些规则的权限。";
}

export function mayDraftRules(actor: Actor, book: Book): true | string {
  if (!can(actor, "rules.write")) return "规则由党群工作部起草，您没有起草权限。";
  return mayReadBook(actor, book);
}

export function mayApproveRules(actor: Actor, book: Book): true | string {
  if (!can(actor, "rules.approve")) return "规则由党委书记签发施行。";
  return mayReadBook(actor, book);
}

export function visibleBooks(actor: Actor): Book[] {
  return (Object.keys(BOOKS) as Book[]).filter((book) => mayReadBook(actor, book) === true);
}
