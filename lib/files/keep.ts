import { createHash } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { kindOf, tidyName } from "./kinds";

/**
 * Keeps an uploaded file within the transaction of the record it belongs to, and answers its id. Who may read it is
 * decided by that record's domain.
 * @throws Refusal when the content is not one that is kept (lib/files/kinds.ts).
 */
export async function keepFile(actor: Actor, tx: Tx, file: { name: string; bytes: Uint8Array }): Promise<string> {
  const type = await kindOf(file.name, file.bytes);
  const kept = await tx.storedFile.create({
    data: {
      name: tidyName(file.name),
      type,
      size: file.bytes.length,
      sha256: createHash("sha256").update(file.bytes).digest("hex"),
      bytes: new Uint8Array(file.bytes),
      uploadedById: actor.personId,
      uploadedAt: actor.at,
    },
    select: { id: true },
  });
  return kept.id;
}

/** Removes a file with the record it belonged to, within that record's transaction. */
export async function dropFile(_actor: Actor, tx: Tx, fileId: string): Promise<void> {
  await tx.storedFile.deleteMany({ where: { id: fileId } });
}
