import type { AccountStateFilter } from "./schema";

export const STATE_FILTERS: { [state in AccountStateFilter]: string } = {
  all: "已开户",
  active: "启用",
  locked: "锁定中",
  disabled: "已停用",
  dormant: "90 天未用",
  never: "从未登录",
  none: "未开户",
};

/** Why a session ended, as its owner reads it. */
export const ENDED: { [why: string]: string } = {
  "signed-out": "本人退出",
  "ended-by-owner": "本人结束",
  "ended-by-officer": "安全管理员结束",
  "password-changed": "口令已修改",
  "password-reset": "口令已重置",
  "roles-changed": "角色已变更",
  disabled: "账号已停用",
  locked: "账号被锁定",
  crowded: "会话过多，最早的已结束",
};
