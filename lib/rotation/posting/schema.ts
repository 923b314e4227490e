import { z } from "zod";
import { PostingType } from "@/prisma/generated/enums";
import { day, id, line, optionalLine, optionalText, pick, text, version } from "../schema";

const plan = {
  type: z.enum(PostingType, { error: "请选择类型。" }),
  hostUnitId: pick("锻炼单位"),
  role: line("锻炼岗位", 60),
  projectName: optionalLine("项目名称", 60),
  from: day("开始日期"),
  /** The last day, as people say it. */
  last: day("最后一天"),
  tasks: text("主要任务", 600),
  goals: text("锻炼目标", 600),
};
type Planned = { type: PostingType; projectName: string; from: string; last: string };
const ordered = ({ from, last }: Planned) => last >= from;
const notBefore = { path: ["last"], message: "最后一天不能早于开始日期。" };
const named = ({ type, projectName }: Planned) => (type === "PROJECT") === (projectName !== "");
const projectOnly = { path: ["projectName"], message: "项目锻炼须填写项目名称，其他类型不填。" };

export const planPostingSchema = z
  .strictObject({ personId: pick("锻炼人员"), ...plan })
  .refine(ordered, notBefore)
  .refine(named, projectOnly);
export type PlanPosting = z.output<typeof planPostingSchema>;

export const changePlanSchema = z
  .strictObject({ postingId: id, version, ...plan })
  .refine(ordered, notBefore)
  .refine(named, projectOnly);
export type ChangePlan = z.output<typeof changePlanSchema>;

export const decidePlanSchema = z.discriminatedUnion(
  "verdict",
  [
    z.strictObject({
      postingId: id,
      version,
      verdict: z.literal("approve"),
      approvalNo: line("批准文号或会议纪要", 60),
      note: optionalText("意见", 200),
    }),
    z.strictObject({
      postingId: id,
      version,
      verdict: z.literal("decline"),
      approvalNo: optionalLine("批准文号或会议纪要", 60),
      note: text("不批准的理由", 200),
    }),
  ],
  { error: "请选择批准或不批准。" },
);
export type DecidePlan = z.output<typeof decidePlanSchema>;

export const arriveSchema = z.strictObject({ postingId: id, version, from: day("报到日期") });
export type Arrive = z.output<typeof arriveSchema>;

export const cancelSchema = z.strictObject({ postingId: id, version, reason: text("取消原因", 200) });
export type Cancel = z.output<typeof cancelSchema>;

export const returnSchema = z.strictObject({
  postingId: id,
  version,
  unitId: pick("返回单位"),
  post: line("返回岗位", 60),
  on: day("返回日期"),
});
export type Return = z.output<typeof returnSchema>;
