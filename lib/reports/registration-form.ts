import { type Covers, coverage, type MissingGlyph, mark, missingNote } from "./glyphs";
import { jobOf, typeset } from "./pdf";
import { clean, orNone, paragraphs, soften, widen } from "./text";

/**
 * 干部年度考核登记表 of one person. Plain strings, already formatted; of any length and with any characters.
 * Facts that are empty print 无. Opinions that are `null` print an empty cell, to be written by hand; the signature
 * lines are always blank, since this paper is signed by hand.
 */
export interface RegistrationForm {
  /** 姓名 as in the roster; two characters are widened here (张　三). */
  name: string;
  /** 性别 */
  gender: string;
  /** 出生年月, `1988.05` or `1988.05(37岁)` */
  born: string;
  /** 政治面貌 */
  politics: string;
  /** 任现职时间, `2019.03` */
  since: string;
  /** 学历学位; absent leaves the cell out and widens 任现职时间. */
  degree?: string;
  /** 单位及职务 */
  post: string;
  /** 从事或分管工作 */
  duties: string;
  /** 个人总结, paragraphs parted by line ends; about 1,000 characters stand on page 1. `null`: by hand. */
  summary: string | null;
  /** 参加脱产培训情况 */
  training: string;
  /** 奖惩情况与不良行为记录 */
  conduct: string;
  /** 主管领导评语和考核等次建议 */
  superior: string | null;
  /** 厂党委（考核领导小组）意见: see {@link committeeOpinion}. */
  committee: string | null;
  /** 本人意见 */
  own: string | null;
  /** 未确定等次或不参加考核情况说明 */
  absence: string;
  /** 备注; a note on 〓 is added by itself. */
  remarks: string;
  /** What stands at the head; absent: 干部年度考核登记表. */
  heading?: string;
  /** 考核年度 under the heading, `2025年度`; of another kind of appraisal its title. */
  period: string;
  /** Which rules the figures follow, printed small under the table of page 2. */
  scheme: { version: string; hash: string };
}

/** The words of the committee's decision for its cell; `what`: 2025年度考核, or the title of another kind of appraisal. */
export const committeeOpinion = (decision: { date: string; meeting: string; what: string; grade: string }) =>
  `经${decision.date}${decision.meeting}研究，确定${decision.what}等次为：${decision.grade}。`;

export interface RegistrationBook {
  /** Of one cycle: all have one heading. */
  forms: RegistrationForm[];
  /** Day on which the content was frozen, `2026-02-06`: stands in the file's properties instead of a clock. */
  dated: string;
}

export interface PrintedForms {
  bytes: Uint8Array<ArrayBuffer>;
  /** Two a form, unless a text is continued on sheets (附页). */
  pages: number;
  /** Per form that needed one: which cells were cut and are printed in full on its 附页. */
  continued: { form: number; name: string; fields: string[] }[];
  /** Characters no font has, printed as 〓: to be shown to whoever prints. */
  missing: { form: number; name: string; glyphs: MissingGlyph[] }[];
}

/** One PDF with all the forms; every form begins on the front of a leaf. */
export async function printRegistrationForms(book: RegistrationBook): Promise<PrintedForms> {
  const { data, missing } = await finish(book);
  const pdf = await typeset("registration-form", data, book.dated);
  const nameOf = (index: number) => book.forms[index]?.name ?? "";
  const notes = pdf.notes as { form: number; fields: string[] }[];
  return {
    bytes: pdf.bytes,
    pages: pdf.pages,
    continued: notes.map((note) => ({ ...note, name: nameOf(note.form) })),
    missing: missing
      .map((glyphs, form) => ({ form, name: nameOf(form), glyphs }))
      .filter(({ glyphs }) => glyphs.length > 0),
  };
}

/** The finished source of a book, for whoever wants to time the compiler alone. */
export const registrationJob = async (book: RegistrationBook) =>
  jobOf("registration-form", (await finish(book)).data, book.dated);

async function finish({ forms }: RegistrationBook) {
  const covers = await coverage();
  const prepared = forms.map((form) => prepare(form, covers));
  const [first, second] = prepared;
  const whose = first && !second ? ` ${first.sheet.name} ${first.sheet.period}` : "";
  const heading = clean(forms[0]?.heading ?? "干部年度考核登记表");
  const data = { title: clean(heading + whose), heading, forms: prepared.map(({ sheet }) => sheet) };
  return { data, missing: prepared.map(({ missing }) => missing) };
}

/** Full-width characters that stand in a line of the narrow, of the wide cells, with the widest Latin letters in mind. */
const NARROW = 5;
const WIDE = 24;

/** What the template is given: every text cleaned, marked and breakable. */
function prepare(form: RegistrationForm, covers: Covers) {
  const missing: MissingGlyph[] = [];
  const short = (text: string, where: string) =>
    soften(mark(orNone(clean(text).replace(/\s+/g, " ").trim()), where, covers, missing), NARROW);
  const long = (text: string | null, where: string) =>
    text === null ? "" : soften(mark(orNone(paragraphs(text)), where, covers, missing), WIDE);
  const name = widen(short(form.name, "姓名"));
  const post = long(form.post, "单位及职务");
  const summary = long(form.summary, "个人总结");
  const period = long(form.period, "标题");
  const sheet = {
    name,
    gender: short(form.gender, "性别"),
    born: short(form.born, "出生年月"),
    politics: short(form.politics, "政治面貌"),
    since: short(form.since, "任现职时间"),
    degree: form.degree === undefined ? null : short(form.degree, "学历学位"),
    post,
    duties: long(form.duties, "从事或分管工作"),
    summary,
    // Saves the template from trying sizes at which the ideographs alone would not fit.
    ideographs: summary.match(/\p{Unified_Ideograph}/gu)?.length ?? 0,
    training: long(form.training, "参加脱产培训情况"),
    conduct: long(form.conduct, "奖惩情况"),
    superior: long(form.superior, "主管领导评语"),
    committee: long(form.committee, "厂党委意见"),
    own: long(form.own, "本人意见"),
    absence: long(form.absence, "情况说明"),
    remarks: long(form.remarks, "备注"),
    period: `（${period}）`,
    foot: `${period} · 规则第 ${form.scheme.version} 版 · ${form.scheme.hash}`,
    annex: `${name}　${post}　${period}`,
  };
  const note = missingNote(missing);
  if (note !== "") sheet.remarks = sheet.remarks === "无" ? note : `${sheet.remarks}\n${note}`;
  return { sheet, missing };
}
