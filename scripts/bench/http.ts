import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { encode } from "next-auth/jwt";
import { freePort } from "../listen";
import { refuse } from "../refuse";
import { ROOT } from "../schema-engine";
import { webCommand } from "../serve-web";
import { stopChild, type Undo } from "../undo";
import { ask } from "./ground";

/** A server in its own process, as `npm start` runs it. */
export type Site = { url: string; stop: () => Promise<void> };

export async function startSite(undo: Undo, folder: string, databaseUrl: string): Promise<Site> {
  const port = await freePort("127.0.0.1", 0);
  const url = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(process.execPath, webCommand(...(folder === ROOT ? [] : ["--bare"])), {
    cwd: folder,
    env: {
      ...process.env,
      ...{
        NODE_ENV: "production",
        HOST: "127.0.0.1",
        PORT: String(port),
        NEXTAUTH_URL: url,
        DATABASE_URL: databaseUrl,
      },
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  undo.add(() => stopChild(child));
  const [message] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (!(message as { listening?: true } | null)?.listening) refuse(`${folder} 的网页服务没有启动`);
  return { url, stop: () => stopChild(child) };
}

/** The cookie of a session of this person, as signing in would have left it. An account is made where there is none. */
export async function cookiesOf(databaseUrl: string, personIds: readonly string[]): Promise<string[]> {
  await ask(
    databaseUrl,
    `insert into "Account" ("id", "personId", "passwordHash", "mustChange", "passwordSetAt", "createdAt")
     select gen_random_uuid()::text, p, '', false, now(), now() from unnest($1::text[]) as p on conflict do nothing`,
    [personIds],
  );
  const rows = await ask<{ id: string; personId: string }>(
    databaseUrl,
    `with made as (
       insert into "Session" ("id", "accountId", "createdAt", "lastSeenAt", "idleMinutes", "expiresAt")
       select gen_random_uuid()::text, a.id, now(), now(), 30, now() + interval '8 hours'
       from "Account" a where a."personId" = any($1::text[]) returning "id", "accountId")
     select made.id, a."personId" from made join "Account" a on a.id = made."accountId"`,
    [personIds],
  );
  const sessions = new Map(rows.map(({ id, personId }) => [personId, id]));
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  return Promise.all(
    personIds.map(async (person) => {
      const token = await encode({ token: { sessionId: sessions.get(person) }, secret });
      return `next-auth.session-token=${token}`;
    }),
  );
}

export type Ask = { path: string; cookie?: string | undefined; headers?: Record<string, string>; body?: string };
export type Answer = { status: number; text: string };

/** One after the other on each connection, as browsers do. */
export const connections = (most: number) => new Agent({ keepAlive: true, maxSockets: most });

export function send(url: string, agent: Agent, { path, cookie, headers, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${url}${path}`,
      {
        agent,
        method: body === undefined ? "GET" : "POST",
        headers: {
          ...(cookie ? { cookie } : {}),
          ...(body ? { "content-length": Buffer.byteLength(body) } : {}),
          ...headers,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString("utf8") }),
        );
        response.on("error", reject);
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

/** Answers a second when `clients` ask all of `asks`, each client the next one as soon as it has its answer. */
export async function rateOf(
  url: string,
  asks: readonly Ask[],
  clients: number,
  check: (answer: Answer) => boolean,
): Promise<number> {
  const agent = connections(clients);
  let next = 0;
  const client = async () => {
    for (let ask = asks[next++]; ask; ask = asks[next++]) {
      const answer = await send(url, agent, ask);
      if (!check(answer)) throw new Error(`${ask.path} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const spent = performance.now() - began;
  agent.destroy();
  return (asks.length * 1000) / spent;
}
