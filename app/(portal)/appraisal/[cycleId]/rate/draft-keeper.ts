import type { Paper } from "./paper";

/** What stands beside the progress. `at`: the server's clock of the last save. */
export type Keeping =
  | { kind: "idle" | "saving" | "saved"; at: string }
  | { kind: "offline" | "signed-out"; at: string }
  | { kind: "newer"; at: string; base: number }
  | { kind: "ended"; at: string; reason: string };

type Place = { cycleId: string; paperId: string; revision: number };
type Answer = { data: { base: number; at: string } } | { refused: string; fields?: { base?: string[] } };

/** At most one write in so many milliseconds, and no mark waits longer than this to be on its way. */
const PAUSE = 2_000;
const RETRY = 3_000;
/** Browsers send at most 64 KB behind a page that is going away. */
const KEEPALIVE = 60_000;

/**
 * Keeps the unfinished paper on the server, encrypted there; nothing of it is ever written to the browser's storage.
 * Whatever cannot be saved just now stays in memory and is tried again: a lost network, a session that has ended.
 */
export class DraftKeeper {
  state: Keeping = { kind: "idle", at: "" };
  private saved: number;
  private flight: Promise<void> | null = null;
  private held = false;
  private lastStart = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly paper: Paper,
    readonly place: Place,
    private base: number,
  ) {
    this.saved = paper.edits;
  }

  get dirty(): boolean {
    return this.paper.edits !== this.saved;
  }

  /** Whether the server's page, just drawn, knows nothing that this window does not. */
  isUpToDate(revision: number, base: number): boolean {
    const [own, theirs] = [this.place.revision, revision];
    return own > theirs || (own === theirs && this.base >= base);
  }

  private get stopped(): boolean {
    return this.state.kind === "newer" || this.state.kind === "ended";
  }

  on = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Listens to the paper, the network and the page's own end. Answers what undoes it. */
  start(): () => void {
    const leave = this.paper.on("edits", () => this.schedule());
    const retry = () => this.retryNow();
    const hidden = () => {
      if (document.visibilityState === "hidden") void this.flush(true);
      else this.retryNow();
    };
    const going = () => void this.flush(true);
    addEventListener("online", retry);
    addEventListener("focus", retry);
    addEventListener("pagehide", going);
    document.addEventListener("visibilitychange", hidden);
    if (this.dirty) this.schedule();
    return () => {
      leave();
      removeEventListener("online", retry);
      removeEventListener("focus", retry);
      removeEventListener("pagehide", going);
      document.removeEventListener("visibilitychange", hidden);
      clearTimeout(this.timer);
      this.timer = undefined;
      void this.flush(true);
    };
  }

  /** The other window's work is given up for this one's. */
  takeOver(): void {
    if (this.state.kind !== "newer") return;
    this.base = this.state.base;
    this.set({ kind: "idle", at: this.state.at });
    this.saved = -1;
    this.schedule(0);
  }

  /** Before handing in: the write under way ends, what is left is saved, and nothing more is sent. False: it cannot be saved. */
  async hold(): Promise<boolean> {
    this.held = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.flight;
    await this.flush();
    return !this.dirty;
  }

  /** The handing in did not come about: keeping goes on. */
  release(): void {
    this.held = false;
    if (this.dirty) this.schedule();
  }

  /** Handed in: the server has deleted the draft, the next one begins anew under the new revision. */
  handedIn(revision: number): void {
    this.place.revision = revision;
    this.base = 0;
    this.saved = this.paper.edits;
    this.held = false;
    this.set({ kind: "idle", at: "" });
  }

  /** Sends what has changed. True when nothing is left unsaved afterwards. */
  async flush(leaving = false): Promise<boolean> {
    if (!this.dirty || this.stopped) return !this.dirty;
    // A page that goes away cannot wait for the write under way; the next revision is the one that follows it.
    if (this.flight && !leaving) return false;
    const flight = this.send(this.flight ? this.base + 1 : this.base, leaving);
    this.flight = flight;
    await flight;
    if (this.flight === flight) this.flight = null;
    if (this.dirty) this.schedule();
    return !this.dirty;
  }

  private async send(base: number, leaving: boolean): Promise<void> {
    const edits = this.paper.edits;
    const body = JSON.stringify({ ...this.place, base, lines: this.paper.lines() });
    this.lastStart = performance.now();
    if (this.state.kind !== "offline" && this.state.kind !== "signed-out")
      this.set({ ...this.state, kind: "saving" } as Keeping);
    try {
      const response = await fetch("/api/draft", {
        method: "POST",
        headers: { "content-type": "application/json" },
        cache: "no-store",
        body,
        keepalive: leaving && body.length * 3 < KEEPALIVE,
      });
      this.settle(edits, response.status, (await response.json().catch(() => null)) as Answer | null);
    } catch {
      // fetch throws when the network is away: nothing is lost, the next try sends all of it
      this.set({ kind: "offline", at: this.state.at });
    }
  }

  private settle(edits: number, status: number, answer: Answer | null): void {
    const { at } = this.state;
    if (status === 401) this.set({ kind: "signed-out", at });
    else if (!answer || status >= 500) this.set({ kind: "offline", at });
    else if (!("refused" in answer)) {
      this.base = answer.data.base;
      this.saved = edits;
      this.set({ kind: "saved", at: answer.data.at });
    } else if (answer.fields?.base) this.set({ kind: "newer", at, base: Number(answer.fields.base[0]) });
    else this.set({ kind: "ended", at, reason: answer.refused });
  }

  private schedule(after = this.state.kind === "offline" || this.state.kind === "signed-out" ? RETRY : PAUSE): void {
    if (this.timer !== undefined || this.flight || this.held || this.stopped) return;
    const wait = Math.max(0, Math.min(after, this.lastStart + after - performance.now()));
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, wait || 400);
  }

  private retryNow(): void {
    if (this.state.kind !== "offline" && this.state.kind !== "signed-out") return;
    clearTimeout(this.timer);
    this.timer = undefined;
    void this.flush();
  }

  private set(state: Keeping): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
