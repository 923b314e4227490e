import { deflateRawSync, inflateRawSync } from "node:zlib";
import { type APIRequestContext, request } from "@playwright/test";
import { call, sameSite } from "../access/calling";
import { ASKED, SOMEBODY } from "../access/inputs";
import { actions } from "../access/surface";
import type { Account, Portal } from "../stage";
import { type Raw, settle } from "./answer";
import type { Place, Subject } from "./places";

/** Somebody who is signed in, with an address of the own calendar. */
export type Viewer = { account: Account; context: APIRequestContext; calendar: string };

const actionOf = (name: string) => {
  const found = actions().find((action) => action.name === name);
  if (!found) throw new Error(`the build has no ${name}`);
  return found;
};

export async function enter(portal: Portal, account: Account): Promise<Viewer> {
  const context = await request.newContext({ baseURL: portal.url });
  const { csrfToken } = await (await context.get("/api/auth/csrf")).json();
  const { employeeNo, password } = account;
  await context.post("/api/auth/callback/credentials", { form: { csrfToken, employeeNo, password }, maxRedirects: 0 });
  const action = actionOf("(portal)/inbox/settings/renewFeedAction");
  const { body } = await call(context, { action, samples: {}, headers: sameSite(portal.url) });
  const calendar = /\/api\/calendar\/[\w-]+\.ics/.exec(body)?.[0];
  if (!calendar) throw new Error(`${employeeNo} could not sign in or has no calendar: ${body.slice(0, 300)}`);
  return { account, context, calendar };
}

/** What a viewer was answered, by the question; pressed, since it is kept until the second look. */
export type Sight = Map<string, Buffer>;
export const unpack = (answer: Buffer | undefined) => (answer ? inflateRawSync(answer).toString() : "");

async function raw(context: APIRequestContext, address: string, headers: { [name: string]: string }): Promise<Raw> {
  const answer = await context.get(address, { maxRedirects: 0, headers });
  const { location = "" } = answer.headers();
  // Next sends a soft navigation without its checksum to the same address with it.
  if (/[?&]_rsc\b/.test(location) && !/[?&]_rsc\b/.test(address)) return raw(context, location, headers);
  const named = answer.headersArray().map(({ name, value }): [string, string] => [name.toLowerCase(), value]);
  return { status: answer.status(), headers: named, body: await answer.body() };
}

/** Asks for every place, as a page and where it opens as its data, and for everything the viewer's pickers find of these people. */
export async function look(
  portal: Portal,
  { context, calendar }: Viewer,
  places: readonly Place[],
  subjects: readonly Subject[],
): Promise<Sight> {
  const sight: Sight = new Map();
  const keep = (question: string, answer: Raw) => sight.set(question, deflateRawSync(settle(answer), { level: 1 }));
  for (const { address, handler } of [...places, { address: calendar, handler: true }]) {
    const drawn = await raw(context, address, {});
    keep(address, drawn);
    // Behind a closed page there is the same nothing: the doors are tried in access.spec.ts.
    if (!handler && drawn.status === 200) keep(`${address} (data)`, await raw(context, address, { rsc: "1" }));
  }
  for (const name of Object.keys(ASKED).filter((name) => ASKED[name] === SOMEBODY || /search|find/i.test(name))) {
    for (const subject of subjects) {
      for (const asked of [subject.name, subject.employeeNo]) {
        const question = { action: actionOf(name), samples: subject.samples, headers: sameSite(portal.url), asked };
        const { status, body } = await call(context, question);
        const found = body.split("\n").find((line) => line.includes('"data"')) ?? body;
        keep(`${name} ${asked}`, { status, headers: [], body: Buffer.from(found) });
      }
    }
  }
  return sight;
}
