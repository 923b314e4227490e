/** Failed sign-ins of the last `WINDOW_MINUTES`, this attempt included. */
export type Crowd = { number: number; address: number; overall: number };

export const WINDOW_MINUTES = 15;
/** domain.md §1.4: five consecutive failures lock the account for half an hour. */
export const FAILURES_TO_LOCK = 5;
export const LOCK_MINUTES = 30;

/** From the fourth attempt on one number each answer takes longer; an address or a whole attack is slowed likewise. */
const SLOW = { number: 3, address: 30, overall: 500 };
/** Spraying one password over all numbers stops here. */
const MOST = { address: 200, overall: 3_000 };

/** Behind a proxy on the same machine everybody comes from here; closing it would shut the whole plant out. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.|$)/;

/** How long an attempt waits before it is answered, or null when it is turned away unread. */
export function pauseOf(crowd: Crowd, address: string): number | null {
  if (crowd.overall > MOST.overall) return null;
  if (crowd.address > MOST.address && !LOOPBACK.test(address)) return null;
  const byNumber = crowd.number > SLOW.number ? Math.min(crowd.number - SLOW.number, 2) * 1_000 : 0;
  const byCrowd = crowd.address > SLOW.address || crowd.overall > SLOW.overall ? 1_000 : 0;
  return Math.max(byNumber, byCrowd);
}
