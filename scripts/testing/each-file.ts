import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "node:util";
import { afterAll, afterEach, beforeEach, expect } from "vitest";

// Before anything of the portal is imported, because lib/env.ts reads the environment once.
const folder = mkdtempSync(join(tmpdir(), "hengcai-test-"));
process.env.HENGCAI_DATA_DIR = folder;
process.env.NEXTAUTH_SECRET = "7c1f0e9ad4b25863f1c7e2904ab86d35";
delete process.env.DATABASE_URL;
delete process.env.HENGCAI_KEY_DIR;
delete process.env.NEXTAUTH_URL;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

// What is written to console.error is a bug that nobody would otherwise see.
const said: string[] = [];
const original = console.error;

beforeEach(() => {
  said.length = 0;
  console.error = (...words: unknown[]) => {
    said.push(format(...words));
    original(...words);
  };
});

afterEach(() => {
  console.error = original;
  expect(said, "console.error was called").toEqual([]);
});
