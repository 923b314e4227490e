import { Client } from "pg";
import { codeOf, main, Refused, refuse } from "./refuse";
import { BARE, EVERYTHING, MIGRATIONS, migrationList, withEngine } from "./schema-engine";

/** The oldest Postgres whose features the migrations use (NULLS NOT DISTINCT, security of the public schema). */
export const OLDEST = 15;
/** Any constant: two installations starting on one database wait for each other here. */
const LOCK = 5_062_026;

const UNREACHABLE: Record<string, string> = {
  ECONNREFUSED: "连接被拒绝，服务器没有在该地址运行",
  ENOTFOUND: "找不到该主机",
  EAI_AGAIN: "无法解析主机名",
  ETIMEDOUT: "连接超时",
  EHOSTUNREACH: "主机不可达",
  ENETUNREACH: "网络不可达",
  ECONNRESET: "连接被中断",
  "28P01": "用户名或密码错误",
  "28000": "用户名或密码错误，或服务器不允许这样登录",
  "3D000": "数据库不存在",
  "53300": "连接数已满",
};

/** The address without its password: fit for a screen and a log. */
function place(url: string) {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || "localhost"}:${port || 5432}${pathname}`;
}

/** A connection to the database, or one line saying why there is none. */
export async function connect(url: string) {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    refuse("DATABASE_URL 不是有效的连接串（应形如 postgresql://用户:密码@主机:5432/数据库）");
  }
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    const inner = error instanceof AggregateError ? error.errors[0] : error;
    const cause = UNREACHABLE[codeOf(inner) ?? ""] ?? (inner instanceof Error ? inner.message : String(inner));
    refuse(`无法连接数据库 ${place(url)}：${cause}`);
  }
  return client;
}

/** By the number Postgres itself counts with: 150004 is 15.4. */
export const tooOld = (number: number) => Math.floor(number / 10_000) < OLDEST;

async function checkVersion(client: Client) {
  const { rows } = await client.query<{ number: string; version: string }>(
    "SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version",
  );
  const [found] = rows;
  if (tooOld(Number(found?.number))) {
    refuse(`数据库版本过低：PostgreSQL ${found?.version}，需要 ${OLDEST} 或更高版本`);
  }
}

async function brokenMigration(client: Client) {
  const { rows } = await client
    .query<{ migration_name: string }>(
      "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL",
    )
    .catch(() => ({ rows: [] }));
  return rows[0]?.migration_name;
}

/** Applies what is missing of prisma/migrations and answers the names of what it applied. */
export async function migrate(url: string, folder = MIGRATIONS) {
  const client = await connect(url);
  try {
    await checkVersion(client);
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const input = { migrationsList: migrationList(folder), filters: EVERYTHING };
    const { appliedMigrationNames } = await withEngine(url, BARE, (engine) => engine.applyMigrations(input));
    return appliedMigrationNames;
  } catch (error) {
    if (error instanceof Refused) throw error;
    const name = await brokenMigration(client);
    refuse(
      `数据库迁移${name ? ` ${name} ` : ""}失败：${error instanceof Error ? error.message : JSON.stringify(error)}`,
    );
  } finally {
    await client.end();
  }
}

if (process.argv[1] === import.meta.filename) {
  await main("迁移失败", async () => {
    const url = process.env.DATABASE_URL ?? refuse("请设置 DATABASE_URL");
    const applied = await migrate(url);
    console.log(applied.length ? `已应用：${applied.join("、")}` : "数据库结构已是最新");
  });
}
