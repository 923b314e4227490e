import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { itemsOf } from "../scheme/items";
import type { StoredScheme } from "../scheme/schema";
import { publicKey, rawPublic } from "./custody";

/** Suite 1: X25519, HKDF-SHA256, AES-256-GCM, HMAC-SHA256. The first byte of a box keeps the door open for SM2/SM3/SM4. */
const SUITE = 1;
const KEY = 32;
const NONCE = 12;
const TAG = 16;
const OVERHEAD = 1 + KEY + TAG;
const DRAFT_OVERHEAD = NONCE + TAG;

/** Which box of which paper: bound into the seal, so that no box can be moved to another place. */
export type Place = { cycleId: string; paperId: string; revision: number };

/** One subject's line inside the box: the marks in the form of `compactMarks`, "" where a draft has none yet. */
export type SealedLine = { subjectId: string; marks: string; overall: string; comment: string };

export type Sealed = { box: Uint8Array<ArrayBuffer>; mac: Uint8Array<ArrayBuffer>; receipt: string };

/** A box that cannot be read as what it claims to be. The message says which check failed, never what is inside. */
export class BrokenSeal extends Error {
  constructor(readonly check: "length" | "suite" | "mac" | "box" | "content") {
    super(`the seal does not hold: ${check}`);
  }
}

const aadOf = ({ cycleId, paperId, revision }: Place, kind = "v1") =>
  Buffer.from(`${kind}|${cycleId}|${paperId}|${revision}`, "utf8");

/** Seals a paper for the holder of the private half of `openingKey`. 0.1 ms. */
export function seal(
  lines: SealedLine[],
  place: Place,
  keys: { openingKey: Uint8Array; mac: Uint8Array },
  boxLength: number,
): Sealed {
  const ephemeral = generateKeyPairSync("x25519");
  const ours = rawPublic(ephemeral.publicKey);
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: publicKey(keys.openingKey) });
  const { key, nonce } = derive(shared, ours, keys.openingKey);
  const aad = aadOf(place);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(aad);
  const text = [cipher.update(pad(lines, boxLength)), cipher.final()];
  const box = joined([Uint8Array.of(SUITE), ours, ...text, cipher.getAuthTag()]);
  return { box, mac: macOf(keys.mac, aad, box), receipt: receiptOf(box) };
}

/** The reverse of `seal`. @throws BrokenSeal unless every check holds. */
export function unseal(
  sealed: { box: Uint8Array; mac: Uint8Array },
  place: Place,
  keys: { opening: KeyObject; mac: Uint8Array },
  boxLength: number,
): SealedLine[] {
  const { box, mac } = sealed;
  if (box.length !== boxLength + OVERHEAD) throw new BrokenSeal("length");
  const aad = aadOf(place);
  // Anyone who holds the public half could seal: the MAC says that this server did.
  const expected = macOf(keys.mac, aad, box);
  if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) throw new BrokenSeal("mac");
  if (box[0] !== SUITE) throw new BrokenSeal("suite");
  const theirs = box.subarray(1, 1 + KEY);
  const padded = orBroken(() => {
    const shared = diffieHellman({ privateKey: keys.opening, publicKey: publicKey(theirs) });
    const { key, nonce } = derive(shared, theirs, rawPublic(createPublicKey(keys.opening)));
    return decrypt(key, nonce, aad, box.subarray(1 + KEY));
  });
  return unpad(padded);
}

/** Autosaved work: of constant size like the box, but readable by this server, which the page says. */
export function sealDraft(
  lines: SealedLine[],
  place: Place,
  draftKey: Uint8Array,
  boxLength: number,
): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", draftKey, nonce).setAAD(aadOf(place, "draft|v1"));
  const text = [cipher.update(pad(lines, boxLength)), cipher.final()];
  return joined([nonce, ...text, cipher.getAuthTag()]);
}

export function unsealDraft(box: Uint8Array, place: Place, draftKey: Uint8Array, boxLength: number): SealedLine[] {
  if (box.length !== boxLength + DRAFT_OVERHEAD) throw new BrokenSeal("length");
  const aad = aadOf(place, "draft|v1");
  return unpad(orBroken(() => decrypt(draftKey, box.subarray(0, NONCE), aad, box.subarray(NONCE))));
}

