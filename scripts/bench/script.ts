import { gzipSync } from "node:zlib";
import type { Ground } from "./ground";
import { connections, send } from "./http";
import type { Measure } from "./measure";
import { sitesOf } from "./site";

/** No time is taken: one look is enough. */
export const script = (ground: Ground): Measure => ({
  id: "script",
  measure: "script sent with the rating page, gzip, in KB more than its floor",
  floor: "bare Next page with one client component",
  better: "lower",
  target: 40,
  unit: "KB",
  async run() {
    const { portal, bare, ratePages } = await sitesOf(ground);
    const product = await scriptOf(portal.url, ratePages[0]?.path ?? "", ratePages[0]?.cookie);
    const floor = await scriptOf(bare.url, "/one");
    return { product, floor, ratio: product - floor };
  },
});

/** KB of every file of script that the page names anywhere, in its tags or in the data for its components. */
async function scriptOf(url: string, path: string, cookie?: string): Promise<number> {
  const agent = connections(1);
  const page = await send(url, agent, { path, cookie });
  const files = new Set(page.text.match(/\/_next\/static\/[\w./~-]+?\.js/g));
  if (page.status !== 200 || files.size === 0)
    throw new Error(`${path} answered ${page.status} with ${files.size} files`);
  let bytes = 0;
  for (const file of files) {
    const { status, text } = await send(url, agent, { path: file });
    if (status !== 200) throw new Error(`${file} answered ${status}`);
    bytes += gzipSync(text, { level: 6 }).length;
  }
  agent.destroy();
  return bytes / 1024;
}
