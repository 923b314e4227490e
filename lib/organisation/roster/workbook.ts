import { type PlainDate, sayMonth } from "@/lib/calendar";
import { ERROR_COLUMN } from "@/lib/sheet/header";
import { handedBack } from "@/lib/sheet/row-reader";
import { sayFaults } from "@/lib/sheet/rows";
import type { SheetTable } from "@/lib/sheet/writer";
import { CATEGORIES, type Category, GENDERS, POLITICAL } from "../labels";
import type { PersonFacts } from "../person/schema";
import { COLUMNS, type ColumnKey } from "./columns";
import type { RowView } from "./queries";
import { MOST_ROWS, SHEET } from "./reading";

/** A person as a row of the roster. */
export type RosterPerson = {
  facts: PersonFacts;
  unit: string;
  branch: string;
  post: { title: string; category: Category; from: PlainDate } | null;
  representative: boolean;
};

const columns = () =>
  COLUMNS.map((column) => ({
    label: column.label,
    ...("choices" in column ? { choices: column.choices } : {}),
  }));

/** What the export writes is what the import reads: imported again, every row is 不变. */
export function rosterTable(people: readonly RosterPerson[]): SheetTable {
  return { name: SHEET, form: true, columns: columns(), rows: people.map((person) => rosterRow(person)) };
}

function rosterRow({ facts, unit, branch, post, representative }: RosterPerson): string[] {
  const cells: Record<ColumnKey, string> = {
    employeeNo: facts.employeeNo,
    name: facts.name,
    gender: GENDERS[facts.gender],
    bornOn: facts.bornOn ? sayMonth(facts.bornOn) : "",
    ethnicity: facts.ethnicity,
    political: POLITICAL[facts.political],
    joinedPartyOn: facts.joinedPartyOn ?? "",
    startedWorkOn: facts.startedWorkOn ?? "",
    education: facts.education,
    degree: facts.degree,
    professionalTitle: facts.professionalTitle,
    unit,
    branch,
    title: post?.title ?? "",
    since: post?.from ?? "",
    category: CATEGORIES[post?.category ?? "STAFF"],
    representative: representative ? "是" : "否",
    phone: facts.phone,
  };
  return COLUMNS.map((column) => cells[column.key]);
}

/** The sender's rows with what is wrong with each; read again, the column 错误 is left out. */
export function errorTable(rows: readonly RowView[]): SheetTable {
  return {
    name: SHEET,
    form: true,
    columns: [...columns(), { label: ERROR_COLUMN, width: 60 }],
    rows: rows.map((row) => [...COLUMNS.map((_column, at) => handedBack(row.cells[at])), sayFaults(row.faults)]),
  };
}

const HOW: Record<ColumnKey, [need: string, how: string]> = {
  employeeNo: ["必填", "认人的依据：已有此工号为变更，没有为新增。字母、数字、连字符，最多20位。开头的 0 要保留。"],
  name: ["必填", "两个字的姓名中间不必加空格。"],
  gender: ["必填", "男、女。"],
  bornOn: ["选填", "如 1988.05。1990年10月请写 1990.10（文本），不要写成 1990.1。"],
  ethnicity: ["选填", "如汉族、回族。"],
  political: ["必填", "中共党员、中共预备党员、共青团员、民主党派、群众。"],
  joinedPartyOn: ["选填", "如 2010.07 或 2010-07-01；不是党员不填。"],
  startedWorkOn: ["选填", "如 2008.07 或 2008-07-01。"],
  education: ["选填", "如大学本科。"],
  degree: ["选填", "如学士。"],
  professionalTitle: ["选填", "如高级工程师。"],
  unit: ["必填", "系统中单位的名称；没有的单位可以在核对时新建。"],
  branch: ["选填", "系统中党支部的名称。"],
  title: ["选填", "主要职务；不填不会免去已登记的职务。"],
  since: ["有职务时必填", "任现职的时间，不晚于今天。同一时间改职务为更正，更晚的时间为改任新职。"],
  category: ["选填", "厂领导、中层正职、中层副职、基层骨干、职工；不填为职工。"],
  representative: ["选填", "是、否；不填为否。厂领导和中层干部不作为测评中的职工代表。"],
  phone: ["选填", "11位手机号；整列可以没有。"],
};

/** The template: an empty roster whose cells are text and offer the choices, and a sheet that explains the columns. */
export function templateTables(): SheetTable[] {
  const explained = COLUMNS.map(({ key, label }) => [label, ...HOW[key]]);
  const general = [
    ["整张表", "", `一个文件最多 ${MOST_ROWS} 人；不得含身份证号。没有写进表里的人不受影响，离职请在其人员页办理。`],
  ];
  return [
    rosterTable([]),
    {
      name: "填写说明",
      columns: [{ label: "列" }, { label: "是否必填" }, { label: "怎样填写", width: 90 }],
      rows: [...explained, ...general],
    },
  ];
}
