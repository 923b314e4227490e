import { z } from "zod";
import { isPlainDate, type PlainDate } from "@/lib/calendar";
import { BRANCH_SCOPED, ROLES, type Role, UNIT_SCOPED } from "../roles";
import { id } from "../schema";

const day = z.string().refine(isPlainDate, "请填写日期。") as unknown as z.ZodType<PlainDate, string>;
const blank = z.literal("").transform(() => undefined);
const role = z.enum(Object.keys(ROLES) as [Role, ...Role[]], "请选择角色。");
const reason = z.string().min(2, "请写明依据，如任职文件号。").max(200, "最多 200 个字。");

/** Only the scope of the role counts: what was chosen for another role before is dropped. */
export const grantSchema = z
  .strictObject({
    accountId: id,
    role,
    unitId: blank.or(id).optional(),
    branchId: blank.or(id).optional(),
    from: day,
    until: blank.or(day).optional(),
    reason,
  })
  .transform((input) => ({
    ...input,
    unitId: UNIT_SCOPED.includes(input.role) ? input.unitId : undefined,
    branchId: BRANCH_SCOPED.includes(input.role) ? input.branchId : undefined,
  }))
  .superRefine((input, context) => {
    const needs = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (UNIT_SCOPED.includes(input.role) && !input.unitId) needs("unitId", "请选择负责的单位。");
    if (BRANCH_SCOPED.includes(input.role) && !input.branchId) needs("branchId", "请选择党支部。");
    if (input.until && input.until <= input.from) needs("until", "截止日期应晚于开始日期。");
  });
type Given = z.output<typeof grantSchema>;
export type GrantRole = Omit<Given, "unitId" | "branchId" | "until"> &
  Partial<Pick<Given, "unitId" | "branchId" | "until">>;

export const revokeSchema = z.strictObject({ grantId: id, reason });
export type RevokeGrant = z.output<typeof revokeSchema>;
