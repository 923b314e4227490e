// The documents as a test: what they show and name is there.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { FOLDER, HEAVIEST } from "./screenshots/picture";
import { sources } from "./testing/sources";

const GUIDE = "docs/guide.zh-CN.md";
const markdown = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));
const DOCUMENTS = [...markdown("."), ...markdown("docs")];

/** What a document shows or links to inside the repository, as paths from its root. */
function targetsOf(document: string): string[] {
  const found = readFileSync(document, "utf8").matchAll(/\]\(([^)#\s]+)[^)]*\)|src="([^"]+)"/g);
  return [...found]
    .map((match) => match[1] ?? match[2] ?? "")
    .filter((target) => !/^\w+:/.test(target))
    .map((target) => normalize(join(dirname(document), target)));
}

const guide = () => readFileSync(GUIDE, "utf8");
/** Chapters of the guide by their headings. */
function chapters(): { heading: string; text: string }[] {
  const parts = guide().split(/^## /m).slice(1);
  return parts.map((part) => ({ heading: part.split("\n", 1)[0] ?? "", text: part }));
}

test("what a document shows or links to is there", () => {
  const missing = DOCUMENTS.flatMap((document) =>
    targetsOf(document)
      .filter((target) => !statSync(target, { throwIfNoEntry: false }))
      .map((target) => `${document}: ${target}`),
  );
  expect(missing).toEqual([]);
});

test("the table of contents of the guide leads to its chapters, and leaves none out", () => {
  // As the pages of a repository make them: letters and digits stay, punctuation goes.
  const slug = (heading: string) => heading.replace(/[^\p{L}\p{N} -]/gu, "").replaceAll(" ", "-");
  const linked = new Set([...guide().matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1]));
  expect(linked).toEqual(new Set(chapters().map(({ heading }) => slug(heading))));
});

test("every picture is shown by some document and is light enough to be kept", () => {
  const shown = new Set(DOCUMENTS.flatMap(targetsOf));
  const pictures = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => join(FOLDER, name));
  expect(pictures.filter((picture) => !shown.has(picture))).toEqual([]);
  expect(pictures.filter((picture) => statSync(picture).size > HEAVIEST)).toEqual([]);
});

test("the guide calls menus, buttons and fields by the words that stand on the screens", () => {
  const written = sources()
    .map(({ text }) => text)
    .join("\n");
  const named = [...guide().matchAll(/「([^」]+)」/g)].map((match) => match[1] as string);
  expect(named.length).toBeGreaterThan(50);
  expect([...new Set(named)].filter((word) => !written.includes(word))).toEqual([]);
});

test("a menu that the guide names is an entry of the navigation", () => {
  const navigation = readFileSync("app/(portal)/navigation.ts", "utf8");
  const named = [...guide().matchAll(/菜单「([^」]+)」/g)].map((match) => match[1] as string);
  expect(named.length).toBeGreaterThan(10);
  expect([...new Set(named)].filter((label) => !navigation.includes(`label: "${label}"`))).toEqual([]);
});

test("an address that the guide names is a page", () => {
  const pages = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("page.tsx"))
    .map((path) => `/${dirname(path).replace(/\([^)]+\)\/?/g, "")}`.replace(/\/\.?$/, "") || "/");
  const named = [...guide().matchAll(/`(\/[\w/-]*)`/g)].map((match) => match[1] as string);
  expect(named.filter((address) => !pages.includes(address))).toEqual([]);
});

test("the guide speaks of what is confidential to those alone who keep it", () => {
  const keepers = /组织员|党委书记|纪/;
  const said = chapters().filter(({ heading, text }) => !keepers.test(heading) && /(?<!花)名册|出库|入库/.test(text));
  expect(said.map(({ heading }) => heading)).toEqual([]);
  expect(guide()).not.toContain("后备");
});
