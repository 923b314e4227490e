type Asked = { decidedAt: Date | null };

/** What of a posting waits for the secretary, in words; null: nothing. Two answers at a time could contradict each other. */
export function waitingFor(posting: { extensions: Asked[]; ends: Asked[]; corrections: Asked[] }): string | null {
  const open = (all: Asked[]) => all.some(({ decidedAt }) => decidedAt === null);
  if (open(posting.extensions)) return "延长申请";
  if (open(posting.ends)) return "提前结束申请";
  return open(posting.corrections) ? "更正申请" : null;
}
