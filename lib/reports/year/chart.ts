import { compareDates, daysBetween, type PlainDate, plainDate } from "@/lib/calendar";
import { floorOf } from "../radar-shape";

/** One year's figures, and what happened meanwhile. `until` is exclusive; null: still going on. */
export type ChartYear = { year: number; schemeVersion: number; values: { label: string; value: string | null }[] };
export type ChartLane = "post" | "posting" | "pair";
export type ChartBar = { lane: ChartLane; from: PlainDate; until: PlainDate | null; label: string };
export type ChartData = {
  /** The last of the years shown. */
  last: number;
  years: readonly ChartYear[];
  bars: readonly ChartBar[];
  today: PlainDate;
};

export interface ChartInk {
  lines: readonly string[];
  post: string;
  posting: string;
  pair: string;
  text: string;
  quiet: string;
  web: string;
  paper: string;
  font: string;
}
/** The same for screen and paper: five lines must be told apart in print as well. */
const LINES = ["#1f3d63", "#4f7db3", "#77716a", "#a4322b", "#3d7a57"];
export const SCREEN: ChartInk = {
  lines: LINES,
  post: "var(--color-base-300)",
  posting: "var(--color-primary)",
  pair: "var(--color-accent)",
  text: "var(--color-base-content)",
  quiet: "var(--color-muted)",
  web: "var(--color-line)",
  paper: "var(--color-base-100)",
  font: "inherit",
};
export const PAPER: ChartInk = {
  lines: LINES,
  post: "#dfe1e4",
  posting: "#1f3d63",
  pair: "#a4322b",
  text: "#1c2027",
  quiet: "#5c5852",
  web: "#d9d6d0",
  paper: "#ffffff",
  font: "Noto Sans SC",
};

/** How many years stand side by side. */
const YEARS = 5;
const LANE = 26;
const LABEL = 14;

export type Frame = {
  width: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  first: number;
  size: number;
};

/** Five years as a self-contained SVG: a line a dimension, below them posts, postings and mentoring on the same scale. */
export function yearsSvg(data: ChartData, width: number, ink: ChartInk = PAPER): string {
  const small = width < 600;
  const first = data.last - YEARS + 1;
  const shown = data.years.filter(({ year }) => year >= first && year <= data.last);
  const hasFigures = shown.some(({ values }) => values.some(({ value }) => value !== null));
  const plot = hasFigures ? (small ? 170 : 230) : 0;
  const [right, size] = small ? [width - 62, 11] : [width - 84, 13];
  const frame = { width, left: 34, right, top: 12, bottom: 12 + plot, first, size };
  const rows = rowsOf(data.bars, frame, data.today);
  const height = frame.bottom + 24 + rows.length * LANE + 6;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="${ink.font}" font-size="${size}">`,
    `<title>${escaped(titleOf(shown, data.bars))}</title>`,
    hasFigures ? figures(shown, frame, ink) : "",
    axis(frame, ink),
    ...rows.flatMap((row, index) => row.map((bar) => drawn(bar, frame.bottom + 26 + index * LANE, frame, ink))),
    "</svg>",
  ].join("");
}

function titleOf(years: readonly ChartYear[], bars: readonly ChartBar[]): string {
  const said = years.map(
    ({ year, values }) => `${year}年 ${values.map(({ label, value }) => `${label} ${value ?? "无"}`).join("，")}`,
  );
  return [...said, ...bars.map(({ from, until, label }) => `${from} 至 ${until ?? "今"} ${label}`)].join("；");
}

/** Where a day stands across; years are equally wide. */
function across(day: PlainDate, { left, right, first }: Frame): number {
  const year = Number(day.slice(0, 4));
  const start = plainDate(`${year}-01-01`);
  const share = daysBetween(start, day) / daysBetween(start, plainDate(`${year + 1}-01-01`));
  return tidy(left + ((year - first + share) * (right - left)) / YEARS);
}
const middle = (year: number, { left, right, first }: Frame) =>
  tidy(left + ((year - first + 0.5) * (right - left)) / YEARS);

function figures(years: readonly ChartYear[], frame: Frame, ink: ChartInk): string {
  const labels = [...new Set(years.flatMap(({ values }) => values.map(({ label }) => label)))];
  const all = years.flatMap(({ values }) => values.flatMap(({ value }) => (value === null ? [] : [Number(value)])));
  const floor = floorOf(all);
  const up = (value: number) => tidy(frame.bottom - ((value - floor) * (frame.bottom - frame.top)) / (100 - floor));
  const levels = Array.from({ length: (100 - floor) / 10 + 1 }, (_, index) => floor + index * 10);
  const points = labels.map((label) =>
    years.flatMap(({ year, values }) => {
      const value = values.find((each) => each.label === label)?.value;
      return value == null ? [] : [{ year, value, x: middle(year, frame), y: up(Number(value)) }];
    }),
  );
  const ends = spread(points.map((line) => line.at(-1)?.y ?? frame.bottom));
  const grid = (level: number) =>
    `<path d="M${frame.left} ${up(level)}H${frame.right}" stroke="${ink.web}"/><text x="${frame.left - 6}" y="${up(level) + 4}" text-anchor="end" fill="${ink.quiet}">${level}</text>`;
  return [
    ...levels.map(grid),
    changesOf(years, frame, ink),
    ...points.map((line, index) => lineOf(line, labels[index] ?? "", ends[index] ?? 0, inkOf(ink, index), frame)),
  ].join("");
}

const inkOf = ({ lines }: ChartInk, index: number) => lines[index % lines.length] ?? "#000000";

type Dot = { year: number; value: string; x: number; y: number };

/** A year without a figure breaks the line: what was not given is not drawn. */
function lineOf(dots: Dot[], label: string, end: number, colour: string, frame: Frame): string {
  const last = dots.at(-1);
  if (!last) return "";
  const path = dots.map(({ x, y, year }, at) => `${dots[at - 1]?.year === year - 1 ? "L" : "M"}${x} ${y}`);
  return [
    `<path d="${path.join("")}" fill="none" stroke="${colour}" stroke-width="2" stroke-linejoin="round"/>`,
    ...dots.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="3" fill="${colour}"/>`),
    `<text x="${Math.min(last.x + 8, frame.right + 4)}" y="${end + 4}" fill="${colour}">${escaped(label)} ${escaped(last.value)}</text>`,
  ].join("");
}

