import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { constants, existsSync, readFileSync, statSync } from "node:fs";
import { link, mkdir, open, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";

/**
 * Who keeps the private half of a cycle's opening key (secrecy.md §2). The MAC key and the draft key lie in the key
 * directory whatever the custody: the server needs them while people vote.
 */
export interface Custodian {
  /** Takes the private half into custody. A half kept already stays: the public one then belongs to it. */
  keep(cycleId: string, privateHalf: Uint8Array): Promise<void>;
  /** The private half, or null when it is not (or no longer) there. */
  fetch(cycleId: string): Promise<KeyObject | null>;
  destroy(cycleId: string): Promise<void>;
}

export type CustodyKind = "PORTAL" | "OFFICERS";

/** DER prefix of RFC 8410: node:crypto reads a raw private half of X25519 only in a wrapping. */
const PRIVATE_PREFIX = Buffer.from("302e020100300506032b656e04220420", "hex");
const KEY_BYTES = 32;

type KeyName = "opening" | "mac" | "draft";

const folderOf = (cycleId: string) => {
  // The id becomes a path: nothing but the letters of a uuid or of a fixed id of the seeds.
  if (!/^[\w-]{1,64}$/.test(cycleId)) throw new RangeError("not the id of a cycle");
  return join(env.HENGCAI_KEY_DIR, cycleId);
};
const pathOf = (cycleId: string, key: KeyName) => join(folderOf(cycleId), `${key}.key`);

/** **portal**: the private half is a file in the key directory. Whoever runs the server could open the box early. */
const portal: Custodian = {
  async keep(cycleId, privateHalf) {
    await writeOnce(pathOf(cycleId, "opening"), privateHalf);
  },
  async fetch(cycleId) {
    const raw = readKey(cycleId, "opening");
    return raw && privateKey(raw);
  },
  async destroy(cycleId) {
    await shred(pathOf(cycleId, "opening"));
  },
};

function custodianOf(custody: CustodyKind): Custodian {
  if (custody === "PORTAL") return portal;
  throw new Refusal("invalid", "三人分持密封码的保管方式尚未启用，请选择“由系统保管”。");
}

/**
 * Makes a cycle's three keys and answers the public half. Made once: a second call (a crash between the files and the
 * commit, two approvals at a time) answers the same public half and overwrites nothing, so no vote can lose its key.
 */
export async function makeKeys(cycleId: string, custody: CustodyKind): Promise<{ openingKey: Uint8Array }> {
  const custodian = custodianOf(custody);
  await mkdir(folderOf(cycleId), { recursive: true, mode: 0o700 });
  await custodian.keep(cycleId, rawPrivate(generateKeyPairSync("x25519").privateKey));
  await writeOnce(pathOf(cycleId, "mac"), randomBytes(KEY_BYTES));
  await writeOnce(pathOf(cycleId, "draft"), randomBytes(KEY_BYTES));
  // The folder's own entry must survive a power cut as well.
  await syncFolder(env.HENGCAI_KEY_DIR);
  const kept = (await custodian.fetch(cycleId)) ?? lost("开箱密钥");
  return { openingKey: rawPublic(createPublicKey(kept)) };
}

/** The private half for the opening. */
export async function loadOpeningKey(cycleId: string, custody: CustodyKind): Promise<KeyObject> {
  return (await custodianOf(custody).fetch(cycleId)) ?? lost("开箱密钥");
}

/** Read at each use and kept nowhere: a destroyed key is gone from the next moment on, in every process. */
export function loadMacKey(cycleId: string): Uint8Array {
  return readKey(cycleId, "mac") ?? lost("校验密钥");
}

export function loadDraftKey(cycleId: string): Uint8Array {
  return readKey(cycleId, "draft") ?? lost("草稿密钥");
}

/** At the close: drafts that were not handed in can be read by nobody any more. Doing it twice is no error. */
export async function destroyDraftKey(cycleId: string): Promise<void> {
  await shred(pathOf(cycleId, "draft"));
}

/** After the verified opening: everything, whatever is left of it. Doing it twice is no error. */
export async function destroyKeys(cycleId: string, custody: CustodyKind): Promise<void> {
  await custodianOf(custody).destroy(cycleId);
  for (const key of ["opening", "mac", "draft"] as const) await shred(pathOf(cycleId, key));
  await rmdir(folderOf(cycleId)).catch(ignoring("ENOENT", "ENOTEMPTY"));
}

/** Which of a cycle's key files lie in the key directory: shown on the custody panel, asked by sweeps. */
export function keysPresent(cycleId: string): Record<KeyName, boolean> {
  const has = (key: KeyName) => existsSync(pathOf(cycleId, key));
  return { opening: has("opening"), mac: has("mac"), draft: has("draft") };
}

/**
 * Whether all three keys are there, whole, and the opening key is the one whose public half the approval wrote down. Asked
 * before the first paper is sealed: afterwards a lost or foreign key means a vote that nobody can open.
 */
export async function keysComplete(
  cycleId: string,
  custody: CustodyKind,
  openingKey: Uint8Array | null,
): Promise<boolean> {
  if (!openingKey || !isWhole(cycleId, "mac") || !isWhole(cycleId, "draft")) return false;
  if (custody === "PORTAL" && !isWhole(cycleId, "opening")) return false;
  const kept = await custodianOf(custody).fetch(cycleId);
  return kept !== null && Buffer.from(rawPublic(createPublicKey(kept))).equals(openingKey);
}

/** As a JWK (RFC 8037): OpenSSL takes ten to forty times as long to read and write the same 32 bytes as DER. */
export function publicKey(raw: Uint8Array): KeyObject {
  return createPublicKey({
    key: { kty: "OKP", crv: "X25519", x: Buffer.from(raw).toString("base64url") },
    format: "jwk",
  });
}

export function rawPublic(key: KeyObject): Uint8Array {
  return new Uint8Array(Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url"));
}

function privateKey(raw: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, raw]), format: "der", type: "pkcs8" });
}

