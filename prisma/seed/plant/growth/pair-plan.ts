import { addDays, addMonths, type PlainDate, plainDate } from "@/lib/calendar";
import type { PairGrade, PairKind } from "@/prisma/generated/enums";
import { type COURSES, FINAL_REPORTS } from "../texts/tutoring";
import { type Story, weekday } from "./story";

export type Completion = {
  opened: PlainDate;
  report: string;
  points: { report: string; mentor: string; host: string };
  source: string;
  opinion: string;
  branch: string;
  grade: PairGrade;
  months?: number;
};

/** One pair; what is left out has not happened. */
export type PairTale = {
  mentor: string;
  mentee: string;
  kind?: PairKind;
  course: keyof typeof COURSES;
  from: PlainDate;
  months?: number;
  made: PlainDate;
  /** How many of mentor, mentee, branch secretary and office have signed. */
  signed: 0 | 2 | 4;
  /** Months missed in a row before the day of loading. */
  missed?: number;
  /** The mentor has just written, the mentee has not answered. */
  unanswered?: true;
  check?: { mentor?: string; mentee?: string; note?: string };
  /** Goals as the mentor last said, in percent. */
  progress?: readonly [number, number, number];
  /** The mentee asks for another mentor; the next pair of the list follows. */
  change?: { asked: PlainDate; reason: string; next: PairTale };
  /** The mentor leaves the plant. */
  left?: { on: PlainDate; reason: string };
  completion?: Completion;
};

/** Twelve pairs: one begins where another ends, so that eleven are listed here. */
export function pairsOf(story: Story): PairTale[] {
  const { lastYear, year } = story.season;
  const ago = (months: number, days = 0) => weekday(story.ago(months, days));
  const summer = weekday(plainDate(`${lastYear}-08-01`));
  const over = (monthDay: string) => weekday(plainDate(`${year}-${monthDay}`));
  const extended = ago(9);
  return [
    // Fresh: nobody has signed yet.
    {
      ...{ mentor: "1302", mentee: "1321", course: "forging", signed: 0 },
      ...{ from: ago(0, 4), made: ago(0, 5) },
    },
    // Just signed by both; the branch secretary is next.
    {
      ...{ mentor: "1702", mentee: "1407", course: "management", signed: 2 },
      ...{ from: ago(0, 8), made: ago(0, 9) },
    },
    // Every month kept, the mid-term check concluded; a reflection is waited for.
    {
      ...{ mentor: "1101", mentee: "1505", course: "management", signed: 4, unanswered: true },
      ...{ from: ago(7), made: ago(7, 3), progress: [80, 65, 60] },
      check: {
        mentor: "学得认真，能把台账和现场对上。协调会还要多主持，少请示具体做法。",
        mentee: "目标清楚，每月任务具体。希望多一些到其他车间学习的机会。",
        note: "双方均同意继续，下半程安排到两个车间交叉学习。",
      },
    },
    // A mentor with a log to write on the phone, the mid-term check before them.
    {
      ...{ mentor: "1102", mentee: "1119", course: "forging", signed: 4 },
      ...{ from: ago(5, 8), made: ago(5, 12), progress: [60, 50, 40] },
      check: { mentee: "换模和首件已经能独立做，班前会还需要师傅再听几次。" },
    },
    {
      ...{ mentor: "1301", mentee: "1725", course: "management", signed: 4, missed: 2 },
      ...{ from: ago(6, 20), made: ago(6, 24), progress: [50, 40, 30] },
      check: {
        mentor: "生产旺季见面少，后面补上。",
        mentee: "希望固定见面时间。",
        note: "继续结对，每月第二周固定见面。",
      },
    },
    {
      ...{ mentor: "2301", mentee: "1604", course: "equipment", signed: 4, missed: 3 },
      ...{ from: ago(7, 6), made: ago(7, 10), progress: [50, 30, 20] },
    },
    {
      ...{ mentor: "1302", mentee: "1310", course: "forging", signed: 4 },
      ...{ from: ago(8, 3), made: ago(8, 8), progress: [60, 45, 40] },
      change: {
        asked: ago(4, 2),
        reason: "岗位由环轧转为设备点检和粗加工衔接，希望由熟悉机加工艺的导师继续带教，与师傅商量过。",
        next: {
          ...{ mentor: "1202", mentee: "1310", course: "forging", signed: 4 },
          ...{ from: ago(3, 10), made: ago(3, 10), progress: [40, 30, 30] },
        },
      },
    },
    // Extended by the assessment.
    {
      ...{ mentor: "2101", mentee: "2609", course: "management", signed: 4 },
      ...{ from: extended, made: addDays(extended, -4), months: 8, progress: [90, 60, 55] },
      check: { mentor: "肯干，文字进步明显；统筹协调偏弱。", mentee: "希望多参加调度会。", note: "继续结对。" },
      completion: {
        opened: weekday(addDays(addMonths(extended, 8), -24)),
        report: FINAL_REPORTS.management,
        points: { report: "20", mentor: "21.5", host: "19" },
        source: "流程改进试行数据、材料评阅",
        opinion: "态度端正，进步看得见，但目标没有全部达到，建议延长三个月把流程改进做完。",
        branch: "同意导师意见，延期内请按月检查。",
        ...{ grade: "EXTENDED", months: 3 },
      },
    },
    {
      ...{ mentor: "1501", mentee: "1318", course: "forging", signed: 4 },
      ...{ from: summer, made: addDays(summer, -5), months: 8, progress: [100, 90, 95] },
      check: { mentor: "上手快，班前会有进步。", mentee: "跨车间带教，视野打开了。", note: "继续结对。" },
      completion: {
        opened: over("03-06"),
        report: FINAL_REPORTS.forging,
        points: { report: "25.5", mentor: "26", host: "24.5" },
        source: "技能测试86分，班组评价",
        opinion: "能独立带班，质量意识强，组织分析问题的能力还要继续锻炼。",
        branch: "同意，职工反映好。",
        grade: "PASSED",
      },
    },
    {
      ...{ mentor: "1007", mentee: "2203", course: "technique", signed: 4 },
      ...{ from: summer, made: addDays(summer, -6), months: 8, progress: [100, 100, 100] },
      check: { mentor: "课题抓得准，敢于放手带队伍。", mentee: "导师把关严、给机会，收获很大。", note: "继续结对。" },
      completion: {
        opened: over("03-07"),
        report: FINAL_REPORTS.technique,
        points: { report: "28.5", mentor: "29", host: "28" },
        source: "课题验收意见、作业指导书使用评价",
        opinion: "能独立组织厂级攻关，技术判断准确，带出了队伍，可以承担更重的任务。",
        branch: "同意，建议总结带教经验。",
        grade: "EXCELLENT",
      },
    },
    // The master leaves the plant before the term is over.
    {
      ...{ mentor: "1199", mentee: "1134", kind: "CRAFT", course: "forging", months: 24, signed: 4 },
      ...{ from: ago(6, 15), made: ago(6, 20), progress: [70, 50, 45] },
      left: { on: ago(2, 2), reason: "导师退休离厂，由车间另选导师。" },
    },
  ];
}
