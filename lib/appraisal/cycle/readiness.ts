/**
 * What still stands in the way of a step, in sentences. The page shows the list before the button, the command asks it
 * again inside its transaction.
 */
export type Readiness = {
  at: Date;
  voteClosesAt: Date;
  rated: number;
  notRated: number;
  scrutineers: number;
  tellers: number;
  /** Categories on the list that the scheme does not know. */
  strangePools: string[];
};

export function approvalFaults(cycle: Readiness): string[] {
  const faults: string[] = [];
  if (cycle.rated === 0) {
    faults.push(cycle.notRated === 0 ? "尚未列入被考核干部。" : "名单中没有参加测评的干部，全部为“不参加测评”。");
  }
  if (cycle.strangePools.length > 0) {
    faults.push(`名单中的${cycle.strangePools.join("、")}不是所选方案的考核类别。`);
  }
  if (cycle.scrutineers === 0) faults.push("尚未确定监票人。");
  if (cycle.tellers === 0) faults.push("尚未确定计票人。");
  if (cycle.voteClosesAt <= cycle.at) faults.push("截止时间已过，请先修改测评时间。");
  return faults;
}

/** Facts of the assignment that only the start asks for. */
export type StartReadiness = Readiness & {
  /** Names of rated subjects to whom nobody is assigned. */
  withoutVoters: string[];
  /** Pairs that would vote although they must not: self, relative, left the plant, subject not rated. */
  forbidden: string[];
  /** Named groups (G1) without anybody, by subject: the result would be void whatever the others vote. */
  withoutSuperiors: string[];
  /** The keys of the approval are not in the key directory, or not the same. */
  keysLost: boolean;
};

/** Refusals of the start; what merely deserves a warning stands on the assignment page (assignment/preview.ts). */
export function startFaults(cycle: StartReadiness): string[] {
  const faults = approvalFaults(cycle);
  if (cycle.withoutVoters.length > 0) {
    faults.push(`${some(cycle.withoutVoters)}没有评价人，请先生成评价关系或补充评价人。`);
  }
  if (cycle.withoutSuperiors.length > 0) {
    faults.push(`${some(cycle.withoutSuperiors)}没有上级领导组的评价人，测评结果必然无效。`);
  }
  if (cycle.forbidden.length > 0) {
    faults.push(`有不应参加的评价关系：${some(cycle.forbidden)}。请重新生成评价关系或逐项移除。`);
  }
  if (cycle.keysLost) {
    faults.push(
      "密钥目录中没有批准时生成的密钥，或密钥不完整，启动后收到的选票将无法开箱。请由党委书记退回后重新批准。",
    );
  }
  return faults;
}

function some(items: string[]): string {
  const shown = items.slice(0, 5).join("、");
  return items.length > 5 ? `${shown}等${items.length}项` : shown;
}
