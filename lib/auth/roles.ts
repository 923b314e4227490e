/**
 * The whole matrix role × capability, written once (domain.md §1.1, §1.3). `docs/access.md` is printed from here.
 * What follows from a fact and not from a grant (rating one's paper, one's own result, signing as teller) stands in the
 * policies of the domains: there is no role for it. No role, category or label says 后备 (domain.md §1.2).
 */
export const ROLES = {
  SECRETARY: "党委书记",
  COMMITTEE: "党委委员",
  ORGANISER: "党群工作部（组织员）",
  DISCIPLINE: "纪委（纪检委员）",
  APPRAISAL_GROUP: "考核领导小组",
  BRANCH_SECRETARY: "党支部书记",
  UNIT_HEAD: "单位负责人",
  MENTOR: "导师",
  SYSTEM_ADMIN: "系统管理员",
  SECURITY_ADMIN: "安全管理员",
  AUDIT_ADMIN: "审计管理员",
} as const;
export type Role = keyof typeof ROLES;

/** 三员: exclusive of each other and of every business role, by the database constraint `role_grant_exclusive`. */
export const OFFICERS: readonly Role[] = ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"];
/** Roles that are granted for one unit, or one branch. */
export const UNIT_SCOPED: readonly Role[] = ["UNIT_HEAD"];
export const BRANCH_SCOPED: readonly Role[] = ["BRANCH_SECRETARY"];

export const CAPABILITIES = {
  "organisation.read": "查看单位、支部与人员",
  "organisation.write": "维护单位、支部、人员与任职",
  "roster.import": "导入、导出花名册",
  "relatives.write": "维护回避关系",
  "account.read": "查看账号",
  "account.create": "开立、停用账号",
  "account.secure": "重置口令、解锁、结束会话",
  "grant.write": "授予、收回角色",
  "audit.read": "查看审计记录",
  "scheme.read": "查看考核方案",
  "scheme.write": "编制考核方案",
  "cycle.read": "查看考核批次",
  "cycle.prepare": "编制、启动、截止、下发、归档考核",
  "cycle.approve": "批准考核方案与批次",
  "cycle.propose": "提出考核等次建议",
  "cycle.decide": "审定考核等次",
  "box.open": "开箱计票",
  "box.witness": "监督开箱",
  "progress.read": "查看回收进度",
  "progress.names": "查看未交名单并催办",
  "result.read": "查看全部考核结果",
  "comments.read": "查看意见建议，向本人转述",
  "evidence.write": "录入业绩、平时考核、加减分与往年等次",
  "effect.read": "查看影响等次情形",
  "effect.write": "录入、撤销影响等次情形",
  "comment.write": "填写主管领导评语",
  "paper.print": "打印登记表与汇总表",
  "tally.release": "批准导出计票文件",
  "rules.read": "查看结对、锻炼等规则",
  "rules.write": "起草规则版本",
  "rules.approve": "签发规则版本",
  "training.read": "查看培养计划",
  "training.write": "编制、检查培养计划",
  "mentoring.read": "查看结对培养",
  "mentoring.manage": "安排结对、更换导师、评定出师",
  "mentoring.sign": "签订结对协议、复签出师意见",
  "honours.read": "查看荣誉",
  "honours.write": "录入、删除荣誉",
  "rotation.read": "查看岗位锻炼",
  "rotation.manage": "安排岗位锻炼",
  "rotation.approve": "批准派出、延长、提前结束",
  "rotation.host": "作出锻炼单位鉴定、派出单位意见",
  "pool.read": "查看人选名册",
  "pool.write": "维护人选名册",
  "pool.recommend": "推荐人选",
  "pool.opinion": "出具人选廉政意见",
  "pool.decide": "登记党委对人选的决定",
} as const;
export type Capability = keyof typeof CAPABILITIES;

const LEADERS: readonly Role[] = ["SECRETARY", "COMMITTEE", "APPRAISAL_GROUP"];
const RUNNERS: readonly Role[] = [...LEADERS, "ORGANISER", "DISCIPLINE"];

export const MATRIX: Record<Capability, readonly Role[]> = {
  "organisation.read": [...RUNNERS, "BRANCH_SECRETARY", "UNIT_HEAD", "SYSTEM_ADMIN"],
  "organisation.write": ["ORGANISER"],
  "roster.import": ["ORGANISER"],
  "relatives.write": ["ORGANISER"],
  "account.read": ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"],
  "account.create": ["SYSTEM_ADMIN"],
  "account.secure": ["SECURITY_ADMIN"],
  "grant.write": ["SECURITY_ADMIN"],
  "audit.read": ["AUDIT_ADMIN"],
  "scheme.read": RUNNERS,
  "scheme.write": ["ORGANISER"],
  "cycle.read": RUNNERS,
  "cycle.prepare": ["ORGANISER"],
  "cycle.approve": ["SECRETARY"],
  "cycle.propose": ["APPRAISAL_GROUP"],
  "cycle.decide": ["SECRETARY"],
  "box.open": ["ORGANISER"],
  "box.witness": ["DISCIPLINE"],
  "progress.read": RUNNERS,
  "progress.names": ["ORGANISER"],
  "result.read": RUNNERS,
  "comments.read": ["ORGANISER"],
  "evidence.write": ["ORGANISER"],
  "effect.read": RUNNERS,
  "effect.write": ["DISCIPLINE"],
  "comment.write": ["UNIT_HEAD"],
  "paper.print": ["SECRETARY", "ORGANISER"],
  "tally.release": ["SECRETARY", "DISCIPLINE"],
  "rules.read": [...RUNNERS, "BRANCH_SECRETARY", "UNIT_HEAD", "MENTOR"],
  "rules.write": ["ORGANISER"],
  "rules.approve": ["SECRETARY"],
  "training.read": ["SECRETARY", "COMMITTEE", "ORGANISER", "BRANCH_SECRETARY", "UNIT_HEAD"],
  "training.write": ["ORGANISER"],
  "mentoring.read": ["SECRETARY", "COMMITTEE", "ORGANISER", "DISCIPLINE", "BRANCH_SECRETARY", "UNIT_HEAD"],
  "mentoring.manage": ["ORGANISER"],
  // The secretary of the committee signs where the branch has no secretary, or its secretary is one of the two.
  "mentoring.sign": ["BRANCH_SECRETARY", "SECRETARY"],
  "honours.read": [...RUNNERS, "BRANCH_SECRETARY", "UNIT_HEAD"],
  "honours.write": ["ORGANISER"],
  "rotation.read": ["SECRETARY", "COMMITTEE", "ORGANISER", "DISCIPLINE", "BRANCH_SECRETARY", "UNIT_HEAD"],
  "rotation.manage": ["ORGANISER"],
  "rotation.approve": ["SECRETARY"],
  "rotation.host": ["UNIT_HEAD"],
  "pool.read": ["SECRETARY", "COMMITTEE", "ORGANISER"],
  "pool.write": ["ORGANISER"],
  "pool.recommend": ["BRANCH_SECRETARY"],
  "pool.opinion": ["DISCIPLINE"],
  "pool.decide": ["SECRETARY"],
};

/** Whether a role carries a capability. */
export function carries(role: Role, capability: Capability): boolean {
  return MATRIX[capability].includes(role);
}
