import { writeFileSync } from "node:fs";
import {
  BRANCH_SCOPED,
  CAPABILITIES,
  type Capability,
  carries,
  OFFICERS,
  ROLES,
  type Role,
  UNIT_SCOPED,
} from "@/lib/auth/roles";

export const ACCESS_DOCUMENT = "docs/access.md";

const roles = Object.keys(ROLES) as Role[];
const capabilities = Object.keys(CAPABILITIES) as Capability[];

function scopeOf(role: Role): string {
  if (UNIT_SCOPED.includes(role)) return "一个单位及其下属";
  return BRANCH_SCOPED.includes(role) ? "一个党支部" : "全厂";
}

function table(shown: readonly Role[]): string[] {
  const rows = capabilities.filter((capability) => shown.some((role) => carries(role, capability)));
  return [
    `| 权限 | 代码 | ${shown.map((role) => ROLES[role]).join(" | ")} |`,
    `|---|---|${shown.map(() => ":-:").join("|")}|`,
    ...rows.map((capability) => {
      const marks = shown.map((role) => (carries(role, capability) ? "●" : ""));
      return `| ${CAPABILITIES[capability]} | \`${capability}\` | ${marks.join(" | ")} |`;
    }),
  ];
}

/** The matrix of lib/auth/roles.ts as a page: printed, never written by hand. */
export function accessDocument(): string {
  const business = roles.filter((role) => !OFFICERS.includes(role));
  return [
    "# 角色与权限",
    "",
    "由 `npm run access:print` 从 `lib/auth/roles.ts` 生成；`lib/access.test.ts` 保证两者一致。",
    "",
    "三员（系统、安全、审计管理员）互不兼任，也不兼任业务角色，由数据库约束 `role_grant_exclusive` 保证。",
    "没有任何角色能看到谁投了哪一票：选票在开箱时已与姓名分离，见 `docs/decisions/`。",
    "",
    "## 业务角色",
    "",
    ...table(business),
    "",
    "## 三员",
    "",
    ...table(OFFICERS),
    "",
    "## 范围",
    "",
    "| 角色 | 代码 | 范围 |",
    "|---|---|---|",
    ...roles.map((role) => `| ${ROLES[role]} | \`${role}\` | ${scopeOf(role)} |`),
    "",
    "## 不靠角色、只凭事实的权限",
    "",
    "| 事实 | 可以 |",
    "|---|---|",
    "| 有账号的职工 | 登录、查看自己的待办与消息、修改口令、结束自己的会话 |",
    "| 是某次考核的评价人 | 填写、提交自己的测评表，用回执核验是否计入 |",
    "| 是某次考核的被考核人 | 填写个人总结等材料；下发后查看自己的结果、签署本人意见 |",
    "| 是某次考核的监票人、计票人 | 在汇总表上签名；不能是该次考核的被考核人 |",
    "",
  ].join("\n");
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(ACCESS_DOCUMENT, accessDocument());
  console.log(`已写入 ${ACCESS_DOCUMENT}`);
}
