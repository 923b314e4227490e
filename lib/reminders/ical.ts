import { createHash } from "node:crypto";
import { addDays, type PlainDate } from "@/lib/calendar";

/** One day on the calendar. `key` tells it from all others and stays the same when it is read again. */
export type CalendarDay = { key: string; day: PlainDate; title: string };

const MOST_OCTETS = 75;
const octets = (text: string) => new TextEncoder().encode(text).length;

/** RFC 5545 §3.3.11: backslash, semicolon and comma are escaped, a line end is written as \n; other controls are dropped. */
export function escapeText(text: string): string {
  return [...text.replace(/\r\n?/g, "\n")]
    .filter((char) => char === "\n" || char === "\t" || (char >= " " && char !== "\u007f"))
    .join("")
    .replace(/[\\;,]/g, (char) => `\\${char}`)
    .replace(/\n/g, "\\n");
}

/** RFC 5545 §3.1: no line is longer than 75 octets; it goes on after a line end and a space, never inside a character. */
export function fold(line: string): string {
  const lines: string[] = [];
  let current = "";
  let size = 0;
  for (const char of line) {
    const more = octets(char);
    if (size + more > MOST_OCTETS) {
      lines.push(current);
      current = " ";
      size = 1;
    }
    current += char;
    size += more;
  }
  return [...lines, current].join("\r\n");
}

const compact = (day: PlainDate) => day.replaceAll("-", "");
const stamp = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

/** A calendar of whole days. Its identifiers are hashes: they say nothing of what stands behind them. */
export function calendarText(name: string, days: readonly CalendarDay[], at: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Hengcai//Todos//ZH",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    "X-PUBLISHED-TTL:PT6H",
    ...days.flatMap(({ key, day, title }) => [
      "BEGIN:VEVENT",
      `UID:${createHash("sha256").update(key).digest("hex").slice(0, 32)}@hengcai`,
      `DTSTAMP:${stamp(at)}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
      `SUMMARY:${escapeText(title)}`,
      "TRANSP:TRANSPARENT",
      "CLASS:PRIVATE",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(fold).join("\r\n")}\r\n`;
}
