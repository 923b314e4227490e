import type { Capability } from "@/lib/auth/roles";
import type { CycleState } from "@/prisma/generated/enums";

/**
 * The states of a cycle (domain.md §2.1), as plain data. Too few ballots is a state of the subject, never of the cycle;
 * 公示 is a pair of dates on the cycle, not a state.
 */
export const STATES = [
  "DRAFT",
  "APPROVED",
  "OPEN",
  "CLOSED",
  "TALLIED",
  "PROPOSED",
  "DECIDED",
  "FINAL",
  "ARCHIVED",
] as const satisfies readonly CycleState[];
export type { CycleState };

const LABELS: Record<CycleState, string> = {
  DRAFT: "编制中",
  APPROVED: "已批准",
  OPEN: "测评中",
  CLOSED: "已截止",
  TALLIED: "已计票",
  PROPOSED: "已提名",
  DECIDED: "已审定",
  FINAL: "已反馈",
  ARCHIVED: "已归档",
};

/** 测评中 … as it stands in the state strip. */
export function stateLabel(state: CycleState): string {
  return LABELS[state];
}

export type Transition = {
  from: CycleState;
  to: CycleState;
  /** Who may do it; opening the box needs the witness beside the organiser as well (ballot). */
  capability: Capability;
  /** The word on the button. */
  verb: string;
  /** What happens, in one sentence, said before the button is pressed. */
  effect: string;
};

/** Every way from one state to another. A pair that does not stand here does not exist. */
export const TRANSITIONS: readonly Transition[] = [
  {
    from: "DRAFT",
    to: "APPROVED",
    capability: "cycle.approve",
    verb: "批准",
    effect: "批准后名单和方案不能再改，系统为票箱生成密钥；启动测评之前可以退回修改。",
  },
  {
    from: "APPROVED",
    to: "DRAFT",
    capability: "cycle.approve",
    verb: "退回修改",
    effect: "退回后党群部可以修改名单、日期和方案，已生成的票箱密钥随即销毁，须重新批准。",
  },
  {
    from: "APPROVED",
    to: "OPEN",
    capability: "cycle.prepare",
    verb: "启动测评",
    effect: "方案、名单、职务、评价关系和述职材料随即冻结并生成校验码，评价人可以开始评分；此后不能退回。",
  },
  {
    from: "OPEN",
    to: "CLOSED",
    capability: "cycle.prepare",
    verb: "截止",
    effect: "不再接收测评表，未提交的草稿随即销毁；到截止时间系统会自动截止。",
  },
  {
    from: "CLOSED",
    to: "TALLIED",
    capability: "box.open",
    verb: "开箱计票",
    effect: "党群部与纪委都同意后开箱：核验、打乱、入库、复核，随后销毁密钥。",
  },
  {
    from: "TALLIED",
    to: "PROPOSED",
    capability: "cycle.propose",
    verb: "提出等次建议",
    effect: "测评、业绩、平时考核成绩随即固定，由单位负责人填写评语、党委审定。",
  },
  {
    from: "PROPOSED",
    to: "DECIDED",
    capability: "cycle.decide",
    verb: "党委审定",
    effect: "记录党委会表决情况和每名干部的等次；与建议不同的须写明理由。",
  },
  {
    from: "DECIDED",
    to: "FINAL",
    capability: "cycle.prepare",
    verb: "反馈本人",
    effect: "每名被考核干部可以看到本人的等次和得分，并签署意见。",
  },
  {
    from: "FINAL",
    to: "ARCHIVED",
    capability: "cycle.prepare",
    verb: "归档",
    effect: "本次考核不再变动，登记表归入干部档案。",
  },
];

export function transition(from: CycleState, to: CycleState): Transition | null {
  return TRANSITIONS.find((step) => step.from === from && step.to === to) ?? null;
}

/** What can follow this state, the way forward first. */
export function nextSteps(from: CycleState): Transition[] {
  return TRANSITIONS.filter((step) => step.from === from).toSorted((a, b) => indexOf(b.to) - indexOf(a.to));
}

function indexOf(state: CycleState): number {
  return STATES.indexOf(state);
}

/** Whether the cycle has reached a state: `reached("CLOSED", "OPEN")` is true. */
export function reached(state: CycleState, milestone: CycleState): boolean {
  return indexOf(state) >= indexOf(milestone);
}

/** While this holds, subjects, dates and scheme are the organiser's to change. */
export function isPreparing(state: CycleState): boolean {
  return !reached(state, "OPEN");
}

type Clock = { state: CycleState; voteOpensAt: Date; voteClosesAt: Date };

/** Started, and inside the hours of the vote: papers are handed out and taken in. */
export function isVoting(cycle: Clock, at: Date): boolean {
  return cycle.state === "OPEN" && cycle.voteOpensAt <= at && at < cycle.voteClosesAt;
}

/** No paper is taken in any more: closed by the organiser, or the deadline has passed although nobody closed it yet. */
export function hasClosedVote(cycle: Clock, at: Date): boolean {
  return reached(cycle.state, "CLOSED") || (cycle.state === "OPEN" && cycle.voteClosesAt <= at);
}
