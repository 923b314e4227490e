import { addDays, addMonths, fromColumn, type PlainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { quarterOf } from "@/lib/mentoring/quarters";
import { confirmSummary, keepSummary } from "@/lib/mentoring/summary/commands";
import { Chance } from "../chance";
import type { PairTale } from "./pair-plan";
import { type Story, weekday } from "./story";

const PROGRESS = [
  "能独立完成布置的任务，记录按时交；不足是遇到异常先等人问，要学会先判断再报告。",
  "现场问题看得比上季细，肯动手；不足是书面总结偏短，依据写得不够。",
  "与班组配合顺了，能带着问题来；不足是计划性还差，月底赶任务。",
] as const;
const NEXT = ["独立主持一次班前会并写出记录", "把本季做法整理成一页作业要点", "到上下工序各跟一个班次"] as const;
const GAINED = [
  "知道了先看数据再下结论，下季想多参加现场分析会。",
  "任务拆得细，跟得上。希望每月见面时间固定下来。",
  "从跟着做到自己做，心里有底了。建议多安排跨工序的学习。",
] as const;

/** 季度小结 of every quarter that has ended within the pair, but for the last ones of a pair that has fallen silent. */
export function keepSummaries(pair: { story: Story; tale: PairTale; id: string; end: PlainDate }): void {
  const { story, tale } = pair;
  const { day } = story.season;
  const silentSince = addMonths(day, -(tale.missed ?? 0));
  const chance = new Chance(`summaries ${tale.mentor} ${tale.mentee}`);
  for (let first = quarterOf(tale.from); ; first = addMonths(first, 3)) {
    const quarter = first;
    const after = addMonths(quarter, 3);
    const [written, confirmed] = [weekday(addDays(after, 3)), weekday(addDays(after, 6))];
    if (confirmed >= day || after > pair.end || (tale.missed && after > silentSince)) return;
    // The first weeks of a pair are no quarter.
    if (addDays(addMonths(quarter, 2), 24) < tale.from) continue;
    const [progress, next, reflection] = [chance.pick(PROGRESS), chance.pick(NEXT), chance.pick(GAINED)];
    story.on(written, "18:40", tale.mentor, async (mentor) => {
      const logs = await db.pairLog.findMany({ where: { pairId: pair.id }, orderBy: { month: "asc" } });
      const topics = logs.filter(({ month }) => quarterOf(fromColumn(month)) === quarter).map(({ topic }) => topic);
      await keepSummary(mentor, {
        ...{ pairId: pair.id, quarter, revision: 0, next },
        progress: `本季带教：${topics.join("、")}。${progress}`,
      });
    });
    story.on(confirmed, "20:10", tale.mentee, (mentee) =>
      confirmSummary(mentee, { pairId: pair.id, quarter, revision: 1, reflection }),
    );
  }
}
