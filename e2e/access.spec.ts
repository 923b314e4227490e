import { type APIRequestContext, request } from "@playwright/test";
import { ROLES, type Role } from "../lib/auth/roles";
import { DOORS, OWN_EVENTS, PUBLIC_ACTIONS } from "./access/doors";
import { type Answer, isTurnedAway, judgePage, wordsOf } from "./access/judge";
import { findSamples, type Samples, trail } from "./access/samples";
import { type Action, actions, fill, routes } from "./access/surface";
import { expect, test } from "./fixtures";
import type { Account, Portal } from "./stage";

test.skip(({ isMobile }) => isMobile, "what the server answers does not depend on the screen");
test.describe.configure({ timeout: 300_000 });

const EXTRA: Samples = {
  token: "no-such-link-no-such-link-no-such-link",
  nextauth: "session",
  report: "nothing",
  jobId: "nothing",
};

const rolesOf = ({ roles }: Account): Role[] =>
  (Object.keys(ROLES) as Role[]).filter((role) => roles.includes(role) || roles.includes(ROLES[role]));

/** One account of every kind: each combination of roles, and two without any. */
function cast(portal: Portal): Account[] {
  const kinds = new Map<string, Account>();
  for (const account of portal.accounts) {
    const kind = rolesOf(account).sort().join() || `plain ${kinds.has("plain 1") ? 2 : 1}`;
    if (!kinds.has(kind)) kinds.set(kind, account);
  }
  return [...kinds.values()];
}

async function signedIn(portal: Portal, { employeeNo, password }: Account): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL: portal.url });
  const { csrfToken } = await (await context.get("/api/auth/csrf")).json();
  await context.post("/api/auth/callback/credentials", { form: { csrfToken, employeeNo, password }, maxRedirects: 0 });
  return context;
}

async function get(context: APIRequestContext, address: string, headers = {}): Promise<Answer> {
  const answer = await context.get(address, { maxRedirects: 0, headers });
  return { status: answer.status(), location: answer.headers().location ?? "", body: await answer.text() };
}

/** Calls an action as the browser does: `(previous, form)`, the form filled with every id there is. */
async function call(context: APIRequestContext, action: Action, samples: Samples, headers: { [name: string]: string }) {
  const fields = {
    ...samples,
    reason: "探查",
    name: "探查",
    title: "探查",
    role: "MENTOR",
    from: "2026-01-01",
    q: "a",
  };
  const form = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`1_${name}`, value]));
  const answer = await context.post(fill(action.page, { ...EXTRA, ...samples }), {
    maxRedirects: 0,
    headers: { "next-action": action.id, accept: "text/x-component", ...headers },
    multipart: { ...form, 0: JSON.stringify([{ status: "idle" }, "$K1"]) },
  });
  const { location = "", "x-action-redirect": redirect = "" } = answer.headers();
  return { status: answer.status(), location: redirect || location, body: await answer.text() };
}

let samples: Samples;
test.beforeAll(async ({ stage }, info) => {
  samples = await findSamples((await stage.enter(info.file)).databaseUrl);
});

test("every route of the build has its door written down", () => {
  const unknown = routes().filter(({ address }) => !(address in DOORS));
  expect(unknown, "add them to e2e/access/doors.ts").toEqual([]);
});

test("the judge finds an unprotected route and an unprotected action", () => {
  const answer = (status: number, location = "", body = ""): Answer => ({ status, location, body });
  expect(judgePage(answer(200, "", "secret"))).toBe("open");
  expect(judgePage(answer(307, "/login?next=%2Fx"))).toBe("sign in");
  expect(judgePage(answer(307, "/other"))).toBe("elsewhere");
  expect(isTurnedAway(answer(200, "", '{"status":"done","message":"已删除"}'))).toBe(false);
  expect(isTurnedAway(answer(200, "", '{"status":"refused","message":"请检查填写内容。"}'))).toBe(false);
  expect(isTurnedAway(answer(500))).toBe(false);
  expect(isTurnedAway(answer(303, "/login"))).toBe(true);
});

test("without a session every page but the public ones leads to the sign-in page and shows nothing", async ({
  portal,
}) => {
  const stranger = await request.newContext({ baseURL: portal.url });
  const forged = await request.newContext({
    baseURL: portal.url,
    extraHTTPHeaders: { cookie: "next-auth.session-token=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..x.y.z" },
  });
  for (const { address, handler } of routes()) {
    if (DOORS[address] === "public") continue;
    for (const context of [stranger, forged]) {
      for (const headers of [{}, { rsc: "1" }]) {
        const verdict = judgePage(await get(context, fill(address, { ...EXTRA, ...samples }), headers));
        expect(handler ? ["sign in", "closed"] : ["sign in"], address).toContain(verdict);
      }
    }
  }
});

