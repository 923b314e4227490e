import type { Role } from "@/lib/auth/roles";
import type { Category, Gender } from "@/lib/organisation/labels";

/**
 * The people of the demonstration who are somebody: leaders, those under appraisal, those who run it. All names are
 * invented. Numbers are fixed: the first two digits are the unit's (chart.ts), 10 stands for the plant's leaders.
 */
export type Somebody = {
  no: string;
  name: string;
  gender: Gender;
  /** Age at the end of last year. */
  age: number;
  /** A team of the unit; the unit itself without it. */
  team?: string;
  title: string;
  category: Category;
  /** In post since: years before last year, month and day. "0/09-15" lies in last year. */
  since: string;
  /** The post before, held up to this one. */
  former?: { title: string; category: Category; since: string };
  party?: boolean;
  /** 民主党派 */
  democratic?: boolean;
  ethnicity?: string;
  education?: string;
  degree?: string;
  professional?: string;
  represents?: boolean;
};

type Person = Omit<Somebody, "no" | "name" | "gender" | "age" | "title" | "category" | "since">;

const as =
  (category: Category) =>
  (
    no: string,
    name: string,
    gender: Gender,
    age: number,
    title: string,
    since: string,
    rest: Person = {},
  ): Somebody => ({
    ...{ no, name, gender, age, title, category, since, ...rest },
  });
const leader = as("PLANT_LEADER");
const chief = as("MIDDLE_CHIEF");
const deputy = as("MIDDLE_DEPUTY");
const backbone = as("BACKBONE");
const staff = as("STAFF");

const MASTER = { education: "研究生", degree: "硕士" } as const;
const was = (title: string, category: Category, since: string) => ({ former: { title, category, since } });

export const LEADERS: readonly Somebody[] = [
  leader("1001", "戚怀谷", "MALE", 54, "党委书记、副厂长", "4/05-06", { party: true, professional: "高级政工师" }),
  leader("1002", "车屹衡", "MALE", 51, "厂长、党委副书记", "3/11-20", { party: true, professional: "正高级工程师" }),
  leader("1003", "郦书筠", "FEMALE", 50, "党委副书记、工会主席", "5/03-18", {
    ...{ party: true, professional: "高级政工师" },
  }),
  leader("1004", "蔺守堃", "MALE", 52, "纪委书记、党委委员", "2/07-11", { party: true, professional: "高级政工师" }),
  leader("1005", "敖振垣", "MALE", 48, "副厂长、党委委员", "3/04-02", { party: true, professional: "高级工程师" }),
  leader("1006", "芮启墉", "MALE", 47, "副厂长", "2/01-15", { party: true, professional: "高级工程师" }),
  leader("1007", "冼知矩", "MALE", 46, "总工程师", "4/09-01", {
    ...{ party: true, professional: "正高级工程师", ...MASTER },
  }),
];

