import { readdirSync, readFileSync } from "node:fs";

/** Everything that answers a request: pages and handlers of app/ by their address, actions of the build by their id. */
export type Route = { address: string; handler: boolean };
export type Action = { id: string; name: string; page: string };

/** Read from app/ itself, not from what the build says of it: a file that is there answers, or will with the next build. */
export function routes(folder = "app"): Route[] {
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|\/)(page|route)\.tsx?$/.test(path))
    .map((path) => ({ address: addressOf(path), handler: /(^|\/)route\.tsx?$/.test(path) }));
  return found.sort((a, b) => a.address.localeCompare(b.address));
}

/** "(portal)/people/page.tsx" → "/people" */
function addressOf(path: string): string {
  const parts = path.split("/").slice(0, -1);
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join("/")}`;
}

const manifest = (name: string) => JSON.parse(readFileSync(`.next/${name}`, "utf8"));

type Reference = { workers: { [entry: string]: unknown }; filename: string; exportedName: string };

export function actions(): Action[] {
  const { node } = manifest("server/server-reference-manifest.json") as { node: { [id: string]: Reference } };
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => {
    const entry = Object.keys(workers)[0] ?? "";
    // "app/(portal)/accounts/[accountId]/page" → "/accounts/[accountId]"
    const page =
      entry
        .replace(/^app/, "")
        .replace(/\/\([^)]*\)/g, "")
        .replace(/\/page$/, "") || "/";
    return { id, name: `${filename.replace(/^app\//, "").replace(/actions\.ts$/, "")}${exportedName}`, page };
  });
}

/** Puts an id in the place of each `[parameter]`. */
export function fill(address: string, samples: { [parameter: string]: string }): string {
  return address.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
    const sample = samples[name];
    if (!sample) throw new Error(`no sample for [${name}] of ${address}: add one to e2e/access/samples.ts`);
    return sample;
  });
}
