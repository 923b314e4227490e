import { type APIRequestContext, request } from "@playwright/test";
import { MATRIX, ROLES, type Role } from "../lib/auth/roles";
import { call, fillIn, get, sameSite } from "./access/calling";
import { ACTIONS, DOORS, type Door } from "./access/doors";
import { ASKED, SOMEBODY } from "./access/inputs";
import { type Answer, isTurnedAway, judgeAction, judgePage, sayingOf } from "./access/judge";
import { findSamples, type Samples, trail } from "./access/samples";
import { actions, fill, routes } from "./access/surface";
import { expect, test } from "./fixtures";
import type { Account, Portal } from "./stage";

test.skip(({ isMobile }) => isMobile, "what the server answers does not depend on the screen");
test.describe.configure({ timeout: 600_000 });

/** Of these the demonstration has none, and whoever asks for one that is not there is closed out all the same. */
const NONE: Samples = {
  token: "no-such-link-no-such-link-no-such-link",
  nextauth: "session",
  report: "nothing",
  jobId: "nothing",
  pastGradeId: "nothing",
  requestId: "nothing",
  itemId: "nothing",
  fileId: "nothing",
  ruleId: "nothing",
  kind: "nothing",
  list: "pairs",
  id: "nothing",
  month: "2026-01",
  quarter: "2026-1",
  book: "rotation",
};

const rolesOf = ({ roles }: Account): Role[] =>
  (Object.keys(ROLES) as Role[]).filter((role) => roles.includes(role) || roles.includes(ROLES[role]));

const may = (member: Account, door: Door) =>
  door === "public" ||
  door === "everybody" ||
  (door !== "bound" && door.some((role) => rolesOf(member).includes(role)));

/** One account of every kind: each combination of roles, and two without any. */
function cast(portal: Portal): Account[] {
  const kinds = new Map<string, Account>();
  for (const account of portal.accounts) {
    const kind = rolesOf(account).sort().join() || `plain ${kinds.has("plain 1") ? 2 : 1}`;
    if (!kinds.has(kind)) kinds.set(kind, account);
  }
  return [...kinds.values()];
}

const plainOf = (portal: Portal) => cast(portal).filter((member) => rolesOf(member).length === 0);
const officersOf = (portal: Portal) =>
  cast(portal).filter((member) => rolesOf(member).some((role) => /_ADMIN$/.test(role)));

function holder(portal: Portal, role: Role): Account {
  const found = cast(portal).find((member) => rolesOf(member).includes(role));
  if (!found) throw new Error(`nobody in the demonstration is ${role}`);
  return found;
}

async function signedIn(portal: Portal, { employeeNo, password }: Account): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL: portal.url });
  const { csrfToken } = await (await context.get("/api/auth/csrf")).json();
  await context.post("/api/auth/callback/credentials", { form: { csrfToken, employeeNo, password }, maxRedirects: 0 });
  expect(judgePage(await get(context, "/")), `${employeeNo} signs in`).toBe("open");
  return context;
}

const actionNamed = (name: string) => {
  const found = actions().find((action) => action.name === name);
  if (!found) throw new Error(`the build has no ${name}`);
  return found;
};

let samples: Samples;
let roster: Buffer;

test.beforeAll(async ({ stage }, info) => {
  test.setTimeout(120_000);
  const portal = await stage.enter(info.file, "demonstration");
  const trying = cast(portal).map(({ employeeNo }) => employeeNo);
  samples = { ...NONE, ...(await findSamples(portal.databaseUrl, trying)) };
  // The demonstration has brought in no roster: its own, exported, is handed in again.
  const organiser = await signedIn(portal, holder(portal, "ORGANISER"));
  roster = Buffer.from(await (await organiser.get("/people/export")).body());
  const answer = await call(organiser, {
    ...{ action: actionNamed("(portal)/people/import/checkRosterAction"), samples, file: roster },
    ...{ form: { importId: samples.importId ?? "" }, headers: sameSite(portal.url) },
  });
  expect(sayingOf(answer.body), "the roster is handed in").toContain('"status":"done"');
  await organiser.dispose();
});

test("every route of app/ and every action of the build has its door written down, and no door leads nowhere", () => {
  const addresses = routes().map(({ address }) => address);
  const names = actions().map(({ name }) => name);
  const written = Object.keys(DOORS);
  const writtenActions = Object.keys(ACTIONS);
  expect(
    addresses.filter((address) => !written.includes(address)).join(),
    "routes without a row in e2e/access/doors.ts",
  ).toBe("");
  expect(
    names.filter((name) => !writtenActions.includes(name)).join(),
    "actions without a row in e2e/access/doors.ts",
  ).toBe("");
  expect(written.filter((address) => !addresses.includes(address)).join(), "rows without a route").toBe("");
  expect(writtenActions.filter((name) => !names.includes(name)).join(), "rows without an action").toBe("");
});

