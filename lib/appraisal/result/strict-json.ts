import { Fraction } from "@/lib/fraction";

/** A file that is not well formed: where, and why. */
export class TallyFault extends Error {
  constructor(
    readonly place: string,
    readonly why: string,
  ) {
    super(`${place}: ${why}`);
  }
}

export function fault(place: string, why: string): never {
  throw new TallyFault(place, why);
}

export type Json = Record<string, unknown>;

/** An object with these keys and no others; `optional` ones may be absent. */
export function object(
  value: unknown,
  place: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Json {
  const fields = map(value, place);
  const at = (key: string) => (place ? `${place}.${key}` : key);
  for (const key of Object.keys(fields)) {
    if (!required.includes(key) && !optional.includes(key)) fault(at(key), "unknown key");
  }
  for (const key of required) if (!Object.hasOwn(fields, key)) fault(at(key), "is missing");
  return fields;
}

export function map(value: unknown, place: string): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) fault(place || "file", "must be an object");
  return value as Json;
}

export function list(value: unknown, place: string): unknown[] {
  return Array.isArray(value) ? value : fault(place, "must be a list");
}

export function text(value: unknown, place: string): string {
  return typeof value === "string" && value !== "" ? value : fault(place, "must be a text that is not empty");
}

export function count(value: unknown, place: string, least = 0): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) fault(place, "must be a whole number");
  return (value as number) >= least ? (value as number) : fault(place, `must not be below ${least}, is ${value}`);
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

export function decimal(value: unknown, place: string): string {
  if (typeof value !== "string") fault(place, "must be a decimal in a string");
  return DECIMAL.test(value as string) ? (value as string) : fault(place, `is not a decimal: "${value}"`);
}

export function weight(value: unknown, place: string): string {
  const figure = decimal(value, place);
  return Fraction.parse(figure).num < 0n ? fault(place, `must not be negative, is ${figure}`) : figure;
}

export function sumTo(figures: readonly string[], wanted: string, place: string): void {
  const sum = Fraction.sum(figures.map(Fraction.parse));
  if (!sum.equals(Fraction.parse(wanted))) fault(place, `must add up to ${wanted}, not ${sum.toDecimal()}`);
}

export function unique(keys: readonly string[], place: (at: number) => string): void {
  const seen = new Set<string>();
  keys.forEach((key, at) => {
    if (seen.has(key)) fault(place(at), `"${key}" stands twice`);
    seen.add(key);
  });
}

type Level = { keys: Set<string> | null; at: number; key: string };

/**
 * The place of the first key that stands twice in one object of a valid JSON text, or null. JSON.parse would silently
 * keep the last, and two readers of one file could then see two different ballots.
 */
export function duplicateKey(source: string): string | null {
  const levels: Level[] = [];
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\],]/g;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    const level = levels.at(-1);
    if (match[1] !== undefined && level?.keys) {
      level.key = JSON.parse(match[0].slice(0, -match[1].length)) as string;
      if (level.keys.has(level.key)) return placeOf(levels);
      level.keys.add(level.key);
    } else if (match[0] === "{" || match[0] === "[") {
      levels.push({ keys: match[0] === "{" ? new Set() : null, at: 0, key: "" });
    } else if (match[0] === "}" || match[0] === "]") {
      levels.pop();
    } else if (match[0] === "," && level) {
      level.at++;
    }
  }
  return null;
}

const placeOf = (levels: readonly Level[]) =>
  levels.reduce((place, { keys, at, key }) => (keys ? `${place}${place && "."}${key}` : `${place}[${at}]`), "");