/** 中层正职 10, 中层副职 7, 基层骨干 7. */
export const SUBJECTS: readonly Somebody[] = [
  chief("1101", "卞砺锋", "MALE", 45, "主任", "3/04-10", {
    ...{ party: true, professional: "高级工程师", ...was("副主任", "MIDDLE_DEPUTY", "8/06-01") },
  }),
  chief("1201", "郗长岳", "MALE", 49, "主任、第二党支部书记", "6/02-20", { party: true, professional: "高级工程师" }),
  chief("1301", "苗垚成", "MALE", 43, "主任", "2/08-05", {
    ...{ party: true, professional: "工程师", ...was("副主任", "MIDDLE_DEPUTY", "6/03-01") },
  }),
  chief("1401", "尉迟炜", "MALE", 47, "主任", "5/10-12", { party: true, professional: "高级工程师" }),
  chief("1501", "佟屿桥", "MALE", 41, "主任、第一党支部书记", "2/03-25", {
    ...{ party: true, ethnicity: "满族", professional: "工程师" },
  }),
  chief("1601", "钮卫泓", "MALE", 50, "站长、第四党支部书记", "7/01-08", { party: true, professional: "高级工程师" }),
  chief("1701", "上官知微", "FEMALE", 44, "站长、第三党支部书记", "3/06-16", {
    ...{ party: true, professional: "高级工程师", ...MASTER, ...was("副站长", "MIDDLE_DEPUTY", "8/04-01") },
  }),
  chief("2101", "臧延坡", "MALE", 46, "科长、机关党支部书记", "4/12-01", { party: true, professional: "经济师" }),
  chief("2201", "逄赟", "MALE", 40, "科长", "2/05-20", {
    ...{ democratic: true, professional: "高级工程师", ...MASTER, ...was("主任工艺师", "BACKBONE", "7/07-01") },
  }),
  chief("2301", "冀匡时", "MALE", 48, "科长", "5/05-05", { party: true, professional: "高级工程师" }),
  deputy("1102", "牟砚田", "MALE", 38, "副主任", "3/09-10", {
    ...{ party: true, professional: "工程师", ...was("工艺员", "STAFF", "9/07-01") },
  }),
  deputy("1202", "湛一鸣", "MALE", 36, "副主任", "2/04-18", { party: true, professional: "工程师", ...MASTER }),
  deputy("1302", "仝犇", "MALE", 39, "副主任", "4/03-03", { party: true, professional: "工程师" }),
  deputy("1702", "亓若珩", "FEMALE", 37, "副站长", "2/11-02", { party: true, professional: "高级工程师", ...MASTER }),
  deputy("2401", "瞿定澜", "MALE", 42, "副科长（主持工作）", "3/01-22", {
    ...{ party: true, professional: "注册安全工程师" },
  }),
  deputy("2601", "訾文翀", "MALE", 35, "副主任（主持工作）", "0/09-15", {
    ...{ party: true, professional: "政工师", ...was("文秘", "STAFF", "8/07-01") },
  }),
  deputy("2701", "邬静姝", "FEMALE", 41, "副科长（主持工作）", "4/06-30", { professional: "高级会计师" }),
  backbone("1103", "鄢砥", "MALE", 40, "班长", "5/01-01", {
    ...{ team: "模压一班", party: true, professional: "高级技师", education: "大学专科" },
  }),
  backbone("1203", "穆青峦", "MALE", 38, "班长", "3/07-01", {
    ...{ team: "自由锻一班", ethnicity: "回族", professional: "技师", education: "大学专科" },
  }),
  backbone("1403", "曲若瓴", "FEMALE", 33, "主管工艺师", "2/03-01", { party: true, professional: "工程师", ...MASTER }),
  backbone("1603", "祁烁", "MALE", 32, "计控技术主管", "2/06-01", { team: "计控班", professional: "工程师" }),
  backbone("1703", "巫叶蓁", "FEMALE", 34, "无损检测主管", "3/02-01", {
    ...{ team: "无损检测班", party: true, professional: "工程师" },
  }),
  backbone("2203", "欧阳璟", "FEMALE", 36, "主任工艺师", "2/07-10", {
    ...{ party: true, professional: "高级工程师", education: "研究生", degree: "博士" },
  }),
  backbone("2303", "单泓屹", "MALE", 35, "液压主管工程师", "3/11-01", { party: true, professional: "工程师" }),
];

/** Neither leaders nor appraised: those who run the appraisal, the three officers, two staff representatives. */
export const RUNNERS: readonly Somebody[] = [
  staff("2501", "蒯思齐", "FEMALE", 34, "组织员", "4/03-01", { party: true, professional: "政工师", ...MASTER }),
  staff("2502", "宓以宁", "FEMALE", 29, "组织员", "2/07-01", { party: true, professional: "助理政工师" }),
  staff("2503", "鞠问渠", "MALE", 36, "纪检干事", "3/05-01", { party: true, professional: "政工师" }),
  staff("2504", "雒安澜", "FEMALE", 39, "工会干事", "6/01-01", { party: true, professional: "政工师" }),
  staff("2602", "晏可凡", "MALE", 31, "信息系统管理员", "3/08-01", { professional: "工程师" }),
  staff("2603", "郏桐", "FEMALE", 33, "信息安全管理员", "2/09-01", { party: true, professional: "工程师" }),
  staff("2702", "厉承俭", "MALE", 45, "内部审计员", "6/04-01", { party: true, professional: "审计师" }),
  staff("1112", "种春霖", "MALE", 37, "模锻工", "9/07-01", {
    ...{ team: "模压二班", represents: true, professional: "技师", education: "大学专科" },
  }),
  staff("1212", "简素岑", "FEMALE", 35, "天车工", "8/07-01", {
    ...{ team: "自由锻加热班", represents: true, education: "中专" },
  }),
  staff("1412", "尉迟焕", "MALE", 42, "热处理工", "9/03-01", {
    ...{ team: "固溶班", represents: true, professional: "技师", education: "技校" },
  }),
  // A chief technician who mentors, and retires in the course of this year.
  staff("1199", "束定岳", "MALE", 59, "首席技师", "9/01-01", {
    ...{ team: "模压二班", professional: "高级技师", education: "技校" },
  }),
  // The one deliberate pair of the same name, in two units.
  staff("1330", "隋晓棠", "FEMALE", 30, "胀形工", "5/07-01", { team: "环轧一班", education: "大学专科" }),
  staff("1731", "隋晓棠", "FEMALE", 34, "金相检验员", "6/07-01", { team: "理化检验班", professional: "助理工程师" }),
];

/** Has left by the day of loading: no account to sign in with. */
export const RETIRED = "1199";

export const SOMEBODIES: readonly Somebody[] = [...LEADERS, ...SUBJECTS, ...RUNNERS];

type Granted = { no: string; role: Role; unit?: string; branch?: string; reason: string };

