/** How far the work on a roster is. It is told while a transaction runs, so it cannot stand in the database. */
export type Progress = { phase: string; done: number; total: number };
export type Tell = (phase: string, done: number, total: number) => void;

const holder = globalThis as unknown as { hengcaiRosters?: Map<string, Progress> };

// On globalThis, because the action that works and the route that is asked are bundled apart.
function running(): Map<string, Progress> {
  holder.hengcaiRosters ??= new Map();
  return holder.hengcaiRosters;
}

/** Runs a piece of work whose progress can be asked for by the import's id until it ends. */
export async function followed<T>(importId: string, work: (tell: Tell) => Promise<T>): Promise<T> {
  const rosters = running();
  const tell: Tell = (phase, done, total) => rosters.set(importId, { phase, done, total });
  try {
    return await work(tell);
  } finally {
    rosters.delete(importId);
  }
}

/** Null before the work has begun and after it has ended. */
export const progressOf = (importId: string): Progress | null => running().get(importId) ?? null;
