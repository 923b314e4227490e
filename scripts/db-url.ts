import { runningUrl } from "./embedded";
import { environment } from "./environment";
import { main } from "./refuse";

await main("无法给出连接串", async () => {
  const { DATABASE_URL, HENGCAI_DATA_DIR } = environment();
  console.log(DATABASE_URL ?? runningUrl(HENGCAI_DATA_DIR));
});
