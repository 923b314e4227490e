import { afterEach, beforeEach, expect, test } from "vitest";
import { addressInstead, env } from "./env";

const before = { ...env };
beforeEach(
  () => void Object.assign(env, { HOST: "0.0.0.0", PORT: 3000, NEXTAUTH_URL: "http://hengcai.example.cn:3000" }),
);
afterEach(() => void Object.assign(env, before));

test("a browser that came by an address whose forms would be refused is told the one to use", () => {
  expect(addressInstead("192.0.2.7:3000")).toBe("http://hengcai.example.cn:3000");
  for (const own of ["hengcai.example.cn:3000", "localhost:3000"]) expect(addressInstead(own)).toBeNull();
});

test("behind a proxy the host says nothing, and nobody is sent away", () => {
  Object.assign(env, { NEXTAUTH_URL: "https://hengcai.example.cn" });
  expect(addressInstead("10.0.0.5:3000")).toBeNull();
  Object.assign(env, { NEXTAUTH_URL: "http://hengcai.example.cn", HENGCAI_TRUSTED_PROXY: "10.0.0.1" });
  expect(addressInstead("10.0.0.5:3000")).toBeNull();
});
