const MINUTE = 60_000;

/**
 * Runs once when the server starts. The deadline's job belongs to the production server alone: a development server or a
 * build must not close anybody's vote. Two servers on one database may both run it.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NODE_ENV !== "production") return;
  const { closeDueCycles } = await import("@/lib/appraisal/ballot/commands");
  let running = false;
  const tick = async () => {
    if (running) return;
    running = true;
    try {
      await closeDueCycles(new Date());
    } catch (error) {
      // The next minute tries again; a database that is away for a while is no reason to end the server.
      console.error("closing what is due has failed", error);
    } finally {
      running = false;
    }
  };
  setInterval(tick, MINUTE).unref();
  await tick();
}
