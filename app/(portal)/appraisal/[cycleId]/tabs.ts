import type { Tab } from "@/components/ui/tabs";
import type { CycleHead } from "@/lib/appraisal/cycle/queries";
import { reached } from "@/lib/appraisal/cycle/states";
import { type Actor, can } from "@/lib/auth/actor";

/** The pages of a cycle that this person may open now: a tab stands here only if its page opens. */
export function tabsOf(actor: Actor, cycle: CycleHead): Tab[] {
  const at = (page: string) => `/appraisal/${cycle.id}${page}`;
  const started = reached(cycle.state, "OPEN");
  const closed = reached(cycle.state, "CLOSED");
  const tallied = reached(cycle.state, "TALLIED");
  const reads = can(actor, "cycle.read");
  const opens = can(actor, "box.open") || can(actor, "box.witness");
  const rates = cycle.myPaper !== null && started;
  const tabs: [show: boolean, page: string, label: string][] = [
    [reads, "", "概况"],
    [reads, "/subjects", "被考核干部"],
    [reads, "/assignment", "评价关系"],
    [reads, "/evidence", "成绩与材料"],
    [rates && !closed, "/rate", "我的测评表"],
    [can(actor, "progress.read") && started, "/progress", "回收进度"],
    [(reads || opens || cycle.myDuty !== null) && closed, "/opening", "开箱计票"],
    [can(actor, "result.read") && tallied, "/results", "考核结果"],
    [can(actor, "result.read") && tallied, "/decisions", "等次审定"],
    [can(actor, "paper.print") && tallied, "/papers", "文书"],
    [rates && tallied, "/receipt", "核验我的选票"],
  ];
  return tabs.filter(([show]) => show).map(([, page, label]) => ({ href: at(page), label }));
}
