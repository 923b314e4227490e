import { prepare } from "./prepare";
import { serveWeb } from "./serve-web";
import { ended, stopChild, type Undo, untilStopped } from "./undo";

/** Daily work: the same database and people as npm start, behind the server that reloads what is being edited. */
async function develop(undo: Undo) {
  const { env } = await prepare(undo, { demo: false, empty: process.argv.includes("--empty") });
  const { child, listening } = serveWeb(env, { dev: true });
  undo.add(() => stopChild(child));
  await listening;
  console.log(`开发服务器：${env.NEXTAUTH_URL}`);
  await ended(child);
}

await untilStopped("启动失败", develop);
