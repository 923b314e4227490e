import { jsonRoute } from "@/lib/action";
import { saveDraft } from "@/lib/appraisal/ballot/commands";
import { saveDraftSchema } from "@/lib/appraisal/ballot/schema";
import { sayClock } from "@/lib/calendar";

/** The autosave of the rating page. */
export const POST = jsonRoute(saveDraftSchema, async (actor, input) => {
  const { base } = await saveDraft(actor, input);
  return { base, at: sayClock(actor.at) };
});
