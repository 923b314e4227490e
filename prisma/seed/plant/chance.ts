/**
 * Chance that can be repeated: the same key always draws the same numbers, whatever was drawn elsewhere before. Keys are
 * built from employee numbers and years, so that two loads of the demonstration agree to the last mark.
 */
export class Chance {
  private state: number;

  constructor(key: string) {
    // FNV-1a: neighbouring keys must not start neighbouring series.
    let hash = 0x811c9dc5;
    for (const char of key) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
    this.state = hash >>> 0;
    this.next();
  }

  /** From 0 up to, never reaching, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** Whole number, both ends possible. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  hit(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** Mean 0, standard deviation 1: the sum of twelve draws is close enough to a bell. */
  bell(): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw++) sum += this.next();
    return sum;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list];
    return list.map(() => left.splice(Math.floor(this.next() * left.length), 1)[0] as T);
  }
}
