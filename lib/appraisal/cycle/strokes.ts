/**
 * 姓氏笔画: the neutral order of names on lists and ballots (domain.md §2.9). Unicode's stroke collation counts the
 * strokes of the first character first, so that names stand in the order of their surnames.
 */
const strokes = new Intl.Collator("zh-u-co-stroke");

/** Fit for sort(): by surname strokes; equal names by their key, so that the order never depends on the query. */
export function byStrokes<T>(nameOf: (item: T) => string, keyOf: (item: T) => string) {
  return (a: T, b: T) => strokes.compare(nameOf(a), nameOf(b)) || (keyOf(a) < keyOf(b) ? -1 : 1);
}
