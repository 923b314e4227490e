/** One sentence for an unknown number, a wrong password, a locked and a disabled account. */
export const WRONG = "工号或口令不正确，连续 5 次错误将锁定 30 分钟。";
export const CROWDED = "登录失败的次数过多，请 15 分钟后再试。";
