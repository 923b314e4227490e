/**
 * Every rule that the committee may set, with its default, its limits and where the default comes from (domain.md §4–6).
 * The screen, the schema, the comparison of versions and the types follow from here. A key is never reused with another
 * meaning: old versions are read with it.
 */
export type NumberRule = {
  label: string;
  unit: string;
  least: number;
  most: number;
  value: number;
  /** Where the default comes from, or what it does. */
  why: string;
};
export type ChoiceRule = { label: string; choices: readonly string[]; value: string; why: string };
export type RuleField = NumberRule | ChoiceRule;

const POOL = {
  label: {
    label: "名称",
    choices: ["优秀年轻干部", "后备干部"],
    value: "优秀年轻干部",
    why: "2018年后多数文件改用优秀年轻干部",
  },
  deputyAge: { label: "副职培养人选年龄上限", unit: "周岁", least: 25, most: 60, value: 35, why: "推荐入库之日计" },
  chiefAge: { label: "正职培养人选年龄上限", unit: "周岁", least: 25, most: 60, value: 40, why: "推荐入库之日计" },
  ageCap: { label: "在库年龄上限", unit: "周岁", least: 30, most: 60, value: 45, why: "超过即应出库" },
  workYears: { label: "工作年限", unit: "年", least: 0, most: 20, value: 3, why: "参加工作至推荐之日" },
  plantYears: { label: "本厂工作年限", unit: "年", least: 0, most: 20, value: 2, why: "按最早任职记录核对" },
  degree: {
    label: "学历要求",
    choices: ["大学本科", "大学专科", "不限"],
    value: "大学专科",
    why: "本科优先；生产一线大专且实绩突出可以入库",
  },
  keyPostYears: {
    label: "近期人选重要岗位任职年限",
    unit: "年",
    least: 0,
    most: 10,
    value: 1,
    why: "中层或基层骨干岗位",
  },
  gradeYears: { label: "年度考核须称职以上的年数", unit: "年", least: 1, most: 5, value: 3, why: "推荐前最近几年" },
  nearExcellent: { label: "近期人选其间优秀次数", unit: "次", least: 0, most: 5, value: 1, why: "近期人选另加" },
  sanctionYears: { label: "无处分年数", unit: "年", least: 0, most: 10, value: 3, why: "处分期内不得入库" },
  perChief: { label: "每个正职岗位培养人数", unit: "人", least: 0, most: 5, value: 2, why: "旧例1∶2" },
  perDeputy: { label: "每个副职岗位培养人数", unit: "人", least: 0, most: 5, value: 1, why: "旧例1∶1" },
  nearShare: { label: "近期人选占比目标", unit: "%", least: 0, most: 100, value: 33, why: "近期不少于三分之一" },
  youngAge: { label: "年轻人选的年龄", unit: "周岁", least: 25, most: 50, value: 35, why: "只作结构分析" },
  youngShare: { label: "年轻人选占比目标", unit: "%", least: 0, most: 100, value: 50, why: "以年轻为主" },
  womenShare: { label: "女性占比目标", unit: "%", least: 0, most: 100, value: 15, why: "只作结构分析" },
  productionShare: { label: "有生产一线经历占比目标", unit: "%", least: 0, most: 100, value: 50, why: "只作结构分析" },
  technicalShare: { label: "专业技术背景占比目标", unit: "%", least: 0, most: 100, value: 60, why: "只作结构分析" },
  nearWithin: { label: "近期：几年内可用", unit: "年", least: 1, most: 5, value: 1, why: "近期可用不超过一年" },
  middleWithin: { label: "中期：几年内可用", unit: "年", least: 1, most: 10, value: 3, why: "中期培养一至三年" },
  farWithin: { label: "远期：几年内可用", unit: "年", least: 1, most: 15, value: 5, why: "远期关注三至五年" },
  reviewFrom: { label: "年度评估开始", unit: "月", least: 1, most: 12, value: 2, why: "年度考核之后" },
  reviewUntil: { label: "年度评估完成", unit: "月", least: 1, most: 12, value: 3, why: "" },
  noGrowthReviews: { label: "连续无成长评估次数", unit: "次", least: 1, most: 5, value: 2, why: "达到即建议出库" },
} as const satisfies Record<string, RuleField>;

