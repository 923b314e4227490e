import { mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyTo } from "./binaries";

let ground = "";
beforeEach(() => {
  ground = mkdtempSync(join(tmpdir(), "hengcai-binaries-"));
  mkdirSync(join(ground, "package/native/lib"), { recursive: true });
  writeFileSync(join(ground, "package/native/lib/libicuuc.so.60.2"), "");
  const links = [{ source: "native/lib/libicuuc.so.60.2", target: "native/lib/libicuuc.so.60" }];
  writeFileSync(join(ground, "package/native/pg-symlinks.json"), JSON.stringify(links));
});
afterEach(() => rmSync(ground, { recursive: true, force: true }));

const link = "native/lib/libicuuc.so.60";
const copied = () => readlinkSync(join(copyTo(join(ground, "home"), "1", join(ground, "package")), link));

test("the libraries' short names are laid in the copy", () => {
  expect(copied()).toBe("libicuuc.so.60.2");
});

test("a package whose links are laid already is copied with links that stay inside the copy", () => {
  symlinkSync("libicuuc.so.60.2", join(ground, "package", link));
  expect(copied()).toBe("libicuuc.so.60.2");
});

test("a copy whose links lead out of it, from an earlier version, is mended", () => {
  mkdirSync(join(ground, "home/engine-1/native/lib"), { recursive: true });
  const list = JSON.stringify([{ source: "native/lib/libicuuc.so.60.2", target: link }]);
  writeFileSync(join(ground, "home/engine-1/native/pg-symlinks.json"), list);
  symlinkSync(join(ground, "package/native/lib/libicuuc.so.60.2"), join(ground, "home/engine-1", link));
  expect(copied()).toBe("libicuuc.so.60.2");
});
