import { type StoredScheme, storedScheme } from "../scheme/schema";

/**
 * Schemes of running votes, already parsed. A scheme in use is immutable (trigger) and is named by its hash, so what is
 * kept here can never be stale. A few at most: cycles that vote at the same time.
 */
const known = new Map<string, StoredScheme>();
const MOST = 8;

/** The scheme frozen under this hash; `load` reads the document from the database when it is not known yet. */
export async function frozenScheme(sha256: string, load: () => Promise<unknown>): Promise<StoredScheme> {
  const found = known.get(sha256);
  if (found) return found;
  const scheme = storedScheme(await load());
  if (known.size >= MOST) known.delete(known.keys().next().value as string);
  known.set(sha256, scheme);
  return scheme;
}
