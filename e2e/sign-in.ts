import type { BrowserContext } from "@playwright/test";
import type { Account } from "./stage";

/** Signs in by cookie, without the form. */
export async function signInto(context: BrowserContext, url: string, { employeeNo, password }: Account) {
  const { csrfToken } = await (await context.request.get(`${url}/api/auth/csrf`)).json();
  const answer = await context.request.post(`${url}/api/auth/callback/credentials`, {
    form: { csrfToken, employeeNo, password },
    maxRedirects: 0,
  });
  const cookies = await context.cookies(url);
  if (!cookies.some(({ name }) => name.includes("session-token"))) {
    throw new Error(`${employeeNo} could not sign in: ${answer.status()} ${answer.headers().location}`);
  }
}
