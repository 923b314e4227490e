import type { UnitKind } from "@/lib/organisation/labels";

/** The demonstration plant on paper: units with their teams, branches, who serves whom. People stand in cast.ts. */

export type TeamPlan = { name: string; jobs: readonly string[] };

export type UnitPlan = {
  /** First two digits of the numbers of everybody in it. */
  code: string;
  name: string;
  kind: UnitKind;
  /** Number of the plant leader in charge (分管厂领导). */
  overseer: string;
  branch: string;
  /** People, Party members and staff representatives, teams included. */
  people: number;
  members: number;
  representatives: number;
  /** Jobs of those who belong to no team. */
  office: readonly string[];
  teams: readonly TeamPlan[];
};

export const PLANT = "锻造厂";

export const BRANCHES = ["第一党支部", "第二党支部", "第三党支部", "第四党支部", "机关党支部"] as const;

const team = (name: string, ...jobs: string[]): TeamPlan => ({ name, jobs });
const OFFICE = ["工艺员", "安全员", "统计员", "材料员", "调度员"] as const;

export const UNITS: readonly UnitPlan[] = [
  {
    ...{ code: "11", name: "模压车间", kind: "WORKSHOP", overseer: "1005", branch: "第一党支部" },
    ...{ people: 59, members: 23, representatives: 8, office: OFFICE },
    teams: [
      team("模压一班", "模锻工", "模锻工", "操作机手", "天车工"),
      team("模压二班", "模锻工", "模锻工", "操作机手", "天车工"),
      team("切边校正班", "切边工", "校正工", "打磨工"),
      team("模压加热班", "加热工", "测温工"),
    ],
  },
  {
    ...{ code: "12", name: "自由锻车间", kind: "WORKSHOP", overseer: "1005", branch: "第二党支部" },
    ...{ people: 46, members: 18, representatives: 8, office: OFFICE },
    teams: [
      team("自由锻一班", "自由锻工", "自由锻工", "操作机手"),
      team("自由锻二班", "自由锻工", "自由锻工", "操作机手"),
      team("自由锻加热班", "加热工", "测温工", "天车工"),
    ],
  },
  {
    ...{ code: "13", name: "环轧车间", kind: "WORKSHOP", overseer: "1005", branch: "第二党支部" },
    ...{ people: 48, members: 19, representatives: 8, office: OFFICE },
    teams: [
      team("制坯班", "制坯工", "冲孔工", "天车工"),
      team("环轧一班", "环轧工", "环轧工", "胀形工"),
      team("环轧二班", "环轧工", "环轧工", "胀形工"),
    ],
  },
  {
    ...{ code: "14", name: "热处理车间", kind: "WORKSHOP", overseer: "1007", branch: "第三党支部" },
    ...{ people: 40, members: 16, representatives: 7, office: OFFICE },
    teams: [
      team("固溶班", "热处理工", "热处理工", "吊装工"),
      team("时效班", "热处理工", "测温工"),
      team("淬火校直班", "淬火工", "校直工"),
    ],
  },
  {
    ...{ code: "15", name: "机加车间", kind: "WORKSHOP", overseer: "1007", branch: "第一党支部" },
    ...{ people: 44, members: 17, representatives: 7, office: OFFICE },
    teams: [
      team("锯切班", "锯切工", "下料工", "天车工"),
      team("粗加工班", "车工", "铣工", "车工"),
      team("精加工班", "数控车工", "数控铣工", "钳工"),
    ],
  },
  {
    ...{ code: "16", name: "动力计控站", kind: "STATION", overseer: "1006", branch: "第四党支部" },
    ...{ people: 34, members: 14, representatives: 6, office: ["技术员", "安全员", "资料员"] },
    teams: [
      team("供电班", "变电值班员", "高压电工"),
      team("水气班", "水泵工", "空压机工", "制氮工"),
      team("计控班", "计量检定员", "仪表工", "自动化维护员"),
    ],
  },
  {
    ...{ code: "17", name: "质量检测站", kind: "STATION", overseer: "1007", branch: "第三党支部" },
    ...{ people: 38, members: 20, representatives: 7, office: ["质量工程师", "体系管理员", "报告审核员"] },
    teams: [
      team("理化检验班", "力学检验员", "金相检验员", "化学分析员"),
      team("无损检测班", "超声检测员", "渗透检测员"),
      team("尺寸检验班", "检验员", "三坐标测量员"),
    ],
  },
  {
    ...{ code: "21", name: "生产科", kind: "DEPARTMENT", overseer: "1005", branch: "机关党支部" },
    ...{ people: 16, members: 9, representatives: 6, office: ["计划员", "调度员", "库管员", "合同管理员"] },
    teams: [],
  },
  {
    ...{ code: "22", name: "技术科", kind: "DEPARTMENT", overseer: "1007", branch: "机关党支部" },
    ...{ people: 22, members: 12, representatives: 6, office: ["工艺工程师", "模具设计师", "数值模拟员", "资料员"] },
    teams: [],
  },
  {
    ...{ code: "23", name: "设备科", kind: "DEPARTMENT", overseer: "1006", branch: "第四党支部" },
    ...{ people: 32, members: 15, representatives: 7, office: ["设备工程师", "备件管理员"] },
    teams: [team("机修班", "机修钳工", "焊工", "润滑工"), team("电修班", "维修电工", "电气调试员")],
  },
  {
    ...{ code: "24", name: "安全环保科", kind: "DEPARTMENT", overseer: "1006", branch: "第四党支部" },
    ...{ people: 9, members: 5, representatives: 5, office: ["安全工程师", "环保管理员", "职业健康管理员"] },
    teams: [],
  },
  {
    ...{ code: "25", name: "党群工作部", kind: "DEPARTMENT", overseer: "1003", branch: "机关党支部" },
    ...{ people: 9, members: 6, representatives: 3, office: ["宣传干事", "工会干事", "人事管理员"] },
    teams: [],
  },
  {
    ...{ code: "26", name: "综合办公室", kind: "DEPARTMENT", overseer: "1002", branch: "机关党支部" },
    ...{ people: 10, members: 4, representatives: 5, office: ["文秘", "档案管理员", "后勤管理员"] },
    teams: [],
  },
  {
    ...{ code: "27", name: "财务科", kind: "DEPARTMENT", overseer: "1002", branch: "机关党支部" },
    ...{ people: 7, members: 3, representatives: 4, office: ["成本会计", "出纳", "总账会计"] },
    teams: [],
  },
];