/** First 80 bits of SHA-256 of the box, five groups of four. It can show no content, so it cannot be sold. */
export function receiptOf(box: Uint8Array): string {
  const hex = createHash("sha256").update(box).digest("hex").slice(0, 20).toUpperCase();
  return (hex.match(/.{4}/g) ?? []).join("-");
}

/**
 * The length of every sealed plaintext of a cycle: the longest paper it allows, whatever is marked or written, so that
 * no box tells by its size. UTF-8 takes at most four bytes a character; JSON escapes two for a quote or a line end.
 */
export function boxLengthOf(scheme: StoredScheme, longestPaper: number): number {
  const longest = (texts: string[]) => Math.max(0, ...texts.map((text) => Buffer.byteLength(text)));
  const mark = scheme.scale.mode === "options" ? longest(scheme.scale.options.map(({ key }) => key)) : 14;
  const marks = itemsOf(scheme, "indicator").length * (mark + 1);
  const overall = longest(scheme.overall.options.map(({ key }) => key));
  const id = 40;
  const line = id + marks + overall + 4 * scheme.paper.commentLimit + '["","","",""],'.length;
  const whole = 4 + 2 + Math.max(1, longestPaper) * line;
  return Math.ceil(whole / 256) * 256;
}

/** Comments as they are sealed: no control characters (JSON would stretch them), no half of a surrogate pair. */
export function tidyComment(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replace(/\p{Cs}/gu, "\ufffd")
    .trim();
}

function pad(lines: SealedLine[], boxLength: number): Buffer {
  const compact = lines.map(({ subjectId, marks, overall, comment }) => [subjectId, marks, overall, comment]);
  const text = Buffer.from(JSON.stringify(compact), "utf8");
  if (text.length + 4 > boxLength) throw new RangeError("a paper longer than the longest paper of its cycle");
  const padded = Buffer.alloc(boxLength);
  padded.writeUInt32BE(text.length, 0);
  text.copy(padded, 4);
  return padded;
}

function unpad(padded: Buffer): SealedLine[] {
  const length = padded.readUInt32BE(0);
  if (length > padded.length - 4 || padded.subarray(4 + length).some((byte) => byte !== 0)) {
    throw new BrokenSeal("content");
  }
  const lines = orBroken(() => JSON.parse(padded.subarray(4, 4 + length).toString("utf8")), "content") as unknown;
  if (!Array.isArray(lines)) throw new BrokenSeal("content");
  return lines.map((line: unknown) => {
    if (!Array.isArray(line) || line.length !== 4 || line.some((part) => typeof part !== "string")) {
      throw new BrokenSeal("content");
    }
    const [subjectId, marks, overall, comment] = line as [string, string, string, string];
    return { subjectId, marks, overall, comment };
  });
}

function derive(shared: Uint8Array, ephemeral: Uint8Array, recipient: Uint8Array) {
  const salt = Buffer.concat([ephemeral, recipient]);
  const bytes = Buffer.from(hkdfSync("sha256", shared, salt, "hengcai/seal/1", KEY + NONCE));
  return { key: bytes.subarray(0, KEY), nonce: bytes.subarray(KEY) };
}

function decrypt(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, textAndTag: Uint8Array): Buffer {
  const cut = textAndTag.length - TAG;
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG }).setAAD(aad);
  decipher.setAuthTag(textAndTag.subarray(cut));
  return Buffer.concat([decipher.update(textAndTag.subarray(0, cut)), decipher.final()]);
}

/** The length in front keeps "12|3" and "1|23" apart. */
function macOf(macKey: Uint8Array, aad: Uint8Array, box: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(aad.length, 0);
  return new Uint8Array(createHmac("sha256", macKey).update(length).update(aad).update(box).digest());
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** node:crypto and JSON.parse throw plain errors for what is not authentic: here they all mean a broken seal. */
function orBroken<T>(read: () => T, check: "box" | "content" = "box"): T {
  try {
    return read();
  } catch {
    throw new BrokenSeal(check);
  }
}
