import { jsonRoute } from "@/lib/action";
import { submitPaper } from "@/lib/appraisal/ballot/commands";
import { submitPaperSchema } from "@/lib/appraisal/ballot/schema";

/** The handing in of a paper; answers its receipt and nothing of the page. */
export const POST = jsonRoute(submitPaperSchema, submitPaper);
