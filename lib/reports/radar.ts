import { corner, floorOf, outline, type Point } from "./radar-shape";

/** `value` and `mean` are written figures ("90.83"); null where there is nothing to show. */
export interface RadarAxis {
  label: string;
  value: string | null;
  mean?: string | null;
}

/** Colours of the parts: variables of the theme on the screen, fixed ones on paper, where no style sheet reaches. */
export interface RadarInk {
  own: string;
  mean: string;
  web: string;
  text: string;
  quiet: string;
  font: string;
}

export const SCREEN: RadarInk = {
  own: "var(--color-primary)",
  mean: "var(--color-faint)",
  web: "var(--color-line)",
  text: "var(--color-base-content)",
  quiet: "var(--color-muted)",
  font: "inherit",
};
export const PAPER: RadarInk = {
  own: "#1f3d63",
  mean: "#77716a",
  web: "#d9d6d0",
  text: "#1c2027",
  quiet: "#5c5852",
  font: "Noto Sans SC",
};

const RADIUS = 100;
const STEP = 10;

/** A radar as a self-contained SVG: the solid line is the person, the dashed one the pool's mean. */
export function radarSvg(axes: RadarAxis[], title: string, ink: RadarInk = PAPER): string {
  const figures = axes.flatMap(({ value, mean }) => [value, mean]).filter((figure) => figure != null);
  const floor = floorOf(figures.map(Number));
  const place = (figure: string | null | undefined, index: number): Point | null =>
    figure == null ? null : corner(index, axes.length, (Number(figure) - floor) / (100 - floor), RADIUS);
  const own = axes.map((axis, index) => place(axis.value, index));
  const mean = axes.map((axis, index) => place(axis.mean, index));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -142 360 270" role="img" font-family="${ink.font}">`,
    `<title>${escaped(`${title}：${axes.map(said).join("，")}`)}</title>`,
    web(axes.length, floor, ink),
    `<path d="${outline(mean)}" fill="none" stroke="${ink.mean}" stroke-width="1.5" stroke-dasharray="5 4"/>`,
    `<path d="${outline(own)}" fill="${ink.own}" fill-opacity="0.1" stroke="${ink.own}" stroke-width="2" stroke-linejoin="round"/>`,
    ...own.flatMap((at) => (at ? [`<circle cx="${at.x}" cy="${at.y}" r="3" fill="${ink.own}"/>`] : [])),
    scale(floor, ink),
    ...axes.map((axis, index) => label(axis, corner(index, axes.length, 1, RADIUS + 12), ink)),
    "</svg>",
  ].join("");
}

const said = ({ label, value, mean }: RadarAxis) => `${label} ${value ?? "无"}${mean ? `（平均 ${mean}）` : ""}`;

const levels = (floor: number) =>
  Array.from({ length: (100 - floor) / STEP }, (_, index) => floor + (index + 1) * STEP);

function web(count: number, floor: number, ink: RadarInk): string {
  const ends = Array.from({ length: count }, (_, index) => corner(index, count, 1, RADIUS));
  const ring = (level: number) =>
    outline(ends.map((_, index) => corner(index, count, (level - floor) / (100 - floor), RADIUS)));
  const spokes = ends.map(({ x, y }) => `M0 0L${x} ${y}`).join("");
  return `<path d="${levels(floor).map(ring).join("")}${spokes}" fill="none" stroke="${ink.web}"/>`;
}

/** The scale does not begin at nought, so it must be readable: its figures stand beside the upright axis. */
function scale(floor: number, ink: RadarInk): string {
  const marks = [floor, ...levels(floor).slice(0, -1)].map((level) => {
    const { y } = corner(0, 5, (level - floor) / (100 - floor), RADIUS);
    return `<text x="4" y="${y + 3}">${level}</text>`;
  });
  return `<g font-size="9" fill="${ink.quiet}">${marks.join("")}</g>`;
}

function label({ label, value, mean }: RadarAxis, at: Point, ink: RadarInk): string {
  const anchor = Math.abs(at.x) < 1 ? "middle" : at.x > 0 ? "start" : "end";
  const top = at.y + (at.y < -RADIUS ? (mean ? -16 : -4) : at.y > RADIUS / 2 ? 12 : 2);
  const figure = `${escaped(label)} <tspan font-weight="600">${escaped(value ?? "—")}</tspan>`;
  const second = mean
    ? `<text x="${at.x}" y="${top + 15}" text-anchor="${anchor}" font-size="11" fill="${ink.quiet}">平均 ${escaped(mean)}</text>`
    : "";
  return `<text x="${at.x}" y="${top}" text-anchor="${anchor}" font-size="14" fill="${ink.text}">${figure}</text>${second}`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
