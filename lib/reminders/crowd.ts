/** Counts what one key (an address, a token) asked within a while; the oldest keys make room. */
export class Crowd {
  private readonly seen = new Map<string, { since: number; count: number }>();

  constructor(
    private readonly most: number,
    private readonly milliseconds: number,
    private readonly keys = 10_000,
  ) {}

  /** Whether one more is let in at this moment. */
  admits(key: string, at: Date): boolean {
    const now = at.getTime();
    const known = this.seen.get(key);
    const entry = known && now - known.since < this.milliseconds ? known : { since: now, count: 0 };
    entry.count += 1;
    this.seen.delete(key);
    this.seen.set(key, entry);
    const oldest = this.seen.size > this.keys ? this.seen.keys().next().value : undefined;
    if (oldest !== undefined) this.seen.delete(oldest);
    return entry.count <= this.most;
  }
}
