import type { GoalAspect } from "@/prisma/generated/enums";
import { MANAGEMENT, TECHNIQUE } from "./tutoring-office";
import { EQUIPMENT, FORGING } from "./tutoring-shop";

/** One month of a pair: what was gone through, what is to be done until the next, what it taught. */
export type Lesson = { topic: string; summary: string; task: string; reflection: string };

type Goal = { aspect: GoalAspect; text: string; measure: string };
type Milestone = { text: string; delivery: string };
export type Course = {
  field: string;
  lessons: readonly Lesson[];
  goals: readonly Goal[];
  milestones: readonly Milestone[];
};

const goal = (aspect: GoalAspect, text: string, measure: string): Goal => ({ aspect, text, measure });
const node = (text: string, delivery: string): Milestone => ({ text, delivery });

export const COURSES = {
  forging: {
    field: "锻造操作与班组管理",
    lessons: FORGING,
    goals: [
      goal("VIRTUE", "带头遵守安全规程，参加支部或班组学习", "个人零违章；全年发言不少于4次"),
      goal("ABILITY", "能够独立主持班前会和换模", "班前会不少于20次，热换模独立完成4次"),
      goal("WORK", "本班首件合格率提高", "由94%提高到97%"),
    ],
    milestones: [node("掌握换模确认单", "确认单一份，班组试用"), node("独立组织一个班次", "当班记录和质量数据")],
  },
  equipment: {
    field: "动力设备运行与维修",
    lessons: EQUIPMENT,
    goals: [
      goal("VIRTUE", "严格执行操作票和监护制度", "操作票合格率100%"),
      goal("ABILITY", "能独立分析一般故障", "完成故障树不少于6张"),
      goal("WORK", "所管设备停机时间下降", "同比下降10%"),
    ],
    milestones: [node("独立填写操作票", "抽查10张合格"), node("提出检修窗口建议", "建议书一份")],
  },
  technique: {
    field: "工艺攻关与技术管理",
    lessons: TECHNIQUE,
    goals: [
      goal("VIRTUE", "发挥党员技术骨干作用", "微型党课1次，参加攻关组"),
      goal("ABILITY", "能组织跨单位的工艺评审和试制", "独立组织评审6次"),
      goal("WORK", "完成一项厂级攻关课题", "指标达到任务书要求并写入规程"),
    ],
    milestones: [node("课题任务书评审", "任务书"), node("成果写入作业指导书", "作业指导书")],
  },
  management: {
    field: "生产组织与综合管理",
    lessons: MANAGEMENT,
    goals: [
      goal("VIRTUE", "增强责任意识和廉洁意识", "廉洁风险点清单1份；按时参加组织生活"),
      goal("ABILITY", "提高协调和文字能力", "独立主持协调会8次，独立起草材料6篇"),
      goal("WORK", "改进一项管理流程", "办理时间缩短30%"),
    ],
    milestones: [node("蹲点班组一周", "蹲点报告"), node("流程改进试行", "前后对比数据")],
  },
} as const satisfies Record<string, Course>;

/** 本人总结 for the assessment at the end. */
export const FINAL_REPORTS = {
  forging:
    "一年来跟着师傅从换模、测温、首件做起，独立主持班前会26次，独立换模5次，本班首件合格率由94.1%提高到97.2%。最大的变化是遇到问题先往前一道工序看。师傅讲的“首件要看后面几百件的路”，我讲给了新来的同志。不足是组织分析会时数据准备还不够快，对模具寿命的判断还要积累。今后把台账坚持下去，带好下一个新人。",
  technique:
    "结对期间完成厂级攻关课题，变形均匀性指标达到任务书要求，成果写入两份作业指导书；独立组织工艺评审8次，带出两名年轻同志。导师教我先把题目做小、把风险讲在前面、把成果先给车间用。试制安排第一次没谈成，第二次带着最坏情况的预案去，车间主动让出夜班，这件事让我懂得技术之外的功夫。不足是放手还不够早，今后要把带队伍放在和做课题同样的位置。",
  management:
    "结对以来整理台账口径，参与流程合并，蹲点班组一周。文字材料比过去精炼，但协调会主持次数没有达到目标，流程改进只完成试行，数据对比不足。有三个月因为参加专项工作，任务完成得拖沓。希望延长一段时间，把流程改进做完，把欠下的会补上。",
} as const;