test("each member of the cast opens what is theirs, and for the rest there is no such page", async ({ portal }) => {
  for (const member of cast(portal)) {
    const context = await signedIn(portal, member);
    const held = rolesOf(member);
    for (const { address, handler } of routes()) {
      const door = DOORS[address];
      if (door === undefined || door === "public" || door === "bound") continue;
      const may = door === "everybody" || door.some((role) => held.includes(role));
      const answer = await get(context, fill(address, { ...EXTRA, ...samples }));
      const wanted = may ? ["open", ...(address.endsWith("/edit") ? ["elsewhere", "closed"] : [])] : ["closed"];
      expect(wanted, `${address} as ${member.name} ${held}`).toContain(judgePage(answer));
      expect(may || handler || wordsOf(answer.body).includes("没有这个页面"), address).toBe(true);
    }
    await context.dispose();
  }
});

test("nobody without a role opens anything bound to other people", async ({ portal }) => {
  const officers = cast(portal).filter((member) => rolesOf(member).some((role) => /_ADMIN$/.test(role)));
  for (const member of officers) {
    const context = await signedIn(portal, member);
    for (const { address } of routes().filter(({ address }) => DOORS[address] === "bound")) {
      if (/^\/organisation|^\/people/.test(address) && rolesOf(member).includes("SYSTEM_ADMIN")) continue;
      const verdict = judgePage(await get(context, fill(address, { ...EXTRA, ...samples })));
      expect(["closed", "elsewhere"], `${address} as ${member.name}`).toContain(verdict);
    }
    await context.dispose();
  }
});

test("no action runs without a session", async ({ portal }) => {
  const before = await trail(portal.databaseUrl);
  const stranger = await request.newContext({ baseURL: portal.url });
  const own = { origin: portal.url, "sec-fetch-site": "same-origin" };
  for (const action of actions()) {
    const answer = await call(stranger, action, samples, own);
    if (PUBLIC_ACTIONS.includes(action.name)) continue;
    expect(isTurnedAway(answer), `${action.name}: ${answer.status} ${answer.body.slice(0, 300)}`).toBe(true);
  }
  const after = await trail(portal.databaseUrl, before.seq);
  expect(after.events.filter((event) => event !== "session.refused")).toEqual([]);
});

test("no action runs from another site, whoever is signed in", async ({ portal }) => {
  const organiser = cast(portal).find((member) => rolesOf(member).includes("ORGANISER"));
  if (!organiser) throw new Error("the demonstration has no organiser");
  const context = await signedIn(portal, organiser);
  const before = await trail(portal.databaseUrl);
  const elsewhere: { [name: string]: string }[] = [
    { origin: "https://elsewhere.example" },
    { origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" },
    { origin: "null" },
    {},
    { origin: portal.url, "sec-fetch-site": "cross-site" },
    { origin: portal.url, "sec-fetch-site": "same-site" },
  ];
  for (const action of actions()) {
    for (const headers of elsewhere) {
      const answer = await call(context, action, samples, headers);
      const said = `${action.name} ${JSON.stringify(headers)}: ${answer.status} ${answer.body.slice(0, 300)}`;
      expect(isTurnedAway(answer) || answer.status >= 500, said).toBe(true);
    }
  }
  expect((await trail(portal.databaseUrl, before.seq)).events).toEqual([]);
  portal.complaints();
});

test("whoever has no role changes nothing but his own, with any id he can find", async ({ portal }) => {
  const plain = cast(portal).filter((member) => rolesOf(member).length === 0);
  expect(plain.length).toBeGreaterThan(0);
  const own = { origin: portal.url, "sec-fetch-site": "same-origin" };
  for (const member of plain) {
    for (const action of actions()) {
      const context = await signedIn(portal, member);
      const before = await trail(portal.databaseUrl);
      await call(context, action, samples, own);
      const { events } = await trail(portal.databaseUrl, before.seq);
      expect(
        events.filter((event) => !OWN_EVENTS.includes(event)),
        `${action.name} as ${member.name}`,
      ).toEqual([]);
      await context.dispose();
    }
  }
  portal.complaints();
});
