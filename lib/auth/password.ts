import { hash, verify } from "@node-rs/argon2";

/** Argon2id, 19 MiB, two passes, one lane (OWASP's first choice; 420 hashes in about 4 s in parallel). */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

/** Nobody types more; a megabyte of password must not cost more than a short one. */
export const LONGEST_PASSWORD = 128;

/** The hash of a password that nobody knows, made at the same cost: what an unknown number is compared with. */
export const DUMMY_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$vBJAE8H2Wi2/qjwMhCRZrg$qfvBM2e4OfL9o5r9PAiNNBniJDxwKOZ5NlwGryttv4Y";

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/**
 * Many at once, but never on all four threads of Node's pool: sign-ins wait for the same threads, and so does the login
 * of every new database connection (SCRAM), which would give up behind some hundred hashes.
 */
export async function hashPasswords(passwords: readonly string[], hands = 3): Promise<string[]> {
  const hashes: string[] = [];
  const queue = passwords.entries();
  const hand = async () => {
    for (const [index, password] of queue) hashes[index] = await hashPassword(password);
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return hashes;
}

/** One hashing, always: a password too long to be anybody's is compared as well, shortened, and never matches. */
export async function matches(passwordHash: string, password: string): Promise<boolean> {
  const short = password.length <= LONGEST_PASSWORD * 2;
  const same = await verify(passwordHash, short ? password.normalize("NFKC") : "");
  return same && short && password !== "";
}
