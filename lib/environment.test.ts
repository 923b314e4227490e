import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { EnvironmentError, readEnvironment } from "./environment";

const secretOf = (NEXTAUTH_SECRET: string) => () => readEnvironment({ NEXTAUTH_SECRET });

test("what a generator prints is taken as a secret", () => {
  for (let round = 0; round < 500; round++) {
    expect(secretOf(randomBytes(16).toString("hex"))).not.toThrow();
    expect(secretOf(randomBytes(32).toString("base64"))).not.toThrow();
  }
});

test.each([
  "short",
  "a".repeat(64),
  "0123456789".repeat(5),
  "correcthorsebatterystaplecorrecthorse",
  "please-change-me-before-going-live-2026",
  "abcdefghijklmnopqrstuvwxyz0123456789",
])("a weak secret is refused by name: %s", (secret) => {
  expect(secretOf(secret)).toThrow(/NEXTAUTH_SECRET 强度不足/);
});

test("a text of up to four different characters is never a secret", () => {
  const few = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 1, unit: "grapheme-ascii" }), { minLength: 1, maxLength: 4 })
    .chain((letters) => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 40 }));
  fc.assert(
    fc.property(few, (secret) => {
      expect(secretOf(secret)).toThrow(EnvironmentError);
    }),
  );
});

test("an empty value counts as not set", () => {
  expect(readEnvironment({ PORT: "", DATABASE_URL: "", NEXTAUTH_SECRET: "" })).toEqual(readEnvironment({}));
  expect(readEnvironment({})).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", NEXTAUTH_URL: "http://127.0.0.1:3000" });
});

test("every wrong value is named", () => {
  const wrong = () => readEnvironment({ PORT: "70000", NEXTAUTH_URL: "hengcai.example.cn" });
  expect(wrong).toThrow(/PORT .*NEXTAUTH_URL /);
});

test("keys lie in the data directory unless they are told elsewhere", () => {
  expect(readEnvironment({ HENGCAI_DATA_DIR: "/srv/hengcai" }).HENGCAI_KEY_DIR).toBe("/srv/hengcai/keys");
  expect(readEnvironment({ HENGCAI_DATA_DIR: "/srv/hengcai", HENGCAI_KEY_DIR: "/mnt/k" }).HENGCAI_KEY_DIR).toBe(
    "/mnt/k",
  );
});

test("a mail server needs a sender, both well formed; the hour of the digest is an hour or off", () => {
  const office = {
    HENGCAI_SMTP_URL: "smtps://u:p@mail.example.cn:465",
    HENGCAI_MAIL_FROM: "衡才 <hengcai@example.cn>",
  };
  expect(readEnvironment(office)).toMatchObject(office);
  expect(() => readEnvironment({ HENGCAI_SMTP_URL: office.HENGCAI_SMTP_URL })).toThrow(/HENGCAI_MAIL_FROM 须与/);
  expect(() => readEnvironment({ ...office, HENGCAI_SMTP_URL: "https://mail.example.cn" })).toThrow(/HENGCAI_SMTP_URL/);
  expect(() => readEnvironment({ ...office, HENGCAI_MAIL_FROM: "a@b.cn\r\nBcc: c@d.cn" })).toThrow(/HENGCAI_MAIL_FROM/);
  expect(() => readEnvironment({ HENGCAI_DIGEST_AT: "7:00" })).toThrow(/HENGCAI_DIGEST_AT/);
  expect(readEnvironment({ HENGCAI_DIGEST_AT: "off" }).HENGCAI_DIGEST_AT).toBe("off");
});