test("the judge finds an unprotected route and an unprotected action", () => {
  const answer = (status: number, location = "", body = ""): Answer => ({ status, location, body });
  expect(judgePage(answer(200, "", "secret"))).toBe("open");
  expect(judgePage(answer(307, "/login?next=%2Fx"))).toBe("sign in");
  expect(judgePage(answer(307, "/other"))).toBe("elsewhere");
  expect(judgePage(answer(200, "", '2:E{"digest":"NEXT_REDIRECT;replace;/login;307;"}'))).toBe("sign in");
  expect(isTurnedAway(answer(200, "", '{"status":"done","message":"已删除"}'))).toBe(false);
  expect(isTurnedAway(answer(200, "", '{"status":"refused","message":"请检查填写内容。"}'))).toBe(false);
  expect(isTurnedAway(answer(500))).toBe(false);
  expect(isTurnedAway(answer(303, "/login"))).toBe(true);
  const said = (message: string) => judgeAction(answer(200, "", `0:{}\n1:{"status":"refused","message":"${message}"}`));
  expect(said("只有系统管理员可以开立账号。")).toBe("denied");
  expect(said("请检查填写内容。")).toBe("invalid");
  expect(said("测评已经启动，名单和职务已经冻结。")).toBe("let in");
  expect(judgeAction(answer(200, "", '1:{"status":"done","message":"已删除"}'))).toBe("let in");
  expect(judgeAction(answer(200, "", '1:{"data":[{"id":"1"}]}'))).toBe("let in");
  expect(judgeAction(answer(500))).toBe("let in");
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
      for (const headers of [undefined, { rsc: "1" }]) {
        const answer = await get(context, fill(address, samples), headers);
        const said = `${address} ${answer.status} ${answer.location}`;
        expect.soft(handler ? ["sign in", "closed"] : ["sign in"], said).toContain(judgePage(answer));
        // The layout's redirect alone would not keep the page beside it from being sent.
        expect.soft(answer.body, address).not.toMatch(/page-head|page-body|panel-head/);
      }
    }
  }
});

test("each member of the cast opens what is theirs, and for the rest there is no such page", async ({ portal }) => {
  for (const member of cast(portal)) {
    const context = await signedIn(portal, member);
    for (const { address, handler } of routes()) {
      const door = DOORS[address] ?? "bound";
      if (door === "public" || door === "bound") continue;
      const opens = may(member, door);
      const answer = await get(context, fill(address, samples));
      const wanted = opens
        ? ["open", ...(/\/(edit|changes)$/.test(address) ? ["elsewhere", "closed"] : [])]
        : ["closed"];
      expect.soft(wanted, `${address} as ${member.name} ${rolesOf(member)}`).toContain(judgePage(answer));
      if (!opens && !handler) expect.soft(answer.body.includes("没有这个页面"), address).toBe(true);
    }
    await context.dispose();
  }
});

test("no officer opens anything that is bound to other people", async ({ portal }) => {
  for (const member of officersOf(portal)) {
    const context = await signedIn(portal, member);
    for (const { address } of routes().filter(({ address }) => DOORS[address] === "bound")) {
      if (/^\/organisation|^\/people/.test(address) && rolesOf(member).includes("SYSTEM_ADMIN")) continue;
      const verdict = judgePage(await get(context, fill(address, samples)));
      expect.soft(["closed", "elsewhere"], `${address} as ${member.name}`).toContain(verdict);
    }
    await context.dispose();
  }
});

test("no action runs without a session", async ({ portal }) => {
  const before = await trail(portal.databaseUrl);
  const stranger = await request.newContext({ baseURL: portal.url });
  for (const action of actions()) {
    if (ACTIONS[action.name] === "public") continue;
    const answer = await call(stranger, { action, samples, headers: sameSite(portal.url) });
    expect.soft(isTurnedAway(answer), `${action.name}: ${answer.status} ${answer.body.slice(0, 300)}`).toBe(true);
  }
  expect((await trail(portal.databaseUrl, before.seq)).events).toEqual([]);
});

/** What the rating page sends by itself, in the name of the voter whose paper it is. */
const POSTED = { "/api/draft": { base: 0 }, "/api/paper": {} };

