import { readFileSync } from "node:fs";

/** Everything of the build that answers a request: pages and handlers by their address, actions by their id. */
export type Route = { address: string; handler: boolean };
export type Action = { id: string; name: string; page: string };

const manifest = (name: string) => JSON.parse(readFileSync(`.next/${name}`, "utf8"));

export function routes(): Route[] {
  const entries = Object.entries(manifest("app-path-routes-manifest.json") as { [entry: string]: string });
  return entries
    .filter(([, address]) => !/^\/(_not-found|_global-error|icon\.svg)$/.test(address))
    .map(([entry, address]) => ({ address, handler: entry.endsWith("/route") }))
    .sort((a, b) => a.address.localeCompare(b.address));
}

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
