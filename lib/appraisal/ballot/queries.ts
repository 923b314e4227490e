import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { CycleState } from "@/prisma/generated/enums";
import type { StoredScheme } from "../scheme/schema";
import { frozenScheme } from "./frozen-scheme";
import { modeOfGroup } from "./lines";
import type { PaperLine } from "./paper-rules";

type PaperRow = {
  paperId: string;
  voterId: string;
  revision: number;
  receipt: string | null;
  title: string;
  state: CycleState;
  voteOpensAt: Date;
  voteClosesAt: Date;
  allowRevise: boolean;
  openingKey: Uint8Array | null;
  boxLength: number | null;
  schemeId: string;
  schemeHash: string | null;
  assigned: [subjectId: string, group: string][];
};

/** One's own paper with everything that sealing and keeping it takes; null for whoever is no voter of the cycle. */
export type OwnPaper = Omit<PaperRow, "openingKey" | "boxLength" | "schemeHash" | "assigned"> & {
  openingKey: Uint8Array;
  boxLength: number;
  scheme: StoredScheme;
  lines: (PaperLine & { group: string })[];
};

/** One statement: it stands on the path of every submission and every autosave. */
export async function ownPaper(actor: Actor, cycleId: string): Promise<OwnPaper | null> {
  if (!actor.personId) return null;
  const rows = await db.$queryRaw<PaperRow[]>`
    select p.id as "paperId", p."voterId", p.revision, p.receipt, c.title, c.state::text as state, c."voteOpensAt", c."voteClosesAt",
      c."allowRevise", c."openingKey", c."boxLength", c."schemeId", c."schemeHash",
      (select coalesce(jsonb_agg(jsonb_build_array(a."subjectId", a."group") order by a."subjectId"), '[]'::jsonb)
        from "Assignment" a where a."paperId" = p.id and not a.excused) as assigned
    from "Paper" p join "Cycle" c on c.id = p."cycleId"
    where p."cycleId" = ${cycleId} and p."voterId" = ${actor.personId} and c.state not in ('DRAFT', 'APPROVED')`;
  const row = rows[0];
  if (!row || row.assigned.length === 0) return null;
  const { openingKey, boxLength, schemeHash, assigned, ...paper } = row;
  if (!openingKey || !boxLength || !schemeHash) throw new Error(`cycle ${cycleId} votes without its frozen ground`);
  const scheme = await frozenScheme(schemeHash, () => documentOf(row.schemeId));
  const lines = assigned.map(([subjectId, group]) => ({ subjectId, group, mode: modeOfGroup(scheme, group) }));
  return { ...paper, openingKey, boxLength, scheme, lines };
}

async function documentOf(schemeId: string): Promise<unknown> {
  return (await db.scheme.findUniqueOrThrow({ where: { id: schemeId }, select: { document: true } })).document;
}
