import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { env } from "@/lib/env";
import {
  destroyDraftKey,
  destroyKeys,
  keysPresent,
  loadDraftKey,
  loadMacKey,
  loadOpeningKey,
  makeKeys,
  publicKey,
  rawPublic,
} from "./custody";

test("a cycle's keys lie in its own folder, complete, and readable by their owner only", async () => {
  const cycleId = randomUUID();
  const { openingKey } = await makeKeys(cycleId, "PORTAL");
  const folder = join(env.HENGCAI_KEY_DIR, cycleId);
  expect(readdirSync(folder).sort()).toEqual(["draft.key", "mac.key", "opening.key"]);
  for (const name of readdirSync(folder)) {
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, name))).toHaveLength(32);
  }
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(openingKey).toHaveLength(32);
  expect(rawPublic(publicKey(openingKey))).toEqual(openingKey);
});

test("keys are made once: a second call, even at the same time, answers the same public half", async () => {
  const cycleId = randomUUID();
  const made = await Promise.all(Array.from({ length: 8 }, () => makeKeys(cycleId, "PORTAL")));
  const mac = loadMacKey(cycleId);
  made.push(await makeKeys(cycleId, "PORTAL"));
  expect(new Set(made.map(({ openingKey }) => Buffer.from(openingKey).toString("hex")))).toHaveProperty("size", 1);
  expect(loadMacKey(cycleId)).toEqual(mac);
});

test("the draft key goes at the close, everything at the end, and both may be done twice", async () => {
  const cycleId = randomUUID();
  await makeKeys(cycleId, "PORTAL");
  await destroyDraftKey(cycleId);
  await destroyDraftKey(cycleId);
  expect(keysPresent(cycleId)).toEqual({ opening: true, mac: true, draft: false });
  expect(() => loadDraftKey(cycleId)).toThrow("草稿密钥不在密钥目录中");
  await destroyKeys(cycleId, "PORTAL");
  await destroyKeys(cycleId, "PORTAL");
  expect(keysPresent(cycleId)).toEqual({ opening: false, mac: false, draft: false });
  expect(() => readdirSync(join(env.HENGCAI_KEY_DIR, cycleId))).toThrow("ENOENT");
  await expect(loadOpeningKey(cycleId, "PORTAL")).rejects.toThrow("开箱密钥不在密钥目录中");
});

test("the id of a cycle never leads out of the key directory", async () => {
  await expect(makeKeys("../x", "PORTAL")).rejects.toThrow(RangeError);
});
