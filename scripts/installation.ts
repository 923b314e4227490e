import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "@/prisma/seed/demo";
import { writePrivate } from "./data-directory";
import { connect } from "./migrate";
import { refuse } from "./refuse";

/** What kind of installation this is. Written before the first step of it, so that a broken-off start is recognised. */
type Kind = "demonstration being loaded" | "demonstration" | "plant";

const fileOf = (directory: string) => join(directory, "installation.json");

function kindOf(directory: string): Kind | undefined {
  return existsSync(fileOf(directory)) ? JSON.parse(readFileSync(fileOf(directory), "utf8")).kind : undefined;
}

const remember = (directory: string, kind: Kind) => writePrivate(fileOf(directory), `${JSON.stringify({ kind })}\n`);

export const accountsFile = (directory: string) => join(directory, "demo-accounts.json");

/** The portal has nobody in it: neither a demonstration nor an installer has begun. */
async function isEmpty(url: string) {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ taken: boolean }>('SELECT EXISTS (SELECT FROM "Person") AS taken');
    return !rows[0]?.taken;
  } finally {
    await client.end();
  }
}

export type Wish = { directory: string; url: string; demo: boolean; empty: boolean; recreate?: () => Promise<void> };

/**
 * Whether the demonstration is to be loaded now. By itself that happens in an embedded database nobody has used; an
 * installation begun with --empty stays the plant's, however often it is started before its first officers exist.
 */
async function wantsDemonstration({ directory, url, demo, empty, recreate }: Wish) {
  const kind = kindOf(directory);
  if (kind === "demonstration being loaded") {
    if (recreate) return "again";
    refuse("上次装入演示数据时被中断；请清空 DATABASE_URL 所指的数据库后重试");
  }
  const unused = await isEmpty(url);
  if (!unused && demo) refuse("数据库中已有数据，不能再装入演示数据；请换一个数据目录（HENGCAI_DATA_DIR）或空的数据库");
  if (!unused && empty && kind === "demonstration") {
    refuse("数据库中已是演示数据；请换一个数据目录（HENGCAI_DATA_DIR）再以 --empty 启动");
  }
  if (!unused || empty) return false;
  return demo || (recreate !== undefined && kind !== "plant");
}

/** Loads the demonstration where it is wanted; answers its accounts when it did. */
export async function furnish(wish: Wish, migrateAgain: () => Promise<unknown>): Promise<Account[] | undefined> {
  const wanted = await wantsDemonstration(wish);
  if (!wanted) {
    if (!kindOf(wish.directory)) remember(wish.directory, "plant");
    return undefined;
  }
  if (wanted === "again") {
    await wish.recreate?.();
    await migrateAgain();
  }
  remember(wish.directory, "demonstration being loaded");
  console.log("正在装入演示工厂…");
  const { loadDemo } = await import("@/prisma/seed/demo");
  const accounts = await loadDemo({ at: new Date() });
  const kept = accounts.map(({ employeeNo, name, roles, password }) => ({ employeeNo, name, roles, password }));
  writePrivate(accountsFile(wish.directory), `${JSON.stringify(kept, null, 2)}\n`);
  remember(wish.directory, "demonstration");
  return accounts;
}

/** For a plant without a single account: the address at which the installer names the first officers. */
export async function setupAddress(directory: string, publicUrl: string) {
  if (kindOf(directory) !== "plant") return undefined;
  const { issueSetupLink } = await import("@/lib/setup/commands");
  const path = await issueSetupLink(new Date());
  return path && new URL(path, publicUrl).href;
}
