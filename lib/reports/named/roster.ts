import { type PlainDate, sayMonth } from "@/lib/calendar";
import { GENDERS } from "@/lib/organisation/labels";
import { TARGETS, TIERS } from "@/lib/pool/labels";
import type { MemberView } from "@/lib/pool/queries";
import { coverage, type MissingGlyph, mark, missingNote } from "../glyphs";
import type { Paper } from "../paper/paper";
import { typeset } from "../pdf";
import { clean, paragraphs, soften } from "../text";

/** What the roster asks of a member beyond the list itself. */
export type Member = MemberView & {
  /** 主要培养措施 of this year. */
  measures: string[];
  mentors: string[];
};

/** The columns of 名册 (domain.md §3.5) in their order; together they are the width between the margins of A3. */
export const COLUMNS: { label: string; width: number; prose?: boolean }[] = [
  { label: "序号", width: 9 },
  { label: "姓名", width: 17 },
  { label: "性别", width: 9 },
  { label: "民族", width: 11 },
  { label: "出生年月\n（年龄）", width: 17 },
  { label: "籍贯", width: 18 },
  { label: "入党\n时间", width: 15 },
  { label: "参加工\n作时间", width: 15 },
  { label: "全日制学历学位·\n毕业院校及专业", width: 33 },
  { label: "在职学历学位·\n院校专业", width: 29 },
  { label: "专业技\n术职务", width: 18 },
  { label: "现任职务及\n任职时间", width: 32 },
  { label: "培养方向·\n部门", width: 24 },
  { label: "成熟度", width: 12 },
  { label: "入库\n时间", width: 15 },
  { label: "近三年\n考核等次", width: 21 },
  { label: "主要培养措施", width: 42, prose: true },
  { label: "导师", width: 18 },
  { label: "备注", width: 37, prose: true },
];

const month = (day: PlainDate | null) => (day ? sayMonth(day) : "");
const joined = (...texts: string[]) => texts.filter(Boolean).join("\n");

/** One line of the roster, cell by cell; the same for the PDF and for Excel. */
export function lineOf(member: Member, at: number): string[] {
  const { person, post } = member;
  return [
    ...[String(at + 1), person.name, GENDERS[person.gender], person.ethnicity],
    person.bornOn ? `${sayMonth(person.bornOn)}\n（${member.age}岁）` : "",
    ...[member.nativePlace, month(person.joinedPartyOn), month(person.startedWorkOn)],
    ...[joined(`${person.education}${person.degree}`, member.school), member.laterDegree, person.professionalTitle],
    post ? joined(`${post.unitName}${post.title}`, sayMonth(post.from)) : "",
    ...[joined(TARGETS[member.target], member.direction), TIERS[member.tier], month(member.joinedOn)],
    person.grades
      .slice(0, 3)
      .map(({ year, grade }) => `${year} ${grade}`)
      .join("\n"),
    ...[member.measures.join("\n"), member.mentors.join("、"), member.remark],
  ];
}

export type Roster = {
  title: string;
  lines: string[][];
  dated: PlainDate;
  /** Who reads it, and when: over every page and under it. */
  reader: string;
};

export const KEPT_INSIDE = "内部掌握";

/** The same table as data, for Word. */
export const rosterPaper = ({ title, lines }: Roster): Paper => ({
  ...{ title, mark: KEPT_INSIDE },
  parts: [
    {
      ...{ kind: "list", heading: `在册 ${lines.length} 人`, rows: lines, empty: "没有人在册。" },
      columns: COLUMNS.map(({ label, width, prose }) => ({ label, share: width, prose })),
    },
  ],
});

/** Full-width characters of 9 pt that surely stand in a cell of so many millimetres. */
const charactersIn = (width: number) => Math.max(1, Math.floor((width - 1.6) / 3.4));

/** The roster on A3. Every text flows; characters no font has are printed as 〓 and named under the table. */
export async function printRoster({ title, lines, dated, reader }: Roster) {
  const covers = await coverage();
  const missing: MissingGlyph[] = [];
  const say = (text: string, where: string, limit: number) =>
    soften(mark(paragraphs(text), where, covers, missing), limit);
  const rows = lines.map((cells) =>
    cells.map((text, at) => {
      const { label = "", width = 9 } = COLUMNS[at] ?? {};
      return say(text, label.replace(/\s/g, ""), charactersIn(width));
    }),
  );
  const named = say(title, "标题", 30);
  const who = mark(clean(reader), "", covers, []);
  const data = {
    ...{ title: named, mark: KEPT_INSIDE, columns: COLUMNS, rows, note: missingNote(missing) },
    count: `在册 ${lines.length} 人`,
    ...{ printed: who, foot: `${KEPT_INSIDE}　${who}`, watermark: `${KEPT_INSIDE}　${who}` },
  };
  return { ...(await typeset("roster", data, dated)), missing };
}
