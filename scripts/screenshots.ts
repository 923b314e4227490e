import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium } from "playwright";
import prepareGround, { ground } from "../e2e/ground";
import { cyclesOf, subjectOf } from "../e2e/plant";
import { signInto } from "../e2e/sign-in";
import { type Portal, raise } from "../e2e/stage";
import { ROOT } from "./schema-engine";

/** The pictures of the README, taken anew from the demonstration plant: `npm run screenshots`. */
const FOLDER = join(ROOT, "docs/images");
const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const LOCALE = { locale: "zh-CN", timezoneId: "Asia/Shanghai" };
/** A picture heavier than this does not belong into a repository. */
const HEAVIEST = 300 * 1024;

type Picture = { name: string; who: string; address: string; look: BrowserContextOptions };

async function picturesOf(portal: Portal): Promise<Picture[]> {
  const { past, open } = await cyclesOf(portal);
  const at = (look: BrowserContextOptions, name: string, who: string, address: string) => ({
    name,
    who,
    address,
    look,
  });
  return [
    at(DESK, "home-desktop", "2501", "/"),
    at(DESK, "rate-desktop", "1103", `/appraisal/${open}/rate`),
    at(PHONE, "rate-phone", "1103", `/appraisal/${open}/rate`),
    at(DESK, "progress-desktop", "2501", `/appraisal/${open}/progress`),
    at(DESK, "result-desktop", "1001", `/appraisal/${past}/results/${await subjectOf(portal, past, "1701")}`),
  ];
}

async function take(browser: Browser, portal: Portal, { name, who, address, look }: Picture) {
  const account = portal.accounts.find(({ employeeNo }) => employeeNo === who);
  if (!account) throw new Error(`nobody in the demonstration is ${who}`);
  const context = await browser.newContext({ ...look, ...LOCALE });
  await signInto(context, portal.url, account);
  const page = await context.newPage();
  await page.goto(`${portal.url}${address}`, { waitUntil: "networkidle" });
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
  await context.close();
  const { size } = statSync(path);
  console.log(`docs/images/${name}.png  ${Math.round(size / 1024)} KB`);
  if (size > HEAVIEST) throw new Error(`${name}.png is heavier than ${HEAVIEST / 1024} KB`);
}

mkdirSync(FOLDER, { recursive: true });
const away = await prepareGround();
const { portal, lower } = await raise();
const { executablePath, args, env } = ground().browser;
const browser = await chromium.launch({
  executablePath,
  args,
  env: { ...process.env, ...env } as Record<string, string>,
});
try {
  for (const picture of await picturesOf(portal)) await take(browser, portal, picture);
} finally {
  await browser.close();
  await lower();
  await away?.();
}
