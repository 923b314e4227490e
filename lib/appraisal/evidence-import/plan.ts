import { Fraction } from "@/lib/fraction";
import { tidyName } from "@/lib/organisation/names";
import { employeeNoOf } from "@/lib/organisation/roster/cells";
import type { RawRow } from "@/lib/sheet/header";
import { RowReader, type Say } from "@/lib/sheet/row-reader";
import type { Change, Fault } from "@/lib/sheet/rows";
import { linesByNumber, sayTwins } from "@/lib/sheet/twins";
import type { QuarterMark } from "@/prisma/generated/enums";
import { QUARTER_LABELS } from "../evidence/labels";
import { type EvidenceEntry, MOST_SOURCE, score } from "../evidence/schema";
import { COLUMNS, type ColumnKey, type Header, labelOf, QUARTER_KEYS } from "./columns";

/** A subject of the cycle and what is recorded. */
export type KnownSubject = {
  subjectId: string;
  employeeNo: string;
  name: string;
  performance: string | null;
  source: string;
  quarters: readonly (QuarterMark | null)[];
  mayEnter: true | string;
};

type Planned = {
  outcome: "CHANGE" | "SAME" | "REFUSED";
  changes: Change[];
  faults: Fault[];
  /** What applying a good row enters, as if it had been typed. */
  entry: EvidenceEntry | null;
};
export type CheckedRow = RawRow & Planned & { employeeNo: string; name: string };

/** Every row planned against what is recorded; depends on nothing else. */
export function planRows(rows: readonly RawRow[], at: Header["at"], subjects: readonly KnownSubject[]): CheckedRow[] {
  const known = new Map(subjects.map((subject) => [subject.employeeNo, subject]));
  const readers = rows.map((row) => new EvidenceReader(row, at));
  const lines = linesByNumber(readers);
  return readers.map((reader, index) => {
    const { employeeNo, name } = reader;
    const twins = sayTwins(reader, lines);
    if (twins) reader.fault("employeeNo", twins.reason, twins.mend);
    const planned = plan(reader, known.get(employeeNo) ?? reader.unknown(subjects));
    return { ...(rows[index] as RawRow), employeeNo, name, ...planned };
  });
}

function plan(reader: EvidenceReader, subject: KnownSubject | null): Planned {
  const refused = (): Planned => ({ outcome: "REFUSED", changes: [], faults: reader.faults, entry: null });
  if (!subject) return refused();
  if (reader.name && reader.name !== tidyName(subject.name)) {
    reader.fault("name", `工号 ${subject.employeeNo} 在本次考核中是“${subject.name}”。`, "请核对工号和姓名。");
  }
  const entry = reader.entry(subject);
  if (reader.faults.length > 0) return refused();
  const changes = changesOf(subject, entry);
  if (changes.length === 0) return { outcome: "SAME", changes, faults: [], entry: null };
  // Only a row that would change something needs permission: one's own comes back unchanged with every export.
  if (subject.mayEnter !== true) {
    reader.fault("employeeNo", subject.mayEnter, "请删去这一行，或恢复原来的内容。");
    return refused();
  }
  return { outcome: "CHANGE", changes, faults: [], entry };
}

function changesOf(old: KnownSubject, entry: EvidenceEntry): Change[] {
  const said = (grade: QuarterMark | null | undefined) => (grade ? QUARTER_LABELS[grade] : "");
  const pairs: [key: ColumnKey, before: string, now: string][] = [
    ["performance", old.performance ?? "", entry.performance ?? ""],
    ["source", old.source, entry.source],
    ...QUARTER_KEYS.map((key, at): [ColumnKey, string, string] => [
      key,
      said(old.quarters[at]),
      said(entry.quarters[at]),
    ]),
  ];
  return pairs
    .filter(([, before, now]) => before !== now)
    .map(([key, before, now]) => ({ column: labelOf(key), old: before, new: now }));
}

class EvidenceReader extends RowReader<ColumnKey> {
  readonly line: number;
  readonly employeeNo: string;
  readonly name: string;

  constructor(
    row: RawRow,
    private readonly at: Header["at"],
  ) {
    super(row, { at }, COLUMNS);
    this.line = row.line;
    this.employeeNo = this.with("employeeNo", employeeNoOf);
    this.name = this.with("name", (cell, fault) => {
      const name = tidyName(cell?.text ?? "");
      if (!name) fault("name", "没有填写姓名。", "请填写姓名：工号和姓名一致才录入。");
      return name;
    });
  }

  /** Not of this cycle; a number that Excel robbed of its zeros is named. */
  unknown(subjects: readonly KnownSubject[]): null {
    if (!this.employeeNo) return null;
    const bare = (number: string) => number.replace(/^0+/, "");
    const meant = subjects.find(({ employeeNo }) => bare(employeeNo) === bare(this.employeeNo));
    const mend = meant
      ? `“${meant.name}”的工号是 ${meant.employeeNo}，Excel 可能去掉了开头的 0：请把这一列设为文本格式。`
      : "请核对工号，或删去这一行。";
    this.fault("employeeNo", `本次考核的被考核人中没有工号 ${this.employeeNo}。`, mend);
    return null;
  }

  /** An empty cell means "not recorded", as in the typed sheet; a column that is missing changes nothing. */
  entry(old: KnownSubject): EvidenceEntry {
    const stated = (key: ColumnKey) => this.at[key] !== undefined;
    return {
      subjectId: old.subjectId,
      performance: stated("performance") ? this.with("performance", scoreOf) : old.performance,
      source: stated("source") ? this.text("source", MOST_SOURCE) : old.source,
      quarters: QUARTER_KEYS.map((key, at) => {
        if (!stated(key)) return old.quarters[at] ?? null;
        return this.cell(key) ? this.code(key, QUARTER_LABELS) : null;
      }),
    };
  }
}

/** A formula may yield 86.333333: nothing is rounded in silence. */
function scoreOf(cell: { text: string } | null, fault: Say<ColumnKey>): string | null {
  const said = cell?.text.normalize("NFKC").replace(/\s|分$/g, "") ?? "";
  if (!said) return null;
  if (score.safeParse(said).success) return Fraction.parse(said).round(2);
  fault("performance", `“${said}”不是0至100之间、最多两位小数的分数。`, "请改正；没有得分就留空，不要填0。");
  return null;
}
