import { chromium } from "playwright";
import prepareGround, { ground } from "../e2e/ground";
import { raise } from "../e2e/stage";
import { GUIDE } from "./screenshots/guide";
import { FOLDER, HEAVIEST, take } from "./screenshots/picture";
import { README } from "./screenshots/readme";

/**
 * The pictures of the documents, taken anew from the demonstration plant: `npm run screenshots`, or those whose names
 * begin with one of the words after it: `npm run screenshots -- guide/mentor home`.
 */
const ALBUMS = [README, GUIDE];
const wanted = process.argv.slice(2);
const isWanted = ({ name }: { name: string }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word));

const away = await prepareGround();
const { portal, lower } = await raise();
const { executablePath, args, env } = ground().browser;
// Native date fields write the day as the machine's language does, not as the page's.
const browser = await chromium.launch({
  executablePath,
  args: [...args, "--lang=zh-CN"],
  env: { ...process.env, ...env, LANG: "zh_CN.UTF-8", LC_ALL: "zh_CN.UTF-8" } as Record<string, string>,
});
try {
  for (const { document, pictures } of ALBUMS) {
    for (const picture of (await pictures(portal)).filter(isWanted)) {
      const size = await take(browser, portal, picture);
      console.log(`${FOLDER}/${picture.name}.png  ${Math.round(size / 1024)} KB  (${document})`);
      if (size > HEAVIEST) throw new Error(`${picture.name}.png is heavier than ${HEAVIEST / 1024} KB`);
    }
  }
} finally {
  await browser.close();
  await lower();
  await away?.();
}
