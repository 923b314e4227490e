import type { Tx } from "@/lib/db";
import { modeOfGroup } from "../ballot/lines";
import type { StoredScheme } from "../scheme/schema";
import type { StrippedBallot } from "./stripping";
import type { PaperInBox } from "./unboxing";

/** Papers read at a time: a box of a large cycle may take a quarter of a megabyte. */
export const BATCH = 50;

type PaperRow = {
  paperId: string;
  voterName: string;
  revision: number;
  receipt: string | null;
  sealedRevision: number | null;
  box: Uint8Array | null;
  mac: Uint8Array | null;
  assigned: [subjectId: string, group: string][];
};

/** Returned papers with their envelopes and lines, in the order of their ids. */
export async function papersInBox(
  tx: Tx,
  cycleId: string,
  scheme: StoredScheme,
  offset: number,
): Promise<PaperInBox[]> {
  const rows = await tx.$queryRaw<PaperRow[]>`
    select p.id as "paperId", v.name as "voterName", p.revision, p.receipt,
      e.revision as "sealedRevision", e.box, e.mac,
      (select coalesce(jsonb_agg(jsonb_build_array(a."subjectId", a."group") order by a."subjectId"), '[]'::jsonb)
        from "Assignment" a where a."paperId" = p.id and not a.excused) as assigned
    from "Paper" p join "Person" v on v.id = p."voterId" left join "Envelope" e on e."paperId" = p.id
    where p."cycleId" = ${cycleId} and p.state = 'RETURNED'
    order by p.id offset ${offset}::int limit ${BATCH}::int`;
  return rows.map(({ sealedRevision, box, mac, assigned, ...paper }) => ({
    ...paper,
    envelope: box && mac && sealedRevision !== null ? { revision: sealedRevision, box, mac } : null,
    lines: assigned.map(([subjectId, group]) => ({ subjectId, group, mode: modeOfGroup(scheme, group) })),
  }));
}

/** Sorted here and not by the database, whose order of characters depends on how it was set up. */
export async function storedBallots(tx: Tx, cycleId: string): Promise<StrippedBallot[]> {
  const ballots = await tx.ballot.findMany({
    where: { cycleId },
    select: { id: true, subjectId: true, block: true, marks: true, overall: true },
  });
  return ballots.sort((a, b) => (a.id < b.id ? -1 : 1));
}
