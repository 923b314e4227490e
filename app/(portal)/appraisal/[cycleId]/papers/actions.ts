"use server";
import { z } from "zod";
import { formAction } from "@/lib/action";
import { missing } from "@/lib/errors";
import { printBatch } from "@/lib/reports/catalogue";

const printBatchSchema = z.strictObject({ cycleId: z.string().min(1), shape: z.enum(["one", "zip"]) });

export const printBatchAction = formAction(printBatchSchema, async (actor, input) => {
  const job = (await printBatch(actor, input.cycleId, input.shape)) ?? missing("登记表");
  return { message: "已开始生成，完成后在此下载。", data: { job } };
});
