import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_SCHEME } from "../scheme/default-scheme";
import { rawPublic } from "./custody";
import { boxLengthOf, receiptOf, type SealedLine, seal, sealDraft, tidyComment, unseal, unsealDraft } from "./sealing";

const pair = generateKeyPairSync("x25519");
const openingKey = rawPublic(pair.publicKey);
const mac = new Uint8Array(randomBytes(32));
const draftKey = new Uint8Array(randomBytes(32));
const SUBJECTS = 3;
const LENGTH = boxLengthOf(DEFAULT_SCHEME, SUBJECTS);
const place = { cycleId: "cycle-1", paperId: "paper-1", revision: 1 };

const sealIt = (lines: SealedLine[], at = place) => seal(lines, at, { openingKey, mac }, LENGTH);
const openIt = (sealed: { box: Uint8Array; mac: Uint8Array }, at = place) =>
  unseal(sealed, at, { opening: pair.privateKey, mac }, LENGTH);

const options = fc.constantFrom("E", "G", "F", "P");
const line = fc.record({
  subjectId: fc.uuid(),
  marks: fc.oneof(
    fc.array(options, { minLength: 17, maxLength: 17 }).map((marks) => marks.join(",")),
    fc.array(options, { minLength: 5, maxLength: 5 }).map((marks) => marks.join(",")),
  ),
  overall: fc.constantFrom("A", "B", "C", "D"),
  // Code points, the unit in which the form counts: quotes, astral characters and halves of surrogates included.
  comment: fc
    .array(
      fc.oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), fc.constantFrom('"', "\\", "\n", "𠮷")),
      {
        maxLength: 300,
      },
    )
    .map((chars) => tidyComment(chars.join(""))),
});
const paper = fc.array(line, { maxLength: SUBJECTS });

describe("the sealed box", () => {
  test("gives back exactly what was sealed, and only under the same cycle, paper and revision", () => {
    fc.assert(
      fc.property(paper, (lines) => {
        const sealed = sealIt(lines);
        expect(openIt(sealed)).toEqual(lines);
        expect(() => openIt(sealed, { ...place, cycleId: "cycle-2" })).toThrow("mac");
        expect(() => openIt(sealed, { ...place, paperId: "paper-2" })).toThrow("mac");
        expect(() => openIt(sealed, { ...place, revision: 2 })).toThrow("mac");
      }),
      { numRuns: 60 },
    );
  });

  test("has one length per cycle, whatever is marked and written", () => {
    const lengths = new Set<number>();
    fc.assert(
      fc.property(paper, (lines) => void lengths.add(sealIt(lines).box.length)),
      { numRuns: 60 },
    );
    const longest = "𠮷".repeat(300);
    const full = Array.from({ length: SUBJECTS }, (_, at) => ({
      subjectId: `00000000-0000-4000-8000-00000000000${at}`,
      marks: Array(17).fill("E").join(","),
      overall: "A",
      comment: longest,
    }));
    lengths.add(sealIt(full).box.length);
    lengths.add(sealIt([]).box.length);
    expect([...lengths]).toEqual([LENGTH + 49]);
  });

  test("refuses after any single bit was flipped, in the box and in the MAC", () => {
    const sealed = sealIt([{ subjectId: "s", marks: "E,E,G,E,E", overall: "A", comment: "好" }]);
    fc.assert(
      fc.property(fc.nat(sealed.box.length * 8 - 1), (bit) => {
        expect(() => openIt({ ...sealed, box: flipped(sealed.box, bit) })).toThrow("the seal does not hold");
      }),
      { numRuns: 400 },
    );
    for (let bit = 0; bit < 256; bit++) {
      expect(() => openIt({ ...sealed, mac: flipped(sealed.mac, bit) })).toThrow("mac");
    }
  });

  test("refuses flipped bits by the cipher alone, even with a MAC made for them", () => {
    const sealed = sealIt([{ subjectId: "s", marks: "E", overall: "A", comment: "" }]);
    // A forger who holds the MAC key as well: what remains is the suite byte and the authenticated cipher.
    const forge = (box: Uint8Array) => ({ box, mac: forgedMac(box) });
    for (const bit of [0, 9, 300, 8 * 33, 8 * (sealed.box.length - 20), 8 * sealed.box.length - 1]) {
      expect(() => openIt(forge(flipped(sealed.box, bit)))).toThrow("the seal does not hold");
    }
    expect(openIt(forge(sealed.box))).toHaveLength(1);
  });

  test("cannot be opened with another cycle's key", () => {
    const other = generateKeyPairSync("x25519").privateKey;
    const sealed = sealIt([]);
    expect(() => unseal(sealed, place, { opening: other, mac }, LENGTH)).toThrow("box");
  });

  test("never repeats: the same paper sealed twice shares neither box nor receipt", () => {
    const [one, two] = [sealIt([]), sealIt([])];
    expect(one.receipt).not.toBe(two.receipt);
    expect(one.receipt).toMatch(/^([0-9A-F]{4}-){4}[0-9A-F]{4}$/);
    expect(receiptOf(one.box)).toBe(one.receipt);
  });

  test("refuses a paper longer than its cycle allows instead of growing", () => {
    const lines = [{ subjectId: "s", marks: "E", overall: "A", comment: "x".repeat(LENGTH) }];
    expect(() => sealIt(lines)).toThrow(RangeError);
  });
});

describe("the draft", () => {
  test("is of constant size, bound to its place, and refuses any flipped bit", () => {
    const sizes = new Set<number>();
    fc.assert(
      fc.property(paper, fc.nat(), (lines, seed) => {
        const box = sealDraft(lines, place, draftKey, LENGTH);
        sizes.add(box.length);
        expect(unsealDraft(box, place, draftKey, LENGTH)).toEqual(lines);
        const bit = seed % (box.length * 8);
        expect(() => unsealDraft(flipped(box, bit), place, draftKey, LENGTH)).toThrow("the seal does not hold");
        expect(() => unsealDraft(box, { ...place, revision: 2 }, draftKey, LENGTH)).toThrow("box");
        expect(() => unsealDraft(box, { ...place, paperId: "p2" }, draftKey, LENGTH)).toThrow("box");
      }),
      { numRuns: 60 },
    );
    expect(sizes.size).toBe(1);
  });
});

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
  return copy;
}

function forgedMac(box: Uint8Array): Uint8Array {
  const aad = Buffer.from("v1|cycle-1|paper-1|1");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(aad.length, 0);
  return new Uint8Array(createHmac("sha256", mac).update(length).update(aad).update(box).digest());
}

test("keys made elsewhere are read back the same", () => {
  const der = pair.privateKey.export({ format: "der", type: "pkcs8" });
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  expect(unseal(sealIt([]), place, { opening: key, mac }, LENGTH)).toEqual([]);
});
