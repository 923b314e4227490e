const MINUTE = 60_000;

/** Runs `work` unless it is still running; what fails is tried again the next minute and never ends the server. */
function job(what: string, work: (at: Date) => Promise<unknown>): () => Promise<void> {
  let running = false;
  return async () => {
    if (running) return;
    running = true;
    try {
      await work(new Date());
    } catch (error) {
      // A database that is away for a while is no reason to end the server.
      console.error(`${what} has failed`, error);
    } finally {
      running = false;
    }
  };
}

/**
 * Runs once when the server starts. The jobs belong to the production server alone: a development server or a build must
 * not close anybody's vote or write to anybody. Two servers on one database may both run them.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NODE_ENV !== "production") return;
  const { closeDueCycles } = await import("@/lib/appraisal/ballot/commands");
  const { sendDigests } = await import("@/lib/reminders/commands");
  const { env, postOffice } = await import("@/lib/env");
  const close = job("closing what is due", closeDueCycles);
  const remind = job("the daily digest", (at) => sendDigests(at, env.HENGCAI_DIGEST_AT, postOffice()));
  setInterval(close, MINUTE).unref();
  // Not at once: whoever starts the portal waits for the page, not for everybody's todos.
  setInterval(remind, MINUTE).unref();
  await close();
}
