import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_SCHEME } from "./default-scheme";
import { canonicalJson, fingerprint } from "./fingerprint";

test("the canonical text is JSON that reads back as the same value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("the order of keys, which a JSON column does not keep, changes nothing", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
    }),
  );
});

test("the order of a list, and any figure, changes the fingerprint", () => {
  const turned = { ...DEFAULT_SCHEME, groups: DEFAULT_SCHEME.groups.toReversed() };
  const other = { ...DEFAULT_SCHEME, anonymityThreshold: 6 };
  expect(new Set([DEFAULT_SCHEME, turned, other].map(fingerprint)).size).toBe(3);
  expect(fingerprint(DEFAULT_SCHEME)).toMatch(/^[0-9a-f]{64}$/);
});
