import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { ground } from "./ground";
import { signInto } from "./sign-in";
import { type Account, type Content, type Portal, raise } from "./stage";

export { expect };

/** One portal at a time in each worker, a fresh one for each file: what one story changes no other sees. */
class Stage {
  #file = "";
  #current: Awaited<ReturnType<typeof raise>> | undefined;

  async enter(file: string, content: Content) {
    if (!this.#current || this.#file !== file) {
      await this.leave();
      this.#current = await raise(content);
      this.#file = file;
    }
    return this.#current.portal;
  }

  async leave() {
    await this.#current?.lower();
    this.#current = undefined;
  }
}

type Fixtures = {
  /** What a file's portal holds; `test.use({ content: "nothing" })` for one that waits for its first officers. */
  content: Content;
  portal: Portal;
  /** The account of a person by name, number or role: the first that fits. */
  account: (who: string) => Account;
  /** Signs somebody in by cookie, without the form; the form has a story of its own. */
  signIn: (who: string, context?: BrowserContext) => Promise<Account>;
  /** Opens a second browser, in which somebody else is signed in. */
  as: (who: string) => Promise<Page>;
  /** Anything the browser or the server complained about fails the test. */
  quiet: undefined;
};

const listen = (page: Page, heard: string[]) => {
  page.on("pageerror", (error) => heard.push(`${page.url()}: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    // The answer's status is what a test may be about; everything else in red is a bug.
    if (message.type() === "error" && !/^Failed to load resource/.test(message.text())) {
      heard.push(`${page.url()}: ${message.text()}`);
    }
  });
};

export const test = base.extend<Fixtures, { stage: Stage }>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const { executablePath, args, env } = ground().browser;
      await use({ ...launchOptions, executablePath, args, env: { ...process.env, ...env } as Record<string, string> });
    },
    { scope: "worker" },
  ],
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's form
    async ({}, use) => {
      const stage = new Stage();
      await use(stage);
      await stage.leave();
    },
    { scope: "worker" },
  ],
  content: ["demonstration", { option: true }],
  // Time of its own: raising a server is not the story's.
  portal: [async ({ stage, content }, use, info) => use(await stage.enter(info.file, content)), { timeout: 120_000 }],
  baseURL: async ({ portal }, use) => use(portal.url),
  account: async ({ portal }, use) => {
    await use((who) => {
      const found = portal.accounts.find((one) => [one.employeeNo, one.name, ...one.roles].includes(who));
      if (!found) throw new Error(`nobody in the demonstration is ${who}`);
      return found;
    });
  },
  signIn: async ({ portal, account, context }, use) => {
    await use(async (who, into = context) => {
      await signInto(into, portal.url, account(who));
      return account(who);
    });
  },
  as: async ({ browser, portal, account, contextOptions }, use, info) => {
    const opened: BrowserContext[] = [];
    const { viewport, isMobile, hasTouch, locale, timezoneId } = info.project.use;
    await use(async (who) => {
      const look = { ...contextOptions, viewport, isMobile, hasTouch, locale, timezoneId, baseURL: portal.url };
      const context = await browser.newContext(look);
      opened.push(context);
      await signInto(context, portal.url, account(who));
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
  quiet: [
    async ({ context, portal }, use) => {
      const heard: string[] = [];
      context.on("page", (page) => listen(page, heard));
      for (const page of context.pages()) listen(page, heard);
      portal.complaints();
      await use(undefined);
      expect(heard, "the browser complained").toEqual([]);
      expect(portal.complaints(), "the server complained").toBe("");
    },
    { auto: true },
  ],
});

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Fault = { id: string; impact: string; help: string; nodes: { html: string }[] };

/** What axe finds on this page that keeps somebody from using it. */
export async function seriousFaults(page: Page) {
  // As a script of the debugger, which the content policy of the page does not hold back.
  await page.evaluate(axe);
  const faults: Fault[] = await page.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)",
  );
  return faults
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
}

/** Nothing sticks out to the side: the page itself never scrolls sideways. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
