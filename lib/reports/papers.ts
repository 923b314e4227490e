import { note } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { type PlainDate, today, yearOf } from "@/lib/calendar";
import { getPair, listPairs } from "@/lib/mentoring/pair/queries";
import { inForce } from "@/lib/rotation/course";
import { listPostings } from "@/lib/rotation/posting/queries";
import { getPosting } from "@/lib/rotation/sheet/queries";
import { agreementPaper } from "./agreement-paper";
import type { MissingGlyph } from "./glyphs";
import { logPaper } from "./log-paper";
import type { Paper } from "./paper/paper";
import { printPapers } from "./paper/print";
import { wordOf } from "./paper/word";
import { postingPaper } from "./posting-paper";
import { type PrintedFile, startPrinting } from "./print-jobs";
import { fileName, zip } from "./zip";

/** Papers about one record of somebody's development, by the word in their address. */
export const PAPERS = ["posting", "agreement", "log"] as const;
export type PaperKind = (typeof PAPERS)[number];
export const FORMATS = ["pdf", "docx"] as const;
export type Format = (typeof FORMATS)[number];

/** A paper with the name that its file bears. */
type Named = { name: string; paper: Paper };
type Loader = {
  /** The whole of a year, in words. */
  batch: string;
  /** The paper of one record; null when it does not exist for this actor. */
  load: (actor: Actor, id: string) => Promise<Named | null>;
  /** The records of a year that this actor may see and whose paper can be printed. */
  ofYear: (actor: Actor, year: number) => Promise<string[]>;
};

const LOADERS: Record<PaperKind, Loader> = {
  posting: {
    batch: "锻炼鉴定表",
    load: async (actor, id) => {
      const posting = await getPosting(actor, id);
      // Before anybody has arrived there is nothing to appraise.
      if (!posting || posting.dates.actualFrom === null || posting.state === "CANCELLED") return null;
      return { name: `${posting.person.name}_锻炼鉴定表`, paper: postingPaper(posting) };
    },
    ofYear: async (actor, year) =>
      (await listPostings(actor))
        .filter(({ dates, state }) => dates.actualFrom !== null && state !== "CANCELLED")
        .filter(({ dates }) => touches(inForce(dates), year))
        .map(({ id }) => id),
  },
  agreement: {
    batch: "结对培养协议",
    load: async (actor, id) => {
      const pair = await getPair(actor, id);
      return pair && { name: `${pair.number}_${pair.mentee.name}_结对培养协议`, paper: agreementPaper(pair) };
    },
    ofYear: pairsOfYear,
  },
  log: {
    batch: "帮带记录",
    load: async (actor, id) => {
      const pair = await getPair(actor, id);
      return pair && { name: `${pair.number}_${pair.mentee.name}_帮带记录`, paper: logPaper(pair) };
    },
    ofYear: pairsOfYear,
  },
};

/** Pairs that ran in the year, live and ended, by their numbers. */
async function pairsOfYear(actor: Actor, year: number): Promise<string[]> {
  const lists = await Promise.all([listPairs(actor), listPairs(actor, { ended: true })]);
  const pairs = new Map(lists.flatMap((list) => list ?? []).map((pair) => [pair.id, pair]));
  return [...pairs.values()]
    .filter(({ from, endedOn, state }) => touches({ from, until: endedOn ?? state.until }, year))
    .toSorted((a, b) => (a.number < b.number ? -1 : 1))
    .map(({ id }) => id);
}

const touches = ({ from, until }: { from: PlainDate; until: PlainDate }, year: number) =>
  yearOf(from) <= year && until > `${year}-01-01`;

const TYPES: Record<Format, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

async function made(actor: Actor, { name, paper }: Named, format: Format) {
  const dated = today(actor.at);
  const { bytes, missing } =
    format === "pdf" ? await printPapers([paper], { dated }) : { bytes: await wordOf(paper), missing: [] };
  return { file: { name: fileName(`${name}.${format}`), type: TYPES[format], bytes }, missing };
}

/** One paper at once; null when there is none the actor may see. Printing is put on the trail. */
export async function printPaper(
  actor: Actor,
  kind: PaperKind,
  id: string,
  format: Format,
): Promise<PrintedFile | null> {
  const named = await LOADERS[kind].load(actor, id);
  if (!named) return null;
  const { file } = await made(actor, named, format);
  await note(actor, "paper.printed", id, "ok", { report: kind, format });
  return file;
}

export const SHAPES = ["one", "zip", "word"] as const;
/** One PDF, a zip of PDFs, a zip of Word files. */
export type Shape = (typeof SHAPES)[number];
export type YearBatch = { kind: PaperKind; year: number; shape: Shape };

/** All papers of a year within sight, made in the background; answers the job's number. Null when there is none. */
export async function printYear(actor: Actor, { kind, year, shape }: YearBatch): Promise<string | null> {
  if (actor.personId === null) return null;
  const ids = await LOADERS[kind].ofYear(actor, year);
  if (ids.length === 0) return null;
  await note(actor, "paper.printed", String(year), "ok", { report: kind, papers: ids.length, shape });
  const title = `${year}年${LOADERS[kind].batch}`;
  return startPrinting(actor.personId, {
    total: ids.length,
    async stillMay(now) {
      const within = new Set(await LOADERS[kind].ofYear(now, year));
      return ids.every((id) => within.has(id));
    },
    print(tick) {
      const sheets = loading(actor, kind, ids, tick);
      return shape === "one" ? asOne(actor, sheets, title, tick) : asZip(actor, sheets, title, shape);
    },
  });
}

type Tick = (done: number, note?: string) => void;

/** Each is loaded when its turn comes, so that the bar moves with the work; what has vanished meanwhile is left out. */
async function* loading(actor: Actor, kind: PaperKind, ids: readonly string[], tick: Tick) {
  for (const [at, id] of ids.entries()) {
    const named = await LOADERS[kind].load(actor, id);
    if (named) yield { ...named, tick: (said: string) => tick(at + 1, said) };
  }
}
type Loading = ReturnType<typeof loading>;

async function asOne(actor: Actor, sheets: Loading, title: string, tick: Tick): Promise<PrintedFile> {
  const papers: Paper[] = [];
  for await (const { paper, tick: next } of sheets) {
    papers.push(paper);
    next("");
  }
  const { bytes, missing } = await printPapers(papers, { dated: today(actor.at) });
  tick(papers.length, remark(missing));
  return { name: fileName(`${title}（${papers.length}份）.pdf`), type: TYPES.pdf, bytes };
}

async function asZip(actor: Actor, sheets: Loading, title: string, shape: Shape): Promise<PrintedFile> {
  const remarks: string[] = [];
  async function* files() {
    let number = 0;
    for await (const { tick, ...named } of sheets) {
      const { file, missing } = await made(actor, named, shape === "word" ? "docx" : "pdf");
      number += 1;
      if (missing.length > 0) remarks.push(`${named.name}：${remark(missing)}`);
      tick(remarks.join(""));
      yield { name: `${String(number).padStart(3, "0")}_${file.name}`, bytes: file.bytes };
    }
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip(files())) chunks.push(chunk);
  const bytes = new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
  return { name: fileName(`${title}.zip`), type: "application/zip", bytes };
}

/** What whoever prints must know: characters no font has. */
const remark = (missing: readonly MissingGlyph[]) =>
  missing.length === 0 ? "" : `${[...new Set(missing.map(({ char }) => char))].join("")} 无字形，印作〓。`;
