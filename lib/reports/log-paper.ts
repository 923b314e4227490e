import { sayDate, today } from "@/lib/calendar";
import { RATING_LABELS, sayMonthOf, sayQuarterOf, TASK_LABELS, WAY_LABELS } from "@/lib/mentoring/labels";
import type { PairView } from "@/lib/mentoring/queries";
import { termOf } from "./agreement-paper";
import { fact, facts, long, type Paper, type Part } from "./paper/paper";

type Log = PairView["logs"][number];
type Summary = PairView["summaries"][number];

/** 帮带记录 (domain.md §3.6) of a pair as one document: whose it is, then every month with all its fields. */
export function logPaper(pair: PairView): Paper {
  return {
    title: "帮带记录",
    number: `协议编号：${pair.number}`,
    parts: [
      {
        kind: "table",
        rows: [
          facts(fact("导　师", pair.mentor.name), fact("单位职务", `${pair.mentorUnit}${pair.mentorPost}`, 2)),
          facts(fact("培养对象", pair.mentee.name), fact("单位职务", `${pair.menteeUnit}${pair.menteePost}`, 2)),
          facts(fact("培养方向", pair.field), fact("期　限", termOf(pair.from, pair.state.until), 2)),
        ],
      },
      ...pair.logs.map((log, at) => monthOf(pair, log, at === 0)),
      ...pair.summaries.map((summary) => quarterOf(pair, summary)),
      ...(pair.logs.length === 0 ? [{ kind: "prose" as const, heading: "记录", text: "还没有帮带记录。" }] : []),
    ],
  };
}

const confirmed = (name: string, at: Date | null) => (at ? `${name}\n${sayDate(today(at))}` : null);

/** 季度小结, after the months. */
function quarterOf({ mentor, mentee }: PairView, summary: Summary): Part {
  return {
    ...{ kind: "table", heading: `${sayQuarterOf(summary.quarter)}小结`, together: true },
    rows: [
      long("进展\n与不足", summary.progress, 22),
      long("下季度\n重　点", summary.next, 14),
      long("对象收获\n与建议", summary.menteeAt ? summary.reflection : summary.reflection || null, 18),
      facts(
        fact("导师确认", confirmed(mentor.name, summary.mentorAt)),
        fact("对象确认", confirmed(mentee.name, summary.menteeAt), 2),
      ),
    ],
  };
}

function monthOf({ mentor, mentee }: PairView, log: Log, first: boolean): Part {
  return {
    ...{ kind: "table", heading: sayMonthOf(log.month), together: true },
    rows: [
      facts(fact("时　间", sayDate(log.heldOn)), fact("地　点", log.place), fact("方　式", WAY_LABELS[log.way])),
      facts(fact("主　题", log.topic, 3)),
      long("内容摘要", log.summary, 22),
      long("布置任务", log.task, 14),
      facts(
        fact("上次任务\n完成情况", log.lastTask ? TASK_LABELS[log.lastTask] : first ? "首次帮带" : "无"),
        fact("导师评价", RATING_LABELS[log.rating], 2),
      ),
      long("对象体会", log.menteeAt ? log.reflection : log.reflection || null, 22),
      facts(
        fact("导师确认", confirmed(mentor.name, log.mentorAt)),
        fact("对象确认", confirmed(mentee.name, log.menteeAt), 2),
      ),
    ],
  };
}
