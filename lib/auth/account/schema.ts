import { z } from "zod";
import { ROLES } from "../roles";
import { id } from "../schema";

const reason = z.string().min(2, "请写明原因。").max(200, "最多 200 个字。");

export const openAccountsSchema = z.strictObject({ personId: id });
export const openUnitAccountsSchema = z.strictObject({ unitId: id });
export type OpenUnitAccounts = z.output<typeof openUnitAccountsSchema>;

export const accountSchema = z.strictObject({ accountId: id });
export type AccountInput = z.output<typeof accountSchema>;

export const accountReasonSchema = z.strictObject({ accountId: id, reason });
export type AccountReason = z.output<typeof accountReasonSchema>;

const ACCOUNT_STATES = ["all", "active", "locked", "disabled", "dormant", "never", "none"] as const;
export type AccountStateFilter = (typeof ACCOUNT_STATES)[number];
export type AccountFilter = {
  q: string;
  state: AccountStateFilter;
  role: string;
  unitId: string;
  after: string;
  before: string;
};

/** The filter of a page's address; what makes no sense there is as if it had not been said. */
export function accountFilter(query: Record<string, string | string[] | undefined>): AccountFilter {
  const word = (name: string) => (typeof query[name] === "string" ? query[name].trim().slice(0, 64) : "");
  const state = ACCOUNT_STATES.find((one) => one === word("state")) ?? "all";
  const role = word("role") in ROLES ? word("role") : "";
  return { q: word("q"), state, role, unitId: word("unitId"), after: word("after"), before: word("before") };
}
