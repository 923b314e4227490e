import type { KnownColumn, Header as SheetHeader } from "@/lib/sheet/header";
import { CATEGORIES, GENDERS, POLITICAL } from "../labels";

/** The roster: its columns, in the order of template and export. The phone is the only column that may be missing. */
export const COLUMNS = [
  { key: "employeeNo", label: "工号", alias: ["员工号", "职工号", "员工编号", "人员编号", "职工编号"] },
  { key: "name", label: "姓名", alias: ["名字", "员工姓名", "职工姓名"] },
  { key: "gender", label: "性别", alias: [], choices: Object.values(GENDERS) },
  { key: "bornOn", label: "出生年月", alias: ["出生日期", "出生时间", "生日"] },
  { key: "ethnicity", label: "民族", alias: [] },
  { key: "political", label: "政治面貌", alias: ["面貌", "党派"], choices: Object.values(POLITICAL) },
  { key: "joinedPartyOn", label: "入党时间", alias: ["入党日期", "入党年月", "加入党派时间"] },
  { key: "startedWorkOn", label: "参加工作时间", alias: ["工作时间", "参加工作日期", "参工时间"] },
  { key: "education", label: "学历", alias: ["文化程度", "最高学历"] },
  { key: "degree", label: "学位", alias: ["最高学位"] },
  { key: "professionalTitle", label: "专业技术职务", alias: ["职称", "专业技术职称", "技术职称"] },
  { key: "unit", label: "单位", alias: ["部门", "所在单位", "工作单位", "车间"] },
  { key: "branch", label: "党支部", alias: ["支部", "所属支部", "所在支部", "所属党支部"] },
  { key: "title", label: "现任职务", alias: ["职务", "岗位", "职务名称", "现职务"] },
  { key: "since", label: "任现职时间", alias: ["任职时间", "任现职务时间", "任现职日期"] },
  {
    key: "category",
    label: "职级类别",
    alias: ["职级", "类别", "职务层次", "人员类别"],
    choices: Object.values(CATEGORIES),
  },
  { key: "representative", label: "是否职工代表", alias: ["职工代表"], choices: ["是", "否"] },
  { key: "phone", label: "手机", alias: ["手机号", "手机号码", "联系电话", "电话", "联系方式"], optional: true },
] as const satisfies readonly KnownColumn[];

export type ColumnKey = (typeof COLUMNS)[number]["key"];

export const labelOf = (key: ColumnKey): string => COLUMNS.find((column) => column.key === key)?.label ?? key;

/** Where the columns stand in a sheet. */
export type Header = SheetHeader<ColumnKey>;
