import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { mayDeleteScheme, mayEditScheme, mayReadSchemes } from "./policy";
import { type StoredScheme, storedScheme } from "./schema";

const HEAD = {
  id: true,
  name: true,
  version: true,
  sha256: true,
  approvalNo: true,
  createdAt: true,
  updatedAt: true,
  usedAt: true,
  basedOn: { select: { id: true, version: true, name: true } },
  cycles: { select: { id: true, title: true, state: true }, orderBy: { createdAt: "asc" } },
} as const;

/** All versions, newest first; null for those who may not read schemes. */
export async function listSchemes(actor: Actor) {
  if (mayReadSchemes(actor) !== true) return null;
  return db.scheme.findMany({ select: HEAD, orderBy: { version: "desc" } });
}

export type SchemeHead = NonNullable<Awaited<ReturnType<typeof listSchemes>>>[number];

/** One version with its document, and whether this actor may still change or delete it. */
export async function getScheme(actor: Actor, schemeId: string) {
  if (mayReadSchemes(actor) !== true) return null;
  const row = await db.scheme.findUnique({
    where: { id: schemeId },
    select: { ...HEAD, document: true, copies: { select: { version: true }, orderBy: { version: "asc" } } },
  });
  if (!row) return null;
  const { copies, ...scheme } = row;
  return {
    ...scheme,
    document: storedScheme(row.document),
    editable: mayEditScheme(actor, row),
    removable: mayDeleteScheme(actor, { ...row, copies }),
  };
}

export type SchemeView = NonNullable<Awaited<ReturnType<typeof getScheme>>>;

/** The scheme of a cycle for the other parts of the appraisal, within their own transaction or outside one. */
export async function schemeOf(tx: Pick<typeof db, "scheme">, schemeId: string): Promise<StoredScheme> {
  const row = await tx.scheme.findUniqueOrThrow({ where: { id: schemeId }, select: { document: true } });
  return storedScheme(row.document);
}