test("no draft and no paper is taken in without a session, from another site, or for another voter", async ({
  portal,
}) => {
  const stranger = await request.newContext({ baseURL: portal.url });
  const officer = await signedIn(portal, officersOf(portal)[0] as Account);
  const before = await trail(portal.databaseUrl);
  const { cycleId, paperId } = samples;
  const post = async (
    context: APIRequestContext,
    address: string,
    more: object,
    headers: { [name: string]: string },
  ) => {
    const data = { cycleId, paperId, revision: 0, lines: [], ...more };
    const answer = await context.post(address, { data, headers, maxRedirects: 0 });
    expect.soft(answer.headers()["cache-control"], address).toBe("private, no-store");
    expect.soft(await answer.json(), address).toHaveProperty("refused");
    return answer.status();
  };
  for (const [address, more] of Object.entries(POSTED)) {
    const home = sameSite(portal.url);
    expect.soft(await post(stranger, address, more, home), `${address} without a session`).toBe(401);
    expect.soft(await post(officer, address, more, home), `${address} of another`).toBe(404);
    expect.soft(await post(officer, address, { lines: [{}] }, home), `${address} without its shape`).toBe(400);
    const elsewhere = { origin: "https://elsewhere.example" };
    for (const headers of [{ origin: "" }, elsewhere, { ...home, "sec-fetch-site": "cross-site" }]) {
      expect.soft(await post(officer, address, more, headers), `${address} from elsewhere`).toBe(403);
    }
  }
  expect((await trail(portal.databaseUrl, before.seq)).events).toEqual([]);
});

/** What Next says when it turns a request away itself. Anything else on the error output is a fault. */
const TURNED_AWAY_BY_NEXT = /Invalid Server Actions request|x-forwarded-host|digest:|^\s+at |^\s*[{}]?\s*$/;

test("no action runs from another site, whoever is signed in", async ({ portal }) => {
  const context = await signedIn(portal, holder(portal, "ORGANISER"));
  const before = await trail(portal.databaseUrl);
  const elsewhere: { [name: string]: string }[] = [
    { origin: "https://elsewhere.example" },
    { origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" },
    { origin: "null" },
    { origin: portal.url, "sec-fetch-site": "cross-site" },
    { origin: portal.url, "sec-fetch-site": "same-site" },
  ];
  for (const [index, action] of actions().entries()) {
    // All have the same door (lib/tidy.test.ts): each is tried without an origin, and with the others in turn.
    for (const headers of [{}, elsewhere[index % elsewhere.length] ?? {}]) {
      const answer = await call(context, { action, samples, headers });
      const said = `${action.name} ${JSON.stringify(headers)}: ${answer.status} ${answer.body.slice(0, 300)}`;
      expect.soft(isTurnedAway(answer) || answer.status >= 500, said).toBe(true);
    }
  }
  expect((await trail(portal.databaseUrl, before.seq)).events).toEqual([]);
  const complaints = portal.complaints().split("\n");
  expect(complaints.filter((line) => !TURNED_AWAY_BY_NEXT.test(line))).toEqual([]);
});

/** An action draws its page anew, and who may read a confidential one has read it. */
const isOwnReading = (member: Account, event: string) => event === "pool.read" && may(member, MATRIX["pool.read"]);

test("each member of the cast is denied every action that is not theirs, filled in properly, and leaves no trace", async ({
  portal,
}) => {
  const headers = sameSite(portal.url);
  const organiser = await signedIn(portal, holder(portal, "ORGANISER"));
  for (const action of actions().filter(({ name }) => ASKED[name] === SOMEBODY)) {
    const found = await call(organiser, { action, samples, headers });
    expect.soft(judgeAction(found), `${action.name}: there is somebody to be found`).toBe("let in");
  }
  const forms = new Map<string, Awaited<ReturnType<typeof fillIn>>>();
  for (const member of [...plainOf(portal), ...cast(portal)]) {
    const context = await signedIn(portal, member);
    const before = await trail(portal.databaseUrl);
    for (const action of actions()) {
      const door = ACTIONS[action.name];
      if (door === undefined) continue;
      // What is bound to a person or a unit is not the officers', whoever it belongs to.
      const barred = door === "bound" ? officersOf(portal).includes(member) : !may(member, door);
      if (!barred) continue;
      const wanted = {
        action,
        samples,
        headers,
        ...(/\/check(Roster|Evidence)Action$/.test(action.name) ? { file: roster } : {}),
      };
      const filled = forms.get(action.name) ?? (await fillIn(context, wanted));
      if (!forms.has(action.name)) expect.soft(filled.lacking, "add it to e2e/access/inputs.ts").toBe("");
      forms.set(action.name, filled);
      const { form } = filled;
      const answer = await call(context, { ...wanted, form });
      const said = `${action.name} as ${member.name} ${rolesOf(member)}: ${answer.status} ${sayingOf(answer.body)}`;
      expect.soft(judgeAction(answer), said).toBe("denied");
    }
    const left = (await trail(portal.databaseUrl, before.seq)).events.filter((event) => !isOwnReading(member, event));
    expect.soft(left, `${member.name} ${rolesOf(member)}`).toEqual([]);
    await context.dispose();
  }
});
