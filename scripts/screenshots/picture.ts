import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import sharp from "sharp";
import { signInto } from "../../e2e/sign-in";
import type { Portal } from "../../e2e/stage";
import { ROOT } from "../schema-engine";

export const FOLDER = "docs/images";
/** A picture heavier than this does not belong into a repository. */
export const HEAVIEST = 300 * 1024;
/** Ink, paper, the greys of letters and a few accents: what more there is nobody sees. */
const COLOURS = 64;

const LOCALE = { locale: "zh-CN", timezoneId: "Asia/Shanghai" };
/** What the readers sit at, and what they hold in the hand. A manual's page is narrower than a screen. */
export const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
export const TABLE: BrowserContextOptions = { viewport: { width: 1200, height: 800 } };
export const PHONE: BrowserContextOptions = {
  ...{ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

export type Picture = {
  /** Where it lies under docs/images, without the ending. */
  name: string;
  /** Employee number of who looks; null: nobody has signed in. */
  who: string | null;
  address: string;
  look: BrowserContextOptions;
  /** The part of the page that is meant, by its selector; the whole window where none is given. */
  part?: string;
  /** No more of that part than so many pixels from its top. */
  height?: number;
  /** What a hand does before the picture is taken. */
  before?: (page: Page) => Promise<unknown>;
};

/** The pictures of one document. */
export type Album = { document: string; pictures: (portal: Portal) => Promise<Picture[]> };

async function opened(browser: Browser, portal: Portal, { who, look }: Picture): Promise<Page> {
  const context = await browser.newContext({ ...look, ...LOCALE });
  if (who !== null) {
    const account = portal.accounts.find(({ employeeNo }) => employeeNo === who);
    if (!account) throw new Error(`nobody in the demonstration is ${who}`);
    await signInto(context, portal.url, account);
  }
  return context.newPage();
}

const SIDES = ["x", "y", "width", "height"] as const;

/** Of the part, what is to be seen of it; whole pixels, or the letters at its edge are blurred. */
async function clipOf(page: Page, part: string, height = Number.POSITIVE_INFINITY) {
  const box = await page.locator(part).first().boundingBox();
  if (!box) throw new Error(`${page.url()} shows no ${part}`);
  const [x, y, width, whole] = SIDES.map((side) => Math.round(box[side])) as [number, number, number, number];
  return { x, y, width, height: Math.min(whole, height) };
}

/** Takes one picture and answers its weight in bytes. */
export async function take(browser: Browser, portal: Portal, picture: Picture): Promise<number> {
  const page = await opened(browser, portal, picture);
  try {
    const answer = await page.goto(`${portal.url}${picture.address}`, { waitUntil: "networkidle" });
    if (answer?.status() !== 200) throw new Error(`${picture.name}: ${picture.address} answers ${answer?.status()}`);
    await picture.before?.(page);
    const clip = picture.part === undefined ? undefined : await clipOf(page, picture.part, picture.height);
    const quiet = { animations: "disabled", caret: "hide" } as const;
    const seen = await page.screenshot({ ...quiet, ...(clip ? { clip, fullPage: true } : {}) });
    const drawn = await sharp(seen).png({ palette: true, colours: COLOURS, dither: 0, effort: 10 }).toBuffer();
    const path = join(ROOT, FOLDER, `${picture.name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, drawn);
    return drawn.length;
  } finally {
    await page.context().close();
  }
}
