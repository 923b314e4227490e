import { z } from "zod";
import { day, id, line, version } from "../schema";

const position = z.coerce
  .number("序号须为整数。")
  .int("序号须为整数。")
  .min(0, "序号不小于0。")
  .max(9999, "序号不超过9999。")
  .default(0);

export const createBranchSchema = z.strictObject({
  name: line("党支部名称", 40),
  position,
  foundedOn: day("成立日期"),
});
export type CreateBranch = z.output<typeof createBranchSchema>;

export const changeBranchSchema = z.strictObject({
  branchId: id("党支部"),
  version,
  name: line("党支部名称", 40),
  position,
});
export type ChangeBranch = z.output<typeof changeBranchSchema>;

export const closeBranchSchema = z.strictObject({ branchId: id("党支部"), version, closedOn: day("撤销日期") });
export type CloseBranch = z.output<typeof closeBranchSchema>;
