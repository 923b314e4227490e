/** How far a running opening has come, in this process only: it is shown, never relied on. */
export type OpeningProgress = { step: string; done: number; total: number };

const running = new Map<string, OpeningProgress>();

export function progressOf(cycleId: string): OpeningProgress | null {
  return running.get(cycleId) ?? null;
}

export function report(cycleId: string, step: string, done: number, total: number): void {
  running.set(cycleId, { step, done, total });
}

export function finished(cycleId: string): void {
  running.delete(cycleId);
}