function rawPrivate(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ format: "der", type: "pkcs8" }).subarray(-KEY_BYTES));
}

function lost(what: string): never {
  throw new Refusal("missing", `${what}不在密钥目录中，请联系系统管理员检查密钥目录。`);
}

const isWhole = (cycleId: string, key: KeyName) =>
  statSync(pathOf(cycleId, key), { throwIfNoEntry: false })?.size === KEY_BYTES;

function readKey(cycleId: string, key: KeyName): Uint8Array | null {
  try {
    const bytes = readFileSync(pathOf(cycleId, key));
    if (bytes.length !== KEY_BYTES) throw new Error(`the ${key} key of cycle ${cycleId} is damaged`);
    return new Uint8Array(bytes);
  } catch (error) {
    return ignoring("ENOENT")(error);
  }
}

/** Complete on the disk or not there at all, and never over an older file: written aside, flushed, linked. */
async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await writeThrough(aside, "wx", bytes);
    await link(aside, path).catch(ignoring("EEXIST"));
  } finally {
    await rm(aside, { force: true });
  }
  await syncFolder(dirname(path));
}

/** Overwritten, then removed. On copy-on-write disks the overwriting promises little; the removal is what counts. */
async function shred(path: string): Promise<void> {
  try {
    await writeThrough(path, "r+", randomBytes(KEY_BYTES));
    await rm(path);
    await syncFolder(dirname(path));
  } catch (error) {
    ignoring("ENOENT")(error);
  }
}

async function writeThrough(path: string, flags: "wx" | "r+", bytes: Uint8Array): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Answers null for the named system errors and rethrows every other. */
function ignoring(...codes: string[]): (error: unknown) => null {
  return (error) => {
    if (codes.includes((error as NodeJS.ErrnoException | null)?.code ?? "")) return null;
    throw error;
  };
}
