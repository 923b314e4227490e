import { systemActor } from "@/lib/auth/actor";
import { sayFullMoment } from "@/lib/calendar";
import { runningUrl } from "./embedded";
import { environment } from "./environment";
import { connect } from "./migrate";
import { main } from "./refuse";

await main("审计核验失败", async () => {
  const { DATABASE_URL, HENGCAI_DATA_DIR } = environment();
  const url = DATABASE_URL ?? runningUrl(HENGCAI_DATA_DIR);
  // Says in one line what is wrong with the address; lib/db.ts would say it with a stack trace.
  await (await connect(url)).end();
  process.env.DATABASE_URL = url;
  const { verifyTrail } = await import("@/lib/audit/queries");
  const { db } = await import("@/lib/db");
  const at = new Date();
  const verdict = await verifyTrail(systemActor("审计核验", at, ["AUDIT_ADMIN"]), (seq) => {
    if (process.stderr.isTTY) process.stderr.write(`\r已核验 ${seq} 条`);
  });
  await db.$disconnect();
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  console.log(`核验时间 ${sayFullMoment(at)}，共 ${verdict.entries} 条`);
  for (const fault of verdict.faults) console.log(`  ${fault}`);
  if (verdict.faults.length > 0) process.exitCode = 1;
  console.log(verdict.faults.length > 0 ? "审计记录不完整" : `审计记录完整，链尾 ${verdict.head}`);
});
