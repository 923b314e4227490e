import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Account } from "@/prisma/seed/demo";
import { buildPortal } from "./build";
import { accountsFile } from "./installation";
import { prepare } from "./prepare";
import { Refused, refuse } from "./refuse";
import { serveWeb } from "./serve-web";
import { ended, stopChild, type Undo, untilStopped } from "./undo";

function options() {
  try {
    const { values } = parseArgs({ options: { demo: { type: "boolean" }, empty: { type: "boolean" } } });
    const { demo = false, empty = false } = values;
    if (demo && empty) refuse("--demo 与 --empty 不能同时使用");
    return { demo, empty };
  } catch (error) {
    if (error instanceof Refused) throw error;
    refuse(`参数有误：只认得 --demo（装入演示数据）与 --empty（空库，打印首次设置链接）`);
  }
}

function announce(address: string, directory: string, accounts: Account[] | undefined, setup: string | undefined) {
  console.log(`\n衡才已启动：${address}`);
  if (!accounts && existsSync(accountsFile(directory))) console.log(`演示账号见 ${accountsFile(directory)}`);
  if (setup) console.log(`首次设置链接（仅可使用一次）：${setup}`);
  if (accounts?.length) {
    console.log("演示账号（口令只显示这一次）：");
    for (const { employeeNo, password, name, roles, sees } of accounts.filter((each) => each.sees)) {
      console.log(`  ${employeeNo}  ${password}  ${name}（${roles.join("、") || "职工"}）${sees}`);
    }
    console.log(`全部 ${accounts.length} 个账号见 ${accountsFile(directory)}`);
  }
  const everywhere = ["0.0.0.0", "::"].includes(process.env.HOST ?? "");
  if (everywhere && new URL(address).hostname === "localhost") {
    console.log("其他电脑要登录，请把 NEXTAUTH_URL 设为大家使用的网址（如 http://服务器地址:端口）后重新启动");
  }
  console.log("按 Ctrl-C 停止");
}

async function serve(undo: Undo) {
  const { env, directory, accounts, setup, databaseGone } = await prepare(undo, options());
  await buildPortal((child: ChildProcess) => undo.add(() => stopChild(child)));
  const { child, listening } = serveWeb(env);
  undo.add(() => stopChild(child));
  await listening;
  announce(env.NEXTAUTH_URL, directory, accounts, setup);
  const failure = await Promise.race([
    ended(child).then(() => "网页服务意外退出"),
    ...(databaseGone ? [databaseGone.then(() => "内置数据库意外退出")] : []),
  ]);
  if (!undo.ending) refuse(failure);
}

await untilStopped("启动失败", serve);
