/**
 * One sentence that outlives the form that earned it ("已删除" after its row is gone).
 * Kept in memory only: nothing about an answer is written to the browser's storage.
 */
let sentence: string | null = null;
const listeners = new Set<() => void>();

export function flash(next: string | null): void {
  if (next === sentence) return;
  sentence = next;
  for (const listener of listeners) listener();
}

export function currentFlash(): string | null {
  return sentence;
}

export function onFlash(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Go to a place of the portal: the application may take the event and go there softly, else the browser loads it. */
export function go(href: string): void {
  const event = new CustomEvent("portal:go", { detail: href, cancelable: true });
  if (document.dispatchEvent(event)) window.location.assign(href);
}
