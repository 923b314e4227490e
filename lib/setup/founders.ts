import type { Role } from "@/lib/auth/roles";

/** The five who must be there before anybody else can be let in; five different people (domain.md §1.3). */
export const FOUNDERS = [
  { key: "system", role: "SYSTEM_ADMIN", duty: "开立、停用账号" },
  { key: "security", role: "SECURITY_ADMIN", duty: "授予角色、重置口令" },
  { key: "audit", role: "AUDIT_ADMIN", duty: "查看审计记录" },
  { key: "organiser", role: "ORGANISER", duty: "导入花名册、组织考核" },
  { key: "secretary", role: "SECRETARY", duty: "批准方案、审定等次" },
] as const satisfies readonly { key: string; role: Role; duty: string }[];
