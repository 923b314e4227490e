import { addDays, addWorkdays, type PlainDate, today } from "@/lib/calendar";
import type { Rules } from "@/lib/rulebook/books";
import { PARTIES } from "./agreement";
import type { PairFacts } from "./facts";
import { PARTY_LABELS, sayMonthOf, sayQuarterOf } from "./labels";
import type { MonthLine } from "./overdue";
import { addressOf, type QuarterLine } from "./quarters";
import type { PairState } from "./state";

/** Who owes something about a pair: the two, the secretary of the mentee's branch, the office that runs it all. */
export type Debtor = "mentor" | "mentee" | "branch" | "office";
export type Due = {
  id: string;
  by: Debtor;
  due: PlainDate | null;
  title: string;
  detail: string;
  path: string;
  action: string;
};

type DueRules = Pick<Rules<"MENTORING">, "endingDays" | "changeDays">;
type Line = Omit<Due, "id" | "path"> & { path?: string };

/** Everything owed about one pair on a day, whoever owes it. The branch hears of a log only after the days of grace. */
export function duesOf(pair: PairFacts & { state: PairState }, rules: DueRules, day: PlainDate): Due[] {
  const who = `${pair.mentor.name}带${pair.mentee.name}`;
  const lines: [string, Line][] = [];
  const put = (key: string, line: Line) => lines.push([key, line]);
  if (pair.state.live) {
    signatures(pair.state, who, put);
    for (const month of pair.state.months) logDue(month, who, day, put);
    missedForBranch(pair.state, who, put);
    for (const quarter of pair.state.quarters) summaryDue(quarter, who, put);
    midTerm(pair, who, day, put);
    completion(pair, who, rules, put);
    change(pair, who, rules, put);
  }
  const { gap } = pair.state;
  if (gap) {
    const days = gap.days > 0 ? `空档已${gap.days}天` : "原结对今天结束";
    const detail = `${days}${gap.tooLong ? "，超过规定" : ""}`;
    put("gap", {
      by: "office",
      due: gap.by,
      title: `${pair.mentee.name} · 安排新导师`,
      detail,
      path: "?part=history",
      action: "安排",
    });
  }
  return lines.map(([key, line]) => ({ id: `pair-${pair.id}-${key}`, ...line, path: line.path ?? "" }));
}

type Put = (key: string, line: Line) => void;

const DEBTOR = { MENTOR: "mentor", MENTEE: "mentee", BRANCH_SECRETARY: "branch", OFFICE: "office" } as const;

function signatures({ agreement }: PairState, who: string, put: Put) {
  if (agreement.concluded) return;
  const open = PARTIES.filter((party) => !agreement.signed.some((one) => one.party === party));
  // The seal comes last: it is owed once nothing else is.
  for (const party of open.filter((each) => each !== "OFFICE" || open.length === 1)) {
    put(`sign-${party}`, {
      ...{ by: DEBTOR[party], due: agreement.signBy, title: `${who} · 签署结对协议`, detail: PARTY_LABELS[party] },
      ...{ path: "?part=agreement", action: party === "OFFICE" ? "盖章" : "签署" },
    });
  }
}

/** A month's log is told to its mentor this many days before the day it is due (domain.md §9.4), not all month long. */
const LOG_AHEAD_DAYS = 7;

function logDue({ month, due, state, owedBy }: MonthLine, who: string, day: PlainDate, put: Put) {
  if (owedBy === null || (state === "open" && owedBy === "mentor" && day < addDays(due, -LOG_AHEAD_DAYS))) return;
  const key = month.slice(0, 7);
  put(`log-${key}-${owedBy}`, {
    ...{ by: owedBy, due, title: `${who} · ${sayMonthOf(month)}帮带记录`, path: `/log/${key}` },
    ...(owedBy === "mentor"
      ? { detail: "写明方式、内容和评价", action: "记下" }
      : { detail: "导师已记录，请写体会并确认", action: "确认" }),
  });
}