/** Provider → clients. Heads and deputies of the clients rate the provider's cadres as 服务对象. */
export const SERVICES: Readonly<Record<string, readonly string[]>> = {
  模压车间: ["热处理车间", "机加车间"],
  自由锻车间: ["环轧车间", "热处理车间"],
  环轧车间: ["热处理车间", "机加车间"],
  热处理车间: ["机加车间", "质量检测站"],
  机加车间: ["质量检测站", "生产科"],
  动力计控站: ["模压车间", "自由锻车间", "环轧车间", "热处理车间", "机加车间"],
  质量检测站: ["模压车间", "自由锻车间", "环轧车间", "热处理车间", "机加车间"],
  生产科: ["模压车间", "自由锻车间", "环轧车间", "热处理车间", "机加车间"],
  技术科: ["模压车间", "自由锻车间", "环轧车间", "热处理车间", "质量检测站"],
  设备科: ["模压车间", "自由锻车间", "环轧车间", "热处理车间", "机加车间", "动力计控站"],
  安全环保科: ["模压车间", "自由锻车间", "环轧车间", "热处理车间", "机加车间", "动力计控站", "设备科"],
  综合办公室: ["生产科", "技术科", "设备科", "财务科"],
  财务科: ["模压车间", "自由锻车间", "环轧车间", "生产科", "设备科"],
};

/** 安全环保科 came from one branch to another, so that the history of coverage has something to show. */
export const COVERED_BEFORE = { unit: "安全环保科", branch: "机关党支部" } as const;