/** Between years of different rules a dashed line: the figures left and right of it are not to be compared. */
function changesOf(years: readonly ChartYear[], frame: Frame, ink: ChartInk): string {
  return years
    .filter((each, index) => index > 0 && years[index - 1]?.schemeVersion !== each.schemeVersion)
    .map(({ year }) => across(plainDate(`${year}-01-01`), frame))
    .map((x) => `<path d="M${x} ${frame.top}V${frame.bottom}" stroke="${ink.pair}" stroke-dasharray="3 4"/>`)
    .join("");
}

function axis(frame: Frame, ink: ChartInk): string {
  return Array.from({ length: YEARS }, (_, index) => frame.first + index)
    .map(
      (year) =>
        `<text x="${middle(year, frame)}" y="${frame.bottom + 17}" text-anchor="middle" fill="${ink.quiet}">${year}</text>`,
    )
    .join("");
}

const earlier = (a: PlainDate, b: PlainDate) => (compareDates(a, b) < 0 ? a : b);
const later = (a: PlainDate, b: PlainDate) => (compareDates(a, b) < 0 ? b : a);

type Placed = ChartBar & { x: number; end: number };

/** Bars that overlap in time stand below each other; each lane begins on a row of its own. */
export function rowsOf(bars: readonly ChartBar[], frame: Frame, today: PlainDate): Placed[][] {
  const from = plainDate(`${frame.first}-01-01`);
  const past = plainDate(`${frame.first + YEARS}-01-01`);
  const endOf = (bar: ChartBar) => bar.until ?? (bar.from <= today ? today : past);
  const placed = bars
    .filter((bar) => bar.from < past && endOf(bar) > from)
    .map((bar) => {
      const x = across(later(bar.from, from), frame);
      return { ...bar, x, end: Math.max(x + 4, across(earlier(endOf(bar), past), frame)) };
    })
    .toSorted((a, b) => a.x - b.x);
  return (["post", "posting", "pair"] as const).flatMap((lane) => {
    const rows: Placed[][] = [];
    for (const bar of placed.filter((each) => each.lane === lane)) {
      const free = rows.find((row) => (row.at(-1)?.end ?? 0) <= bar.x + 0.5);
      if (free) free.push(bar);
      else rows.push([bar]);
    }
    return rows;
  });
}

function drawn({ lane, x, end, label }: Placed, y: number, { size }: Frame, ink: ChartInk): string {
  const width = tidy(Math.max(2, end - x - 2));
  const looks = {
    post: `fill="${ink.post}"`,
    posting: `fill="${ink.posting}"`,
    pair: `fill="${ink.paper}" stroke="${ink.pair}" rx="10"`,
  };
  const colour = { post: ink.text, posting: ink.paper, pair: ink.pair }[lane];
  const words = shorten(label, width - 14, size - 1);
  return [
    `<g><title>${escaped(label)}</title>`,
    `<rect x="${tidy(x + 1)}" y="${y}" width="${width}" height="${LANE - 6}" ${looks[lane]}/>`,
    words
      ? `<text x="${tidy(x + 8)}" y="${y + 14.5}" fill="${colour}" font-size="${size - 1}">${escaped(words)}</text>`
      : "",
    "</g>",
  ].join("");
}

/** As much as stands in so many pixels; nothing rather than one character and three dots. */
export function shorten(text: string, room: number, size: number): string {
  const wide = (char: string) => (char.charCodeAt(0) < 0x2000 ? size * 0.6 : size);
  const length = (part: string) => [...part].reduce((sum, char) => sum + wide(char), 0);
  if (length(text) <= room) return text;
  let kept = "";
  for (const char of text) {
    if (length(kept + char) + size > room) break;
    kept += char;
  }
  return [...kept].length < 2 ? "" : `${kept}…`;
}

/** Labels at the ends of lines, moved apart until none stands on another, in the order of their lines. */
export function spread(heights: readonly number[], gap = LABEL): number[] {
  const order = heights.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y || a.index - b.index);
  let above = Number.NEGATIVE_INFINITY;
  const result = [...heights];
  for (const { y, index } of order) {
    above = tidy(Math.max(y, above + gap));
    result[index] = above;
  }
  return result;
}

const tidy = (value: number) => Math.round(value * 100) / 100;
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
