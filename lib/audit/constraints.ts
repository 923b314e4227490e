import { Refusal } from "@/lib/errors";

/** What a broken constraint means to the user. The names are those of prisma/migrations. */
const SENTENCES: { [constraint: string]: string } = {
  role_grant_exclusive: "三员（系统、安全、审计管理员）互不兼任，也不得兼任业务角色。请先收回原有角色。",
  role_grant_once: "该账号在这段时间内已有同一角色和范围的授权。",
  role_grant_scope: "单位负责人须指定单位，党支部书记须指定党支部，其他角色不设范围。",
  role_grant_dates: "授权的截止日期不能早于开始日期。",
  post_main_once: "同一时间只能有一个主要职务。请先填写原职务的免职时间。",
  unit_branch_once: "同一单位同一时间只能由一个支部覆盖。请先结束原来的对应关系。",
  mandate_once: "此人在该时间段内已是职工代表。",
  unit_service_once: "这两个单位在该时间段内已登记服务关系。",
  post_dates: "免职时间应晚于任职时间。",
  relative_ordered: "回避关系须登记在两个不同的人之间。",
  official_not_subject: "监票人、计票人不能是本次考核的被考核人。",
  scheme_frozen: "该方案已在考核中使用，不能再改。请复制为新版本。",
  posts_frozen: "测评已经启动，名单和职务已经冻结。",
  assignment_frozen: "测评已经启动，评价关系已经冻结。",
  posting_planned: "岗位锻炼的最后一天不能早于开始日期。",
  posting_extended: "延长后的期满日应晚于原期满日。",
  posting_actual: "锻炼的最后一天不能早于报到日期。",
  posting_dates_in_force: "报到日期应在期满日或之前。",
  posting_elsewhere: "锻炼单位应是派出单位以外的单位。",
  posting_project: "项目锻炼须填写项目名称，其他类型不填。",
  posting_approved_first: "这项安排还没有批准，不能登记报到。",
  posting_not_both: "已经报到的锻炼不能取消，请办理提前结束。",
  posting_once: "此人在这段时间已有岗位锻炼，同一时间只能有一个。",
  posting_running_once: "此人有一项岗位锻炼还没有登记结束，请先办理结束。",
  posting_extension_count: "延长次数已到上限。",
  posting_extension_open: "已有一项延长申请等待批准。",
  posting_end_once: "这项锻炼的结束刚刚已由他人登记。",
  posting_correction_open: "已有一项更正申请等待批准。",
  posting_end_reason: "提前结束须写明原因。",
  posting_appraisal_order: "鉴定按本人、锻炼单位、派出单位、厂党委的次序签署。",
  posting_appraisal_complete: "锻炼单位鉴定须五项和综合评价齐全，并写明意见。",
  PostingReport_postingId_period_key: "这一期汇报刚刚已在另一个窗口保存，请在新标签页查看后再提交。",
  reminder_mail_address: "要接收邮件，请先填写邮箱地址。",
  training_due_in_year: "完成期限应在计划年度之内。",
  training_done_dated: "已完成的培养项目须有完成日期。",
  training_dropped_reason: "取消培养项目须写明原因。",
  pair_two_people: "导师和培养对象不能是同一个人。",
  pair_dates: "结对的截止日期应晚于开始日期，结束日期不能早于开始日期。",
  pair_end_said: "结束结对须写明结束方式。",
  pair_waived: "只有为更换导师而结束的结对才能登记不再安排导师，并须写明理由。",
  pair_slot: "一名导师最多带两人；带第二人须写明批准依据。",
  pair_mentee_once: "此人在该时间段内已有一名导师。请先结束原来的结对，或办理更换导师。",
  pair_mentor_twice: "这名导师刚刚又被安排了结对，同时最多带两人。请刷新后另选导师。",
  pair_goal_progress: "进度应在0至100之间。",
  pair_summary_quarter: "季度小结须按季度填写。",
  pair_log_month: "帮带日期须在所记的月份之内。",
  pair_completion_points: "出师得分超出范围。",
  pair_completion_open: "这对结对的出师考核正在进行。",
  pair_change_open: "更换导师的申请正在办理，请等待答复。",
  Person_employeeNo_key: "该工号已存在。",
  Unit_name_key: "该单位名称已存在。",
  Branch_name_key: "该党支部名称已存在。",
  Cycle_kind_year_round_key: "该年度已有同类考核，请修改年度或轮次。",
  Honour_personId_year_title_body_key: "这项荣誉已经录入。",
  PastGrade_personId_year_key: "该年度的等次已经录入。",
  Cycle_schemeId_fkey: "没有找到所选的考核方案，可能刚刚被删除。请重新选择。",
  Scheme_basedOnId_fkey: "没有找到要复制的方案，可能刚刚被删除。请刷新后再看。",
  pool_membership_live: "此人已在册。",
  pool_candidate_running: "此人的人选程序正在进行。",
  pool_opinion_asked: "廉政意见已经征求，正在等待答复。",
  pool_person_exists: "没有找到这个人员。",
  pool_membership_dates: "出库日期不能早于入库日期。",
  PoolReview_membershipId_year_key: "本年度已经评估。",
  Account_personId_key: "此人已有账号。",
};

/**
 * A Refusal for an error that a constraint raised, or null for anything else.
 * The driver's error is nested differently for queries and raw statements, so the texts are searched.
 */
export function refusalOf(error: unknown): Refusal | null {
  const refusal = sentenceFor(error);
  if (refusal) refusal.cause = error;
  return refusal;
}

function sentenceFor(error: unknown): Refusal | null {
  const text = textOf(error);
  const known = Object.keys(SENTENCES).find((name) => text.includes(name));
  if (known) return new Refusal("conflict", SENTENCES[known] as string);
  const code = (error as { code?: unknown } | null)?.code;
  // A unique key decides who came first; the other is told to look again.
  if (code === "P2002" || text.includes("23505")) return new Refusal("conflict", "刚刚已有人提交，请刷新后再看。");
  if (code === "P2034" || text.includes("40001") || text.includes("40P01")) {
    return new Refusal("busy", "同时操作的人较多，请再试一次。");
  }
  if (code === "P2028" || text.includes("55P03")) return new Refusal("busy", "系统正忙，请稍候再试。");
  return null;
}

function textOf(error: unknown, depth = 0): string {
  if (typeof error !== "object" || error === null || depth > 3) return String(error ?? "");
  const { message, meta, cause, code } = error as { message?: string; meta?: unknown; cause?: unknown; code?: unknown };
  return [message, code, safeJson(meta), textOf(cause, depth + 1), safeJson(cause)].join(" ");
}

function safeJson(value: unknown): string {
  if (value === undefined || value === null) return "";
  return JSON.stringify(value, (_key, item) => (typeof item === "bigint" ? String(item) : item)) ?? "";
}
