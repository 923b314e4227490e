import { type PlainDate, sayDate } from "@/lib/calendar";
import type { PostingFact } from "@/prisma/generated/enums";
import { type Dates, dayAfter, dueUntil, lastDay } from "../course";

/** What a posting has on record, as far as a correction has to agree with it. */
export type OnRecord = {
  dates: Dates;
  returnedOn: PlainDate | null;
  visits: readonly PlainDate[];
  /** Somebody has begun or handed in a report. */
  reported: boolean;
  extended: boolean;
  /** A section of the appraisal has been signed. */
  signed: boolean;
};

/** `day` as people say it: the arrival, the last day, the day of return; null: it did not happen at all. */
export type Wish = { fact: PostingFact; day: PlainDate | null };

export const FACTS: Record<PostingFact, string> = { ARRIVAL: "报到", END: "结束", RETURN: "返回岗位" };

/**
 * Whether the secretary decides about a correction. An end that is wrong was early or is now, and both are his to allow;
 * an arrival is the organiser's own record until somebody has signed for the term that begins with it.
 */
export const decidedAbove = (fact: PostingFact, { signed }: Pick<OnRecord, "signed">): boolean =>
  fact === "END" || (fact === "ARRIVAL" && signed);

/** Why the record cannot be put right in this way, or null. Overlaps with other postings are asked of the database. */
export function correctionFault(wish: Wish, posting: OnRecord, on: PlainDate): string | null {
  if (wish.fact === "ARRIVAL") return arrivalFault(wish.day, posting, on);
  return wish.fact === "END" ? endFault(wish.day, posting, on) : returnFault(wish.day, posting);
}

function arrivalFault(day: PlainDate | null, posting: OnRecord, on: PlainDate): string | null {
  const { dates, visits } = posting;
  if (dates.actualFrom === null) return "还没有登记报到，没有可更正的。";
  if (day === null) {
    if (dates.actualUntil) return "已经登记结束，须先撤销结束登记，才能撤销报到。";
    if (posting.extended) return "已经批准延长，报到不能撤销，可以更正日期。";
    if (posting.reported) return "已有书面汇报，报到不能撤销，可以更正日期。";
    return visits.length > 0 ? "已登记走访，报到不能撤销，可以更正日期。" : null;
  }
  const until = dates.actualUntil ?? dueUntil(dates);
  if (day > on) return "报到日期不能晚于今天。";
  if (day === dates.actualFrom) return "与现在登记的报到日期相同，不用更正。";
  if (day >= until) return `报到日期应在最后一天${sayDate(lastDay(until))}或之前。`;
  const before = visits.find((visited) => visited < day);
  return before ? `${sayDate(before)}已登记走访，报到日期不能晚于这一天。` : null;
}

function endFault(last: PlainDate | null, posting: OnRecord, on: PlainDate): string | null {
  const { dates, returnedOn, visits } = posting;
  if (dates.actualUntil === null || dates.actualFrom === null) return "还没有登记结束，没有可更正的。";
  if (last === null) {
    if (returnedOn) return "已登记返回岗位，须先撤销返回登记，才能撤销结束。";
    return posting.signed ? "鉴定已有签署，不能撤销结束；个人小结可由锻炼单位退回，退回后再撤销。" : null;
  }
  const [until, due] = [dayAfter(last), dueUntil(dates)];
  if (until === dates.actualUntil) return "与现在登记的最后一天相同，不用更正。";
  if (until <= dates.actualFrom) return `最后一天不能早于报到日期${sayDate(dates.actualFrom)}。`;
  if (until > due) return `最后一天晚于期满日${sayDate(lastDay(due))}。确实延长的，先撤销结束登记，再办理延长。`;
  if (until === due && until > on) return `还没有到期满日${sayDate(last)}。`;
  if (returnedOn && returnedOn < until) return `返回日期登记为${sayDate(returnedOn)}，须先更正返回岗位。`;
  const after = visits.find((visited) => visited >= until);
  return after ? `${sayDate(after)}已登记走访，最后一天不能早于这一天。` : null;
}

function returnFault(day: PlainDate | null, { dates, returnedOn }: OnRecord): string | null {
  if (returnedOn === null) return "还没有登记返回岗位，没有可更正的。";
  if (day === null || dates.actualUntil === null || day >= dates.actualUntil) return null;
  return `返回日期应在锻炼的最后一天${sayDate(lastDay(dates.actualUntil))}之后。`;
}
