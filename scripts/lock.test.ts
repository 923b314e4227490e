import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Entry = { version?: string; resolved?: string; optionalDependencies?: Record<string, string> };

const entries: Record<string, Entry> = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;

/** Where npm would look for a dependency of the package at `place`, nearest first. */
function candidates(place: string, name: string) {
  const steps = place.split("/node_modules/");
  const above = steps.map((_, index) => `${steps.slice(0, index + 1).join("/node_modules/")}/node_modules/${name}`);
  return [...above, `node_modules/${name}`];
}

// A registry that lacks a package for another platform makes npm leave it out without a word; npm ci then refuses the
// whole file. Mend it by adding the entry by hand: version, os, cpu, "optional": true.
test("the lock file names the optional packages of every platform, so that npm ci takes it", () => {
  const missing = Object.entries(entries).flatMap(([place, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !candidates(place, name).some((path) => entries[path]?.version))
      .map((name) => `${name}, wanted by ${place}`),
  );
  expect(missing).toEqual([]);
});

test("the lock file names no registry, so that each site installs from its own", () => {
  expect(Object.keys(entries).filter((place) => entries[place]?.resolved)).toEqual([]);
});