const ACTING = "副职主持工作期间，由分管厂领导履行单位负责人职责";

export const GRANTS: readonly Granted[] = [
  { no: "2602", role: "SYSTEM_ADMIN", reason: "三员任命通知" },
  { no: "2603", role: "SECURITY_ADMIN", reason: "三员任命通知" },
  { no: "2702", role: "AUDIT_ADMIN", reason: "三员任命通知" },
  { no: "1001", role: "SECRETARY", reason: "党委任职文件" },
  ...["1002", "1003", "1004", "1005"].map((no) => ({ no, role: "COMMITTEE" as const, reason: "党委任职文件" })),
  ...["1003", "1007"].map((no) => ({ no, role: "APPRAISAL_GROUP" as const, reason: "考核领导小组成员名单" })),
  ...["1004", "2503"].map((no) => ({ no, role: "DISCIPLINE" as const, reason: "纪委分工" })),
  ...["2501", "2502"].map((no) => ({ no, role: "ORGANISER" as const, reason: "党群工作部分工" })),
  { no: "1501", role: "BRANCH_SECRETARY", branch: "第一党支部", reason: "支部选举结果" },
  { no: "1201", role: "BRANCH_SECRETARY", branch: "第二党支部", reason: "支部选举结果" },
  { no: "1701", role: "BRANCH_SECRETARY", branch: "第三党支部", reason: "支部选举结果" },
  { no: "1601", role: "BRANCH_SECRETARY", branch: "第四党支部", reason: "支部选举结果" },
  { no: "2101", role: "BRANCH_SECRETARY", branch: "机关党支部", reason: "支部选举结果" },
  ...(
    [
      ["1101", "模压车间"],
      ["1201", "自由锻车间"],
      ["1301", "环轧车间"],
      ["1401", "热处理车间"],
      ["1501", "机加车间"],
      ["1601", "动力计控站"],
      ["1701", "质量检测站"],
      ["2101", "生产科"],
      ["2201", "技术科"],
      ["2301", "设备科"],
      ["2401", "安全环保科"],
      ["2601", "综合办公室"],
      ["2701", "财务科"],
    ] as const
  ).map(([no, unit]) => ({ no, role: "UNIT_HEAD" as const, unit, reason: "行政任职文件" })),
  { no: RETIRED, role: "MENTOR", reason: "导师聘任书" },
  // The acting heads are appraised as deputies: the comment on them is their leader's to write.
  { no: "1003", role: "UNIT_HEAD", unit: "党群工作部", reason: "分管厂领导兼任" },
  { no: "1006", role: "UNIT_HEAD", unit: "安全环保科", reason: ACTING },
  { no: "1002", role: "UNIT_HEAD", unit: "综合办公室", reason: ACTING },
  { no: "1002", role: "UNIT_HEAD", unit: "财务科", reason: ACTING },
];

/** 回避关系 between people who would otherwise rate each other. */
export const RELATIVES = [
  { one: "1401", other: "1412", relation: "三代以内旁系血亲" },
  { one: "1301", other: "2101", relation: "近姻亲" },
] as const;

/** Who signs in to see what: printed at the first start, and the table of docs/demonstration.md. */
export const CAST: readonly { no: string; sees: string }[] = [
  { no: "1001", sees: "批准考核、读全部结果、登记党委审定；待批准的锻炼安排、待签发的规则" },
  { no: "1002", sees: "党委委员：读结果；作为上级领导按18项指标评价，尚未交回" },
  { no: "2501", sees: "组织员：编制、启动、进度、催办、开箱、打印；结对、锻炼、培养计划、名册" },
  { no: "2502", sees: "组织员（第二人）" },
  { no: "2503", sees: "纪检：影响等次情形登记、监督开箱、待答复的廉政意见" },
  { no: "1007", sees: "考核领导小组：提出等次建议；分管领导评语" },
  { no: "1701", sees: "党支部书记、单位负责人：待签的结对协议、逾期提醒；已交回" },
  { no: "1101", sees: "单位负责人，既被考核也评价他人：今年未交回，去年结果待签意见；待写的锻炼鉴定" },
  { no: "1102", sees: "被考核的中层副职：今年已交回，去年结果已签意见；导师：本月帮带记录待写（手机）" },
  { no: "1103", sees: "被考核的基层骨干：今年有草稿未交" },
  { no: "1505", sees: "培养对象：待写体会并确认的帮带记录" },
  { no: "1404", sees: "锻炼人员：逾期的书面汇报" },
  { no: "1112", sees: "职工代表：今年尚未评价" },
  { no: "1212", sees: "职工代表：今年已交回，可核验回执" },
  { no: "2504", sees: "监票人" },
  { no: "2602", sees: "系统管理员：开立、停用账号" },
  { no: "2603", sees: "安全管理员：授予角色、重置口令" },
  { no: "2702", sees: "审计管理员：审计记录" },
];
