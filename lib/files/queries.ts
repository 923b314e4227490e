import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";

export type KeptFile = { name: string; type: string; bytes: Uint8Array };

/** The bytes of a kept file. The asking domain has found the record it belongs to, and with it that the actor may read it. */
export async function loadFile(_actor: Actor, fileId: string): Promise<KeptFile | null> {
  return db.storedFile.findUnique({ where: { id: fileId }, select: { name: true, type: true, bytes: true } });
}
