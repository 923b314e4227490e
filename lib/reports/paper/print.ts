import { type Covers, coverage, type MissingGlyph, mark, missingNote } from "../glyphs";
import { type Pdf, typeset } from "../pdf";
import { clean, orNone, paragraphs, soften } from "../text";
import { type Paper, type Part, type Row, saySignature } from "./paper";

export type PrintedPapers = Pick<Pdf, "bytes" | "pages"> & {
  /** Characters no font has, printed as 〓: to be shown to whoever prints. */
  missing: MissingGlyph[];
};

export type Setting = {
  /** The day that stands in the file's properties. */
  dated: string;
  /** Over every page, for papers that are held inside. */
  watermark?: string;
};

/** One PDF of one paper or many, each beginning on a page of its own with its own page numbers. */
export async function printPapers(
  papers: readonly Paper[],
  { dated, watermark = "" }: Setting,
): Promise<PrintedPapers> {
  const covers = await coverage();
  const missing: MissingGlyph[] = [];
  const sheets = papers.map((paper) => {
    const lacking: MissingGlyph[] = [];
    const sheet = sheetOf(paper, covers, lacking);
    missing.push(...lacking);
    return { ...sheet, note: missingNote(lacking) };
  });
  const [only] = papers.length === 1 ? papers : [];
  const data = {
    title: clean(only?.title ?? "文书"),
    papers: sheets,
    watermark: mark(clean(watermark), "", covers, []),
  };
  const { bytes, pages } = await typeset("form", data, dated);
  return { bytes, pages, missing };
}

/** Full-width characters that stand in a line of a label, of a wide cell, with the widest Latin letters in mind. */
const LABEL = 4;
const WIDE = 26;
const PLACE = [0, 5, 15, 24] as const;

type Say = (text: string, where: string, limit: number) => string;

function sheetOf(paper: Paper, covers: Covers, missing: MissingGlyph[]) {
  const say: Say = (text, where, limit) => soften(mark(paragraphs(text), where, covers, missing), limit);
  return {
    title: say(paper.title, "标题", 14),
    number: say(paper.number ?? "", "编号", 30),
    mark: paper.mark ?? "",
    parts: paper.parts.map((part) => ({
      ...partOf(part, say),
      heading: say(part.heading ?? "", "标题", 20),
      fresh: part.fresh ?? false,
      together: part.together ?? false,
    })),
  };
}

function partOf(part: Part, say: Say) {
  if (part.kind === "prose") return { kind: part.kind, text: say(orNone(part.text), part.heading ?? "", WIDE - 4) };
  if (part.kind === "table") return { kind: part.kind, rows: part.rows.map((row) => rowOf(row, say)) };
  const all = part.columns.reduce((sum, { share }) => sum + share, 0);
  // A line of the whole width holds forty characters of this size.
  const limits = part.columns.map(({ share }) => Math.max(2, Math.floor((38 * share) / all) - 2));
  return {
    ...{ kind: part.kind, columns: part.columns.map((column) => ({ ...column, prose: column.prose ?? false })) },
    empty: part.empty,
    rows: part.rows.map((row) => row.map((cell, at) => say(cell, part.columns[at]?.label ?? "", limits[at] ?? 2))),
  };
}

function rowOf(row: Row, say: Say) {
  if (row.kind === "band") return { kind: row.kind, text: say(row.text, row.text, WIDE) };
  if (row.kind === "facts") {
    const cells = row.cells.map(({ label, text, wide }) => ({
      ...{ label: say(label, label, LABEL), wide },
      text: text === null ? "" : say(orNone(text), plain(label), PLACE[wide]),
    }));
    return { kind: row.kind, cells };
  }
  const { label, text, least, signature } = row;
  const signed = signature ? say(saySignature(signature), "签名", WIDE) : null;
  return {
    ...{ kind: row.kind, label: say(label, label, LABEL), least, signature: signed },
    text: text === null ? "" : say(orNone(text), plain(label), WIDE),
  };
}

const plain = (label: string) => label.replace(/\s/g, "");
