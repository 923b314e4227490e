import { expect, test } from "../fixtures";
import { cyclesOf } from "../plant";
import { Rating } from "../screens/rating";

/** What a browser keeps beyond the page: nothing of a paper may lie there. */
const kept = () =>
  Promise.all([indexedDB.databases(), caches.keys()]).then(([databases, names]) => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases,
    names,
  }));
const NOTHING = { local: {}, session: {}, databases: [], names: [] };

test("network, session and tab are lost; the work is not, and nothing of it stays in the browser", async ({
  page,
  context,
  portal,
  signIn,
  as,
}) => {
  await signIn("1101");
  const { open } = await cyclesOf(portal);
  const rating = await Rating.open(page, open);
  const [first = "", second = "", third = ""] = await rating.people();
  const sent = page.waitForResponse(/\/api\/draft$/);
  await rating.mark(first, "德", "优秀");
  const marked = await page.evaluate(() => Date.now());
  const request = (await sent).request();
  expect(request.timing().startTime - marked).toBeLessThan(5_000);
  await rating.saved();

  await context.setOffline(true);
  await rating.mark(second, "德", "良好");
  await rating.hears(/^网络中断。打分保留在本页/);
  await context.setOffline(false);
  await rating.saved();

  const cookies = await context.cookies();
  await context.clearCookies();
  await rating.mark(third, "德", "一般");
  await rating.hears(/登录已失效。打分保留在本页/);
  await context.addCookies(cookies);
  await rating.saved();
  expect(await page.evaluate(kept)).toEqual(NOTHING);

  const stored = page.waitForResponse(/\/api\/draft$/);
  await rating.mark(first, "能", "较差");
  await stored;
  // As when the machine goes dark: no handler of the page is asked.
  await page.close({ runBeforeUnload: false });

  const again = await Rating.open(await as("1101"), open);
  const value = async (person: string, item: string) => again.chosen(person, item).getAttribute("aria-label");
  expect(await Promise.all([value(first, "德"), value(second, "德"), value(third, "德"), value(first, "能")])).toEqual([
    "优秀",
    "良好",
    "一般",
    "较差",
  ]);
  expect(await again.page.evaluate(kept)).toEqual(NOTHING);
});
