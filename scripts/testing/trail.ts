import { expect } from "vitest";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/errors";

/** The events on the audit trail about one thing, oldest first. */
export async function trailOf(subjectId: string): Promise<{ event: string; actorName: string; detail: unknown }[]> {
  return db.auditEntry.findMany({
    where: { subjectId },
    select: { event: true, actorName: true, detail: true },
    orderBy: { seq: "asc" },
  });
}

/** What is refused, and that it left nothing behind: no entry on the trail. */
export async function refusalOf(work: () => Promise<unknown>): Promise<Refusal> {
  const before = await db.auditEntry.count();
  const caught = await work().then(
    () => null,
    (error: unknown) => error,
  );
  expect(caught).toBeInstanceOf(Refusal);
  expect(await db.auditEntry.count()).toBe(before);
  return caught as Refusal;
}
