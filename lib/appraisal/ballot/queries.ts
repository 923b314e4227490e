import type { Actor } from "@/lib/auth/actor";
import { sayMoment, today } from "@/lib/calendar";
import { db, readRows } from "@/lib/db";
import type { Todo } from "@/lib/todo";
import type { Custody, CycleState } from "@/prisma/generated/enums";
import { snapshotSchema } from "../cycle/schema";
import { byStrokes } from "../cycle/strokes";
import { type Occasions, occasionsOf } from "../occasion/queries";
import type { MarkMode, StoredScheme } from "../scheme/schema";
import { loadDraftKey } from "./custody";
import { frozenScheme } from "./frozen-scheme";
import { lane } from "./lane";
import { givenFrom, modeOfGroup } from "./lines";
import type { PaperLine } from "./paper-rules";
import { mayHandIn } from "./policy";
import type { GivenLine } from "./schema";
import { BrokenSeal, unsealDraft } from "./sealing";

type PaperRow = {
  paperId: string;
  voterId: string;
  revision: number;
  receipt: string | null;
  title: string;
  state: CycleState;
  custody: Custody;
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

/** On the path of every submission and every autosave: those who ask at the same time are answered by one statement. */
export async function ownPaper(actor: Actor, cycleId: string): Promise<OwnPaper | null> {
  if (!actor.personId) return null;
  const row = await readPaper({ cycleId, voterId: actor.personId });
  if (!row || row.assigned.length === 0) return null;
  const { openingKey, boxLength, schemeHash, assigned, ...paper } = row;
  if (!openingKey || !boxLength || !schemeHash) throw new Error(`cycle ${cycleId} votes without its frozen ground`);
  const scheme = await frozenScheme(schemeHash, () => documentOf(row.schemeId));
  const lines = assigned.map(([subjectId, group]) => ({ subjectId, group, mode: modeOfGroup(scheme, group) }));
  return { ...paper, openingKey, boxLength, scheme, lines };
}

const readPaper = lane(async (wanted: { cycleId: string; voterId: string }[]): Promise<(PaperRow | undefined)[]> => {
  const [cycles, voters] = [wanted.map(({ cycleId }) => cycleId), wanted.map(({ voterId }) => voterId)];
  const rows = await readRows<PaperRow & { place: number }>`
    select w.place::int as place, p.id as "paperId", p."voterId", p.revision, p.receipt, c.title,
      c.state::text as state, c.custody::text as custody, c."voteOpensAt", c."voteClosesAt", c."allowRevise",
      c."openingKey", c."boxLength", c."schemeId", c."schemeHash",
      (select coalesce(jsonb_agg(jsonb_build_array(a."subjectId", a."group") order by a."subjectId"), '[]'::jsonb)
        from "Assignment" a where a."paperId" = p.id and not a.excused) as assigned
    from unnest(${cycles}::text[], ${voters}::text[]) with ordinality as w("cycleId", "voterId", place)
    join "Paper" p on p."cycleId" = w."cycleId" and p."voterId" = w."voterId"
    join "Cycle" c on c.id = p."cycleId" and c.state not in ('DRAFT', 'APPROVED')`;
  const byPlace = new Map(rows.map(({ place, ...row }) => [place, row]));
  return wanted.map((_, at) => byPlace.get(at + 1));
});

async function documentOf(schemeId: string): Promise<unknown> {
  return (await db.scheme.findUniqueOrThrow({ where: { id: schemeId }, select: { document: true } })).document;
}

export type RatingSubject = {
  id: string;
  name: string;
  post: string;
  group: string;
  mode: MarkMode;
  /** 述职: whether there is a text to read. */
  summary: boolean;
};

/** Everything the rating page shows: the paper, its subjects by surname strokes, and the draft where one is kept. */
export type Rating = {
  paper: OwnPaper;
  subjects: RatingSubject[];
  draft: { base: number; lines: GivenLine[] };
  may: true | string;
};

/** One statement beside the paper's own: the subjects, and the draft. */
export async function getRating(actor: Actor, cycleId: string): Promise<Rating | null> {
  const paper = await ownPaper(actor, cycleId);
  if (!paper) return null;
  const may = mayHandIn(actor, paper, paper);
  const { subjects: rated, ...kept } = await beside(paper);
  const draft = may === true ? draftOf(cycleId, paper, kept) : NO_DRAFT;
  const lineOf = new Map(paper.lines.map((line) => [line.subjectId, line]));
  const subjects = rated
    .map(({ id, name, unitName, postTitle, summary }) => {
      const { group, mode } = lineOf.get(id) as OwnPaper["lines"][number];
      return { id, name, post: `${unitName} ${postTitle}`, group, mode, summary };
    })
    .sort(
      byStrokes(
        ({ name }) => name,
        ({ id }) => id,
      ),
    );
  return { paper, subjects, draft, may };
}

type SubjectRow = { id: string; name: string; unitName: string; postTitle: string; summary: boolean };

/** What is kept of a paper that has not been handed in; null where nothing is. */
type Kept = { revision: number | null; box: Uint8Array<ArrayBuffer> | null };
const NO_DRAFT: Rating["draft"] = { base: 0, lines: [] };

async function beside({ paperId, lines }: OwnPaper): Promise<Kept & { subjects: SubjectRow[] }> {
  const ids = lines.map(({ subjectId }) => subjectId);
  const [row] = await readRows<Kept & { subjects: SubjectRow[] }>`
    select d.revision, d.box, (
      select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'unitName', s."unitName",
        'postTitle', s."postTitle", 'summary', coalesce(m.summary, '') <> '')), '[]'::jsonb)
      from "Subject" s left join "Materials" m on m."subjectId" = s.id where s.id = any(${ids})) as subjects
    from "Paper" p left join "Draft" d on d."paperId" = p.id where p.id = ${paperId}`;
  if (!row) throw new Error(`paper ${paperId} is gone while it is read`);
  return row;
}

function draftOf(cycleId: string, { paperId, boxLength }: OwnPaper, { revision, box }: Kept): Rating["draft"] {
  if (revision === null || !box) return NO_DRAFT;
  try {
    const lines = unsealDraft(box, { cycleId, paperId, revision }, loadDraftKey(cycleId), boxLength);
    return { base: revision, lines: lines.map(givenFrom) };
  } catch (error) {
    // A damaged draft must not keep its voter from voting: the paper starts empty.
    if (!(error instanceof BrokenSeal)) throw error;
    return { base: revision, lines: [] };
  }
}

/**
 * 述职 of one subject and what every rater may read of the year, for those who rate him and from the start of the vote on:
 * both are frozen then.
 */
export async function getSummary(actor: Actor, cycleId: string, subjectId: string) {
  if (!actor.personId) return null;
  const subject = await db.subject.findFirst({
    where: {
      ...{ id: subjectId, cycleId },
      cycle: { state: { notIn: ["DRAFT", "APPROVED"] } },
      assignments: { some: { excused: false, paper: { voterId: actor.personId } } },
    },
    select: { snapshot: true, materials: { select: { summary: true, attachment: true } } },
  });
  if (!subject) return null;
  const { record = null } = snapshotSchema.parse(subject.snapshot);
  return { summary: subject.materials?.summary ?? "", attachment: subject.materials?.attachment ?? "", record };
}

type OpenPaper = { cycleId: string; title: string; voteClosesAt: Date; subjects: number; draft: boolean };

/** What this person still has to rate, and by when. */
export async function listTodos(actor: Actor, given?: Occasions): Promise<Todo[]> {
  const { votes } = given ?? (await occasionsOf(actor));
  if (!actor.personId || !votes) return [];
  const papers = await readRows<OpenPaper>`
    select c.id as "cycleId", c.title, c."voteClosesAt",
      (select count(*)::int from "Assignment" a where a."paperId" = p.id and not a.excused) as subjects,
      exists (select from "Draft" d where d."paperId" = p.id) as draft
    from "Paper" p join "Cycle" c on c.id = p."cycleId"
    where p."voterId" = ${actor.personId} and p.state = 'NONE' and c.state = 'OPEN'
      and c."voteOpensAt" <= ${actor.at}::timestamptz and c."voteClosesAt" > ${actor.at}::timestamptz`;
  return papers.map(({ cycleId, title, voteClosesAt, subjects, draft }) => ({
    id: `rate-${cycleId}`,
    due: today(voteClosesAt),
    title: `${title} · 民主测评`,
    detail: `评价 ${subjects} 人，${sayMoment(voteClosesAt)} 截止${draft ? "，已有草稿" : ""}`,
    href: `/appraisal/${cycleId}/rate`,
    action: draft ? "继续" : "评分",
  }));
}