function missedForBranch({ months, missed, colour }: PairState, who: string, put: Put) {
  const last = months.findLast(({ state }) => state === "missed");
  if (missed === 0 || !last) return;
  const said = colour === "green" ? "已过宽限" : colour === "amber" ? "黄牌" : "红牌";
  put("missed", {
    ...{ by: "branch", due: last.lastDay, title: `${who} · 连续缺${missed}个月记录` },
    ...{ detail: `${said}，请提醒双方`, path: "?part=logs", action: "查看" },
  });
}

/** The quarter's summary: the two first, the branch after the days of grace. */
function summaryDue({ quarter, due, lastDay, state, owedBy }: QuarterLine, who: string, put: Put) {
  if (owedBy === null) return;
  const key = `summary-${addressOf(quarter)}`;
  const title = `${who} · ${sayQuarterOf(quarter)}小结`;
  const path = `/summary/${addressOf(quarter)}`;
  put(`${key}-${owedBy}`, {
    ...{ by: owedBy, due, title, path },
    ...(owedBy === "mentor"
      ? { detail: "写明进展、不足和下季度重点", action: "填写" }
      : { detail: "导师已小结，请写收获并确认", action: "确认" }),
  });
  if (state !== "missed") return;
  const detail = `已过宽限，${owedBy === "mentor" ? "导师未写" : "对象未确认"}，请提醒双方`;
  put(`${key}-branch`, { by: "branch", due: lastDay, title, detail, path: "?part=logs", action: "查看" });
}

function midTerm(pair: PairFacts & { state: PairState }, who: string, day: PlainDate, put: Put) {
  const { due, state } = pair.state.midTerm;
  if (due === null || (state !== "open" && state !== "overdue")) return;
  const line = { due, title: `${who} · 中期检查`, path: "?part=check" };
  if (!pair.check?.mentorAt) put("check-mentor", { ...line, by: "mentor", detail: "填写导师意见", action: "填写" });
  if (!pair.check?.menteeAt) put("check-mentee", { ...line, by: "mentee", detail: "填写本人意见", action: "填写" });
  const complete = pair.check?.mentorAt && pair.check.menteeAt;
  if (complete || day > due) {
    put("check-office", { ...line, by: "office", detail: complete ? "双方意见已齐" : "双方意见不齐", action: "办结" });
  }
}

function completion({ state }: PairFacts & { state: PairState }, who: string, rules: DueRules, put: Put) {
  const line = { due: state.lastDay, title: `${who} · 出师考核`, path: "?part=completion" };
  const sheet = state.completion;
  if (!sheet) {
    if (state.ending) {
      const detail = state.overrun ? "期限已满" : `期限还有不到${rules.endingDays}天`;
      put("completion-open", { ...line, by: "office", detail, action: "启动" });
    }
    return;
  }
  if (!sheet.reportAt) put("report", { ...line, by: "mentee", detail: "提交总结", action: "提交" });
  if (!sheet.mentorAt) put("rate", { ...line, by: "mentor", detail: "评分并写出意见", action: "评分" });
  if (sheet.reportAt && !sheet.scoredAt) {
    put("score", { ...line, by: "office", detail: "登记总结和单位评价得分", action: "登记" });
  }
  const ready = sheet.reportAt && sheet.mentorAt && sheet.scoredAt;
  if (ready && !sheet.countersignedAt)
    put("countersign", { ...line, by: "branch", detail: "复签意见", action: "复签" });
  if (ready && sheet.countersignedAt) put("conclude", { ...line, by: "office", detail: "评定结果", action: "评定" });
}

function change(pair: PairFacts & { state: PairState }, who: string, rules: DueRules, put: Put) {
  const open = pair.state.change;
  if (open) {
    const due = addWorkdays(today(open.at), rules.changeDays);
    put("change", {
      ...{
        by: "office",
        due,
        title: `${who} · 申请更换导师`,
        detail: `${open.byName}提出，按工作日计，未计法定节假日`,
      },
      ...{ path: "?part=history", action: "答复" },
    });
  } else if (pair.state.replace) {
    put("replace", {
      ...{ by: "office", due: null, title: `${who} · 安排新导师`, detail: "已决定更换导师，原结对继续到衔接之日" },
      ...{ path: "?part=history", action: "安排" },
    });
  }
}
