import type { TrainingLine } from "@/prisma/generated/enums";

/** One thing to learn within a year, with what its owner writes on the way and at the end. */
export type Aim = {
  line: TrainingLine;
  goal: string;
  measure: string;
  /** Month and day within the year. */
  due: string;
  underway: string;
  done: string;
};

const aim = (line: TrainingLine, due: string, goal: string, measure: string, underway: string, done: string): Aim => ({
  line,
  due,
  goal,
  measure,
  underway,
  done,
});

/** Two or three of these make a plan; who owns what follows from the number. */
export const AIMS: readonly Aim[] = [
  aim(
    ...(["THEORY", "06-30", "完成党校网络课程40学时", "结业测试80分以上"] as const),
    "已学完22学时，笔记已交支部。",
    "学完40学时，结业测试88分，证书已交支部存档。",
  ),
  aim(
    ...(["BUSINESS", "09-20", "取得锻造高级工（三级）以上技能等级", "取得证书"] as const),
    "理论考试通过，实操安排在下月。",
    "理论82分、实操86分，证书编号已登记。",
  ),
  aim(
    ...(["PROJECT", "11-30", "完成加热炉余热利用小改小革一项", "年节约天然气1.5万立方米以上"] as const),
    "换热器位置已与设备科确认，等待停炉窗口。",
    "投用两个月，折算年节约1.7万立方米，有计量记录。",
  ),
  aim(
    ...(["POST", "10-31", "到上下游工序各顶岗两周", "顶岗单位评价良好以上"] as const),
    "下料工序顶岗完成，热处理工序下月开始。",
    "两个工序顶岗完成，评价分别为优秀、良好。",
  ),
  aim(
    ...(["THEORY", "09-30", "通读国有企业基层组织工作条例并作一次微型党课", "党课一次，听课30人以上"] as const),
    "已读完，党课提纲送支部书记审阅。",
    "在车间活动室讲了一课，听课41人。",
  ),
  aim(
    ...(["BUSINESS", "05-31", "掌握质量分析工具并写出两份分析报告", "报告被车间采用"] as const),
    "第一份排列图分析已完成，第二份正在收集数据。",
    "两份报告均在质量分析会上采用，附会议记录。",
  ),
  aim(
    ...(["PROJECT", "08-31", "参加降低模具消耗攻关组", "单件模具费用下降5%"] as const),
    "完成镶块材料对比试验三组。",
    "单件模具费用下降6.2%，财务科核对无误。",
  ),
  aim(
    ...(["POST", "12-15", "担任班组安全员轮值四个月", "轮值期间班组零违章"] as const),
    "轮值两个月，当面纠正违章5次。",
    "轮值期满，班组零违章，移交记录已签字。",
  ),
  aim(
    ...(["BUSINESS", "11-15", "学会用数值模拟校核工艺", "独立完成3个件的校核"] as const),
    "完成第一个环件的校核，与实测差一成。",
    "3个件校核完成，其中1个件据此改了预锻形状。",
  ),
];

export const CHECK_NOTES = {
  ON_TRACK: ["进度正常。", "佐证齐全，按计划推进。", "与责任人核对过，下季度可完成一半以上。"],
  BEHIND: ["生产任务紧，进度落后，请责任人两周内补上。", "只有口头说明，没有佐证，下季度重点检查。"],
  MET: ["已达标，佐证已看。", "达到衡量标准。"],
} as const;
