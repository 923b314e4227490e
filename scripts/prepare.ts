import type { ChildProcess } from "node:child_process";
import { generateClient } from "./build";
import { claim, keptSecret, openDataDirectory, openKeyDirectory } from "./data-directory";
import { startEmbedded } from "./embedded";
import { environment } from "./environment";
import { furnish, setupAddress } from "./installation";
import { freePort } from "./listen";
import { migrate } from "./migrate";
import { stopChild, type Undo } from "./undo";

/** Puts the settings into the environment as every process of the portal reads them. */
async function settle(undo: Undo) {
  const given = environment();
  const directory = openDataDirectory(given.HENGCAI_DATA_DIR);
  undo.add(claim(directory, given.NEXTAUTH_URL));
  const port = await freePort(given.HOST, given.PORT);
  openKeyDirectory(given.HENGCAI_KEY_DIR);
  Object.assign(process.env, {
    PORT: String(port),
    HOST: given.HOST,
    HENGCAI_DATA_DIR: directory,
    HENGCAI_KEY_DIR: given.HENGCAI_KEY_DIR,
    NEXTAUTH_SECRET: given.NEXTAUTH_SECRET ?? keptSecret(directory, "nextauth-secret"),
  });
  // Once more, with the secret that was kept and the port that was found.
  process.env.NEXTAUTH_URL = environment().NEXTAUTH_URL;
  return { ...environment(), HENGCAI_DATA_DIR: directory };
}

/** Everything a server needs before it can listen: settings, database, tables, and the people to begin with. */
export async function prepare(undo: Undo, wish: { demo: boolean; empty: boolean }) {
  const env = await settle(undo);
  const directory = env.HENGCAI_DATA_DIR;
  const embedded = env.DATABASE_URL ? undefined : await startEmbedded(directory);
  if (embedded) undo.add(embedded.stop);
  const url = env.DATABASE_URL ?? embedded?.url ?? "";
  process.env.DATABASE_URL = url;
  await migrate(url);
  await generateClient((child: ChildProcess) => undo.add(() => stopChild(child)));
  const accounts = await furnish({ ...wish, directory, url, recreate: embedded?.recreate }, () => migrate(url));
  const setup = await setupAddress(directory, env.NEXTAUTH_URL);
  await (await import("@/lib/db")).db.$disconnect();
  return { env, directory, accounts, setup, databaseGone: embedded?.exited };
}
