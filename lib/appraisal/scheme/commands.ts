import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import type { Prisma, Tx } from "@/lib/db";
import { db } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { DEFAULT_SCHEME } from "./default-scheme";
import type { CopyScheme, DeleteScheme, SaveScheme } from "./draft";
import { fingerprint } from "./fingerprint";
import { mayDeleteScheme, mayEditScheme, mayWriteSchemes } from "./policy";
import { readScheme, type StoredScheme, storedScheme } from "./schema";

/**
 * Version 1, the defaults of the field, on an installation that has no scheme yet; answers the newest version otherwise.
 * Two who ask at once are settled by the unique version number.
 */
export async function ensureFirstScheme(actor: Actor): Promise<{ id: string; version: number }> {
  permit(mayWriteSchemes(actor));
  const newest = () => db.scheme.findFirst({ orderBy: { version: "desc" }, select: { id: true, version: true } });
  const found = await newest();
  if (found) return found;
  try {
    return await transact(actor, async (tx, record) => {
      const scheme = await insert(tx, actor, { name: "干部考核方案", version: 1, document: DEFAULT_SCHEME });
      record("scheme.created", scheme.id, { version: 1, sha256: scheme.sha256 });
      return scheme;
    });
  } catch (error) {
    if (!(error instanceof Refusal && error.kind === "conflict")) throw error;
    return (await newest()) ?? missing("考核方案");
  }
}

/** Saves a version that no vote has used; a document with faults is refused with each fault at its place. */
export function saveScheme(actor: Actor, input: SaveScheme) {
  return transact(actor, async (tx, record) => {
    const scheme = await load(tx, input.schemeId);
    permit(mayEditScheme(actor, scheme));
    const read = readScheme(input.document);
    if ("faults" in read) {
      invalid(
        `方案还有 ${read.faults.length} 处需要修改，尚未保存；已填写的内容都在。`,
        Object.fromEntries(read.faults.map(({ path, message }) => [path, [message]])),
      );
    }
    const sha256 = fingerprint(read.scheme);
    const saved = await tx.scheme.updateMany({
      where: { id: scheme.id, usedAt: null, updatedAt: input.savedAt },
      data: {
        name: input.name,
        approvalNo: input.approvalNo,
        document: read.scheme as Prisma.InputJsonObject,
        sha256,
        updatedAt: actor.at,
      },
    });
    if (saved.count === 0)
      throw new Refusal(
        "conflict",
        "该方案在您打开之后被他人修改或启用，尚未保存。请在新窗口打开该方案核对，再决定保留哪一份。",
      );
    record("scheme.saved", scheme.id, { version: scheme.version, sha256, before: scheme.sha256 });
    return { version: scheme.version, sha256 };
  });
}

/** A new version with the same document, free to be changed. */
export function copyScheme(actor: Actor, input: CopyScheme) {
  return transact(actor, async (tx, record) => {
    permit(mayWriteSchemes(actor));
    const source = await load(tx, input.schemeId);
    const { _max } = await tx.scheme.aggregate({ _max: { version: true } });
    const scheme = await insert(tx, actor, {
      name: source.name,
      version: (_max.version ?? 0) + 1,
      document: storedScheme(source.document),
      basedOnId: source.id,
    });
    record("scheme.copied", scheme.id, { version: scheme.version, from: source.version });
    return scheme;
  });
}

/** A version that nobody has used or built upon. Its number may be given again; the trail tells the two by their ids. */
export function deleteScheme(actor: Actor, input: DeleteScheme) {
  return transact(actor, async (tx, record) => {
    // Whoever chooses or copies it meanwhile refers to this row, and waits for it.
    await tx.$queryRaw`select 1 from "Scheme" where "id" = ${input.schemeId} for update`;
    const scheme = await load(tx, input.schemeId);
    permit(mayDeleteScheme(actor, scheme));
    await tx.scheme.delete({ where: { id: scheme.id } });
    record("scheme.deleted", scheme.id, { version: scheme.version, name: scheme.name, sha256: scheme.sha256 });
    return { version: scheme.version };
  });
}

async function load(tx: Tx, schemeId: string) {
  const row = await tx.scheme.findUnique({
    where: { id: schemeId },
    include: { cycles: { select: { title: true, state: true } }, copies: { select: { version: true } } },
  });
  return row ?? missing("考核方案");
}

type NewScheme = { name: string; version: number; document: StoredScheme; basedOnId?: string };

function insert(tx: Tx, actor: Actor, { name, version, document, basedOnId }: NewScheme) {
  return tx.scheme.create({
    data: {
      name,
      version,
      document: document as Prisma.InputJsonObject,
      sha256: fingerprint(document),
      ...(basedOnId ? { basedOnId } : {}),
      createdById: actor.personId,
      createdAt: actor.at,
      updatedAt: actor.at,
    },
    select: { id: true, version: true, sha256: true },
  });
}
