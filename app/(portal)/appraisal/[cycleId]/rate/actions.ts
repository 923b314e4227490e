"use server";
import { queryAction } from "@/lib/action";
import { submitPaper } from "@/lib/appraisal/ballot/commands";
import { submitPaperSchema } from "@/lib/appraisal/ballot/schema";

export const submitPaperAction = queryAction(submitPaperSchema, submitPaper);
