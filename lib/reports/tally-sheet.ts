import { coverage, type MissingGlyph, mark, missingNote } from "./glyphs";
import { typeset } from "./pdf";
import { clean, soften, widen } from "./text";

/** 民主测评汇总表 of one cycle: plain strings, only what may be published (merged blocks, counts from ten ballots up). */
export interface TallySheet {
  /** 锻造厂2025年度干部民主测评汇总表 */
  heading: string;
  /** 单位 */
  unit: string;
  /** 测评时间 */
  period: string;
  counts: {
    /** 应参加人数 */
    expected: string;
    /** 实参加人数 */
    present: string;
    /** 占比, `96.55%` */
    share: string;
    /** 发出票数 */
    issued: string;
    /** 收回票数 */
    returned: string;
    /** 有效票数 */
    valid: string;
    /** 无效票数 */
    invalid: string;
  };
  /** 优秀, 称职, … in the order of {@link TallySubject.overall} */
  options: string[];
  /** 德, 能, … in the order of {@link TallySubject.dimensions} */
  dimensions: string[];
  /** Pools in which subjects are ranked, with their subjects. */
  pools: { name: string; subjects: TallySubject[] }[];
  scheme: { version: string; hash: string };
  /** Explanations under the tables; one on merged groups is always printed. */
  notes?: string[];
}

export interface TallySubject {
  name: string;
  /** 职务 */
  post: string;
  /** Votes and share per option, pooled over the anonymous groups; `null` where fewer than ten voted. */
  overall: { votes: string; share: string }[] | null;
  /** Why there is no figure (测评无效…); then dimensions, score, rank are not printed. */
  invalid?: string;
  dimensions: string[];
  /** 测评得分 M */
  score: string;
  /** 同类排名, empty where the subject is not ranked */
  rank: string;
  /** Groups as merged: `同级+服务对象`; `null` means may not be published. */
  blocks: {
    group: string;
    weight: string;
    assigned: string;
    returned: string;
    valid: string;
    mean: string | null;
    weighted: string | null;
  }[];
}

export interface PrintedTally {
  bytes: Uint8Array<ArrayBuffer>;
  pages: number;
  /** Characters no font has, printed as 〓. */
  missing: MissingGlyph[];
}

const COUNTS = {
  expected: "应参加人数",
  present: "实参加人数",
  share: "占比",
  issued: "发出票数",
  returned: "收回票数",
  valid: "有效票数",
  invalid: "无效票数",
} as const;

const WITHHELD = "不足 10 票，不公布";
const MERGED = "注：组别为合并后的统计组，匿名组少于规定票数的并入相邻组，合并后仍不足的不公布组均分（—）。";
/** More than this cannot be a post's name; the rest is cut with a mark so that a row never fills a page. */
const LONGEST = 120;

/** @param dated the day the figures were published, `2026-02-06` */
export async function printTallySheet(sheet: TallySheet, dated: string): Promise<PrintedTally> {
  const covers = await coverage();
  const missing: MissingGlyph[] = [];
  const say = (text: string, where: string, limit = 5) => {
    const characters = [...clean(text).replace(/\s+/g, " ").trim()];
    const kept = characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}……` : characters.join("");
    return soften(mark(kept, where, covers, missing), limit);
  };
  let number = 0;
  const pools = sheet.pools.map((pool) => ({
    name: say(pool.name, "类别"),
    subjects: pool.subjects.map((subject) => {
      const who = `第 ${++number} 号`;
      return {
        number,
        name: widen(say(subject.name, `${who}姓名`)),
        post: say(subject.post, `${who}职务`),
        overall: subject.overall?.map((option) => ({ votes: clean(option.votes), share: clean(option.share) })) ?? null,
        withheld: subject.invalid === undefined ? WITHHELD : say(subject.invalid, `${who}说明`, 24),
        invalid: subject.invalid === undefined ? null : say(subject.invalid, `${who}说明`, 24),
        dimensions: subject.dimensions.map(clean),
        score: clean(subject.score),
        rank: clean(subject.rank) || "—",
        blocks: subject.blocks.map((block) => ({
          group: say(block.group, `${who}组别`, 8),
          weight: clean(block.weight),
          assigned: clean(block.assigned),
          returned: clean(block.returned),
          valid: clean(block.valid),
          mean: block.mean === null ? "—" : clean(block.mean),
          weighted: block.weighted === null ? "—" : clean(block.weighted),
        })),
      };
    }),
  }));
  const heading = say(sheet.heading, "标题", 24);
  const unit = say(sheet.unit, "单位");
  const period = say(sheet.period, "测评时间", 12);
  const options = sheet.options.map((option) => say(option, "总体评价"));
  const dimensions = sheet.dimensions.map((name) => say(name, "维度"));
  const notes = [MERGED, ...(sheet.notes ?? []).map((note) => say(note, "注", 24)), missingNote(missing)];
  const counts = Object.fromEntries(
    Object.entries(COUNTS).map(([key, label]) => [label, clean(sheet.counts[key as keyof typeof COUNTS])]),
  );
  const foot = `规则第 ${sheet.scheme.version} 版 · ${sheet.scheme.hash}`;
  const data = { heading, unit, period, counts, options, dimensions, pools, foot, notes: notes.filter(Boolean) };
  const { bytes, pages } = await typeset("tally-sheet", data, dated);
  return { bytes, pages, missing };
}
