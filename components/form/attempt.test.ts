import { expect, test } from "vitest";
import { attempt } from "./attempt";

test("a lost network becomes a refusal, so the form and what was typed stay", async () => {
  const state = await attempt(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(state).toMatchObject({ status: "refused", message: expect.stringContaining("还在") });
});

test("a fault of the server is told with its number", async () => {
  const fault = Object.assign(new Error("hidden"), { digest: "3141592" });
  expect(await attempt(() => Promise.reject(fault))).toMatchObject({ message: expect.stringContaining("3141592") });
});

test("a redirect passes through", async () => {
  const redirect = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;push;/login;307;" });
  await expect(attempt(() => Promise.reject(redirect))).rejects.toBe(redirect);
});
