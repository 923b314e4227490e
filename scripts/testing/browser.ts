import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

function isExecutable(path: string) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A Chromium: the one named by CHROME_PATH, else one that is installed, else the one inside an npm package. */
export async function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROME_PATH names no program: ${named}`);
    return named;
  }
  const folders = ["/usr/bin", "/snap/bin", ...(process.env.PATH ?? "").split(delimiter)];
  const installed = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  const found = installed.find((path) => existsSync(path) && isExecutable(path));
  if (found) return found;
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath();
}

export const BROWSER_FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"],
  // No word to anybody outside: the tests have to pass where there is no outside.
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/**
 * A fonts.conf that knows the fonts from npm only, so that Chinese is drawn on machines without a Chinese font, and every
 * machine draws the same.
 */
export function fontsFile() {
  const require = createRequire(import.meta.url);
  const folderOf = (name: string) => dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
  const home = join(tmpdir(), `hengcai-fonts-${process.getuid?.() ?? "all"}`);
  mkdirSync(home, { recursive: true });
  const prefer = (family: string, font: string) =>
    `<alias><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  const lines = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    ...["400Regular", "700Bold"].map((weight) => `<dir>${join(folderOf("noto-sans-sc"), weight)}</dir>`),
    ...["400Regular", "700Bold"].map((weight) => `<dir>${join(folderOf("noto-serif-sc"), weight)}</dir>`),
    `<cachedir>${join(home, "cache")}</cachedir>`,
    prefer("serif", "Noto Serif SC"),
    ...["sans-serif", "system-ui", "monospace"].map((family) => prefer(family, "Noto Sans SC")),
    "</fontconfig>",
  ];
  const file = join(home, "fonts.conf");
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}
