const FORM = /^(-?)(\d+)(?:\.(\d+)|\/(\d+))?$/;

/** The same few weights and scores are read for every subject; fractions never change, so they may be shared. */
const parsed = new Map<string, Fraction>();
const MOST_PARSED = 20_000;

/** On BigInt throughout: the remainder of large doubles is several times slower. */
function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Rounds num/den, which need not be reduced; the denominator is positive. */
export function roundHalfUp(num: bigint, den: bigint, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const magnitude = num < 0n ? -num : num;
  const units = (2n * magnitude * scale + den) / (2n * den);
  const digits = units.toString().padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return num < 0n && units !== 0n ? `-${text}` : text;
}

/** An exact, reduced rational number. Scores are never floats; they are rounded once, half-up, at the end. */
export class Fraction {
  static readonly zero = new Fraction(0n, 1n);
  static readonly one = new Fraction(1n, 1n);

  private constructor(
    readonly num: bigint,
    readonly den: bigint,
  ) {}

  static of(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
    let [num, den] = [BigInt(numerator), BigInt(denominator)];
    if (den === 0n) throw new RangeError("a fraction needs a denominator other than zero");
    if (den < 0n) [num, den] = [-num, -den];
    if (den === 1n) return new Fraction(num, den);
    const divisor = gcd(num < 0n ? -num : num, den);
    return divisor === 1n ? new Fraction(num, den) : new Fraction(num / divisor, den / divisor);
  }

  /** Reads what toString and round write: "90.83", "-1.5", "86", "451/5". */
  static parse(text: string): Fraction {
    const found = parsed.get(text);
    if (found) return found;
    const match = FORM.exec(text);
    if (!match) throw new RangeError(`not a decimal or a fraction: ${text}`);
    const [, sign, whole = "", decimals = "", denominator] = match;
    const magnitude = BigInt(whole + decimals);
    const fraction = Fraction.of(
      sign ? -magnitude : magnitude,
      denominator ? BigInt(denominator) : 10n ** BigInt(decimals.length),
    );
    if (parsed.size < MOST_PARSED) parsed.set(text, fraction);
    return fraction;
  }

  static sum(terms: Iterable<Fraction>): Fraction {
    let total = Fraction.zero;
    for (const term of terms) total = total.plus(term);
    return total;
  }

  plus(other: Fraction): Fraction {
    return Fraction.of(this.num * other.den + other.num * this.den, this.den * other.den);
  }

  minus(other: Fraction): Fraction {
    return Fraction.of(this.num * other.den - other.num * this.den, this.den * other.den);
  }

  times(other: Fraction): Fraction {
    return Fraction.of(this.num * other.num, this.den * other.den);
  }

  over(other: Fraction): Fraction {
    return Fraction.of(this.num * other.den, this.den * other.num);
  }

  negated(): Fraction {
    return new Fraction(-this.num, this.den);
  }

  /** -1, 0 or 1, fit for sort(). */
  compare(other: Fraction): number {
    const [left, right] = [this.num * other.den, other.num * this.den];
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Fraction): boolean {
    return this.num === other.num && this.den === other.den;
  }

  get isZero(): boolean {
    return this.num === 0n;
  }

  clamp(low: Fraction, high: Fraction): Fraction {
    if (this.compare(low) < 0) return low;
    return this.compare(high) > 0 ? high : this;
  }

  /** The greatest whole number not above this one. */
  floor(): bigint {
    const quotient = this.num / this.den;
    return this.num < 0n && quotient * this.den !== this.num ? quotient - 1n : quotient;
  }

  /** Fixed decimals, half-up: halves go away from zero, as 四舍五入 does on paper. */
  round(decimals: number): string {
    return roundHalfUp(this.num, this.den, decimals);
  }

  /** A plain decimal without trailing zeros; throws where the decimals do not end. */
  toDecimal(): string {
    let [decimals, rest] = [0, this.den];
    while (rest % 10n === 0n) [decimals, rest] = [decimals + 1, rest / 10n];
    for (const prime of [2n, 5n]) while (rest % prime === 0n) [decimals, rest] = [decimals + 1, rest / prime];
    if (rest !== 1n) throw new RangeError(`${this} has no finite decimal form`);
    const text = this.round(decimals);
    return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  }

  /** Reduced: "451/5", or "86" for a whole number. */
  toString(): string {
    return this.den === 1n ? this.num.toString() : `${this.num}/${this.den}`;
  }
}
