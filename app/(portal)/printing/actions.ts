"use server";
import { z } from "zod";
import { formAction } from "@/lib/action";
import { missing } from "@/lib/errors";
import { PAPERS, printYear, SHAPES } from "@/lib/reports/papers";

const printYearSchema = z.strictObject({
  kind: z.enum(PAPERS),
  year: z.coerce.number("请选择年度。").int("请选择年度。").min(2000, "请选择年度。").max(2100, "请选择年度。"),
  shape: z.enum(SHAPES, "请选择文件形式。"),
});

export const printYearAction = formAction(printYearSchema, async (actor, input) => {
  const job = (await printYear(actor, input)) ?? missing(`${input.year}年可以打印的文书`);
  return { message: "正在生成。", data: { job } };
});