const MENTORING = {
  termMonths: { label: "结对期限", unit: "个月", least: 3, most: 36, value: 12, why: "一年；可续一次" },
  craftMonths: { label: "师带徒期限上限", unit: "个月", least: 3, most: 60, value: 36, why: "技能师带徒" },
  renewals: { label: "可续结对次数", unit: "次", least: 0, most: 3, value: 1, why: "" },
  signDays: { label: "签订协议期限", unit: "个工作日", least: 1, most: 60, value: 10, why: "自结对之日" },
  mentorYears: { label: "导师本领域年限", unit: "年", least: 0, most: 30, value: 5, why: "参加工作至结对之日" },
  logDay: { label: "月度记录提醒日", unit: "日", least: 1, most: 28, value: 25, why: "每月" },
  logGraceDays: {
    label: "月度记录宽限",
    unit: "天",
    least: 0,
    most: 30,
    value: 10,
    why: "逾期先提醒双方，再提醒支部书记",
  },
  summaryDays: {
    label: "季度小结期限",
    unit: "天",
    least: 1,
    most: 60,
    value: 10,
    why: "季末之后；宽限与月度记录相同",
  },
  amberMisses: { label: "黄牌：连续缺记录", unit: "月", least: 1, most: 12, value: 2, why: "" },
  redMisses: { label: "红牌：连续缺记录", unit: "月", least: 2, most: 12, value: 3, why: "" },
  midTermMonth: { label: "中期检查", unit: "个月", least: 1, most: 18, value: 6, why: "结对后第几个月" },
  endingDays: { label: "期满、中期提前提醒", unit: "天", least: 1, most: 90, value: 30, why: "" },
  gapDays: { label: "更换导师最长空档", unit: "天", least: 0, most: 90, value: 30, why: "" },
  changeDays: { label: "更换申请办理期限", unit: "个工作日", least: 1, most: 60, value: 10, why: "" },
  menteeShare: { label: "出师：本人总结", unit: "分", least: 0, most: 100, value: 30, why: "四项合计100分" },
  mentorShare: { label: "出师：导师评价", unit: "分", least: 0, most: 100, value: 30, why: "" },
  hostShare: { label: "出师：单位（技能）评价", unit: "分", least: 0, most: 100, value: 30, why: "" },
  logShare: { label: "出师：记录完整", unit: "分", least: 0, most: 100, value: 10, why: "按应有与已有月份计" },
  excellentFrom: { label: "优秀出师", unit: "分", least: 0, most: 100, value: 90, why: "" },
  passFrom: { label: "出师", unit: "分", least: 0, most: 100, value: 75, why: "" },
  extendFrom: { label: "延期", unit: "分", least: 0, most: 100, value: 60, why: "低于此分不予出师" },
  extensionMonths: { label: "延期最长", unit: "个月", least: 1, most: 12, value: 6, why: "" },
  bonus: { label: "优秀出师考核加分上限", unit: "分", least: 0, most: 5, value: 1, why: "由组织员在加减分中采用" },
} as const satisfies Record<string, RuleField>;

const ROTATION = {
  leastMonths: { label: "计为经历的最短时间", unit: "个月", least: 0, most: 12, value: 3, why: "" },
  rotationLeast: { label: "轮岗最短", unit: "个月", least: 0, most: 60, value: 6, why: "6—24个月" },
  rotationMost: { label: "轮岗最长", unit: "个月", least: 1, most: 60, value: 24, why: "" },
  attachmentLeast: { label: "挂职最短", unit: "个月", least: 0, most: 60, value: 6, why: "半年至三年，多为一至二年" },
  attachmentMost: { label: "挂职最长", unit: "个月", least: 1, most: 60, value: 36, why: "" },
  secondmentMost: { label: "借调最长", unit: "个月", least: 1, most: 24, value: 6, why: "可延长一次" },
  exchangeLeast: { label: "交流最短", unit: "个月", least: 0, most: 60, value: 24, why: "" },
  extensions: { label: "可延长次数", unit: "次", least: 0, most: 3, value: 1, why: "须经批准" },
  extensionMonths: { label: "每次延长最长", unit: "个月", least: 1, most: 24, value: 6, why: "" },
  reportMonths: { label: "书面汇报间隔", unit: "个月", least: 1, most: 6, value: 3, why: "每月或每季度" },
  reportDays: { label: "汇报宽限", unit: "天", least: 0, most: 30, value: 10, why: "" },
  appraisalDays: { label: "期满鉴定期限", unit: "个工作日", least: 1, most: 60, value: 15, why: "" },
  endingDays: { label: "期满提前提醒", unit: "天", least: 1, most: 90, value: 30, why: "" },
} as const satisfies Record<string, RuleField>;

export const BOOKS = { POOL, MENTORING, ROTATION };
export type Book = keyof typeof BOOKS;

type Value<F> = F extends NumberRule ? number : string;
/** The rules of one book in force on a day. */
export type Rules<B extends Book> = { readonly [K in keyof (typeof BOOKS)[B]]: Value<(typeof BOOKS)[B][K]> };
