/** What an answer of the portal amounts to for the one who asked. */
export type Verdict = "open" | "closed" | "sign in" | "elsewhere" | "broken";

export type Answer = { status: number; location: string; body: string };

export function judgePage({ status, location, body }: Answer): Verdict {
  // A soft navigation is answered with 200 and told inside where to go.
  if (/NEXT_REDIRECT;\w+;\/login/.test(body)) return "sign in";
  if (status >= 200 && status < 300) return "open";
  // A handler may answer a stranger by 401, and by 405 whoever asks where there is only something to hand in.
  if ([401, 404, 405].includes(status)) return "closed";
  if (status >= 300 && status < 400) return /\/login\b/.test(location) ? "sign in" : "elsewhere";
  return "broken";
}

/**
 * Whether an action turned its caller away at the door: sent to the sign-in page, told that the session is over, or not
 * let in by Next itself. Anything else means that its own code ran.
 */
export function isTurnedAway({ status, location, body }: Answer): boolean {
  if (/\/login\b/.test(location)) return true;
  return status === 403 || /登录已过期|Invalid Server Actions request/.test(body);
}

/** What an action answered to somebody who may not use it. */
export type Denial = "denied" | "invalid" | "let in";

/** The sentences with which policies refuse a person, not a state or a form. */
const DENIED =
  /权限|没有找到|由.{2,30}(办理|提出|录入|填写|审核|登记|导出|编制|开箱|同意|审定|安排|批准|维护|出具|签署|书写|提交|申请|撤回)|只有(系统管理员|安全管理员|审计管理员|党群工作部)/;

export function judgeAction({ status, body }: Answer): Denial {
  const said = sayingOf(body);
  if (/请检查填写内容|请求内容不完整/.test(said)) return "invalid";
  // A search finds nobody in the reach of whoever has none.
  if (status === 404 || /"data":\[\]/.test(said)) return "denied";
  return /"status":"refused"|"refused":/.test(said) && DENIED.test(said) ? "denied" : "let in";
}

/** The line of the streamed answer that holds what the action returned. */
export function sayingOf(body: string): string {
  return body.split("\n").find((line) => /^\w+:\{"(status|data|refused)"/.test(line)) ?? body.slice(0, 300);
}

/** The fields a form is asked to fill in or mend. */
export function fieldsOf(body: string): string[] {
  const said = sayingOf(body);
  if (!said.includes("请检查填写内容")) return [];
  return Object.keys((JSON.parse(said.replace(/^\w+:/, "")) as { fields: object }).fields);
}
