import type { ChildProcess } from "node:child_process";
import { main } from "./refuse";

/** Undoes in reverse order what a start has built up, once, whenever and wherever it ends. */
export class Undo {
  #steps: (() => unknown)[] = [];
  #done: Promise<void> | undefined;
  /** Set as soon as somebody wants us to end; the start looks at it between its steps. */
  ending = false;

  add(step: () => unknown) {
    this.#steps.push(step);
  }

  run() {
    this.ending = true;
    this.#done ??= (async () => {
      for (const step of this.#steps.reverse()) await step();
    })();
    return this.#done;
  }
}

export const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once("exit", resolve));

export async function stopChild(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = ended(child);
  child.kill("SIGTERM");
  await gone;
}

/** Runs a long-lived command: any of the usual signals ends it in good order, and a second one changes nothing. */
export async function untilStopped(what: string, run: (undo: Undo) => Promise<unknown>) {
  const undo = new Undo();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, async () => {
      const first = !undo.ending;
      if (first) console.log("\n正在停止…");
      await undo.run();
      if (first) console.log("已停止");
      process.exit(0);
    });
  }
  await main(what, async () => {
    try {
      await run(undo);
    } catch (error) {
      // Ended from outside, half-way: whatever a step says about its own interruption is of no interest.
      if (!undo.ending) throw error;
    } finally {
      await undo.run();
    }
  });
  process.exit();
}
