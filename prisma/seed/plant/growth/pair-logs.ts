import { addDays, addMonths, daysBetween, type PlainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import { confirmLog, keepLog } from "@/lib/mentoring/log/commands";
import { monthOf } from "@/lib/mentoring/overdue";
import type { TaskResult } from "@/prisma/generated/enums";
import { Chance } from "../chance";
import { earlier } from "../season";
import { fill } from "../texts/filling";
import { COURSES, type Lesson } from "../texts/tutoring";
import type { PairTale } from "./pair-plan";
import type { Story } from "./story";

/** As the rules in force have it: due on the 25th, missed ten days later. */
const DUE = 24;
const GRACE = 10;

const WAYS = ["ON_SITE", "ON_SITE", "TALK", "READING", "PROJECT"] as const;
const PLACES = ["生产现场", "班组休息室", "车间会议室", "办公室", "检修现场"];
const RATINGS = ["GOOD", "GOOD", "FAIRLY_GOOD", "FAIRLY_GOOD", "AVERAGE"] as const;

type Pair = { story: Story; tale: PairTale; id: string; end: PlainDate };

/** 帮带记录 of every month whose day has come, but for those that were missed. */
export function keepLogs(pair: Pair): void {
  const { story, tale } = pair;
  const { day } = story.season;
  const chance = new Chance(`logs ${tale.mentor} ${tale.mentee}`);
  const lessons = chance.shuffled<Lesson>(COURSES[tale.course].lessons);
  const fresh = monthOf(addDays(day, -2));
  const months = monthsOf(pair).filter((month) => !tale.unanswered || month !== fresh);
  for (const [at, month] of months.entries()) {
    const first = addDays(month, Math.max(0, daysBetween(month, tale.from)));
    const last = earlier(addDays(month, DUE), addDays(pair.end, -4));
    const heldOn = addDays(first, chance.int(0, Math.max(0, Number(last.slice(8)) - Number(first.slice(8)))));
    tellMonth(pair, { month, heldOn, first: at === 0, answered: true }, lessons[at % lessons.length], chance);
  }
  if (tale.unanswered) {
    const lesson = lessons[months.length % lessons.length];
    tellMonth(pair, { month: fresh, heldOn: addDays(day, -2), first: false, answered: false }, lesson, chance);
  }
}

function monthsOf({ story, tale, end }: Pair): PlainDate[] {
  const { day } = story.season;
  const months: PlainDate[] = [];
  for (let month = monthOf(tale.from); addDays(month, DUE + 3) < day; month = addMonths(month, 1)) {
    const due = addDays(month, DUE);
    if (due >= tale.from && earlier(due, addDays(end, -4)) >= month && month < end) months.push(month);
  }
  const settled = months.filter((month) => addDays(month, DUE + GRACE) < day);
  const { missed } = tale;
  return missed ? settled.slice(0, -missed) : months;
}

type Month = { month: PlainDate; heldOn: PlainDate; first: boolean; answered: boolean };

function tellMonth(pair: Pair, { month, heldOn, first, answered }: Month, lesson: Lesson | undefined, chance: Chance) {
  const { story, tale } = pair;
  if (!lesson) return;
  const { topic, reflection } = lesson;
  const [summary, task] = [fill(lesson.summary, {}, chance), fill(lesson.task, {}, chance)];
  const [way, place, rating] = [chance.pick(WAYS), chance.pick(PLACES), chance.pick(RATINGS)];
  const lastTask: TaskResult | null = first ? null : chance.hit(0.75) ? "DONE" : "PARTLY";
  story.on(addDays(heldOn, 1), `${chance.int(12, 20)}:${chance.int(10, 59)}`, tale.mentor, async (mentor) => {
    const said = { heldOn, place, way, topic, summary, task, lastTask, rating, file: null };
    await keepLog(mentor, { pairId: pair.id, month, revision: 0, ...said });
  });
  if (!answered) return;
  const on = addDays(heldOn, chance.int(2, 3));
  story.on(on, `${chance.int(12, 20)}:${chance.int(10, 59)}`, tale.mentee, async (mentee) => {
    const place = { pairId_month: { pairId: pair.id, month: toColumn(month) } };
    const { revision } = await db.pairLog.findUniqueOrThrow({ where: place });
    await confirmLog(mentee, { pairId: pair.id, month, revision, reflection });
  });
}
