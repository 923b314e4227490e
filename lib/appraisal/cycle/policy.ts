import { type Actor, can } from "@/lib/auth/actor";
import { type CycleState, isPreparing, reached, stateLabel, TRANSITIONS, transition } from "./states";

type Stated = { state: CycleState };

export function mayReadCycles(actor: Actor): true | string {
  return can(actor, "cycle.read") || "您没有查看考核批次的权限。";
}

export function mayPrepare(actor: Actor): true | string {
  return can(actor, "cycle.prepare") || "考核由党群工作部编制，您没有编制权限。";
}

/** Everything a secretary's approval covers: dates, scheme, subjects. */
export function mayEditDraft(actor: Actor, cycle: Stated): true | string {
  const allowed = mayPrepare(actor);
  if (allowed !== true) return allowed;
  if (cycle.state === "DRAFT") return true;
  return cycle.state === "APPROVED"
    ? "该考核已经批准。如需修改，请由党委书记先退回。"
    : `该考核${stateLabel(cycle.state)}，内容已经冻结。`;
}

/** Dates of the vote, assignments: until the vote is started. */
export function mayArrange(actor: Actor, cycle: Stated): true | string {
  const allowed = mayPrepare(actor);
  if (allowed !== true) return allowed;
  return isPreparing(cycle.state) || "测评已经启动，评价关系和时间安排已经冻结。";
}

export function mayExtendDeadline(actor: Actor, cycle: Stated): true | string {
  const allowed = mayPrepare(actor);
  if (allowed !== true) return allowed;
  return cycle.state === "OPEN" || "只有测评进行期间可以延长截止时间。";
}

/** 监票人、计票人 may be replaced until they have signed the count. */
export function mayNameOfficials(actor: Actor, cycle: Stated): true | string {
  const allowed = mayPrepare(actor);
  if (allowed !== true) return allowed;
  return !reached(cycle.state, "TALLIED") || "票已计完，监票人、计票人不能再变更。";
}

const WHO: Record<string, string> = {
  "cycle.approve": "批准和退回由党委书记办理。",
  "cycle.prepare": "此步由党群工作部办理。",
  "cycle.propose": "等次建议由考核领导小组提出。",
  "cycle.decide": "等次由党委书记主持审定。",
  "box.open": "开箱由党群工作部与纪委共同办理。",
};

/** Whether the actor may take a cycle to a state: the table of states.ts decides, for pages and commands alike. */
export function mayMove(actor: Actor, cycle: Stated, to: CycleState): true | string {
  const step = transition(cycle.state, to);
  const ways = step ? [step] : TRANSITIONS.filter((each) => each.to === to);
  // Asked first: whoever may not take this step from any state is not told in which one the cycle is.
  if (!ways.some(({ capability }) => can(actor, capability))) {
    return WHO[ways[0]?.capability ?? ""] ?? "您没有此项权限。";
  }
  return step !== null || `该考核${stateLabel(cycle.state)}，不能转为“${stateLabel(to)}”。请刷新后再看。`;
}
