export type Point = { x: number; y: number };

/** The corner of axis `index` of `count` at `share` (0 to 1) of `radius`; the first axis points up, then clockwise. */
export function corner(index: number, count: number, share: number, radius: number): Point {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  const reach = Math.max(0, Math.min(1, share)) * radius;
  return { x: tidy(Math.cos(angle) * reach), y: tidy(Math.sin(angle) * reach) };
}

/** A closed outline; an axis without a value leaves a gap, so nothing is drawn that was not given. */
export function outline(points: (Point | null)[]): string {
  const count = points.length;
  if (points.every((point) => point !== null)) return `M${points.map(say).join("L")}Z`;
  return points
    .flatMap((point, index) => {
      const next = points[(index + 1) % count];
      return point && next ? [`M${say(point)}L${say(next)}`] : [];
    })
    .join("");
}

/** The lowest round ten that leaves every value inside, so that differences can be seen. */
export function floorOf(values: number[], ceiling = 100): number {
  const lowest = Math.min(...values, ceiling - 10);
  return Math.max(0, Math.floor((lowest - 5) / 10) * 10);
}

function say(point: Point): string {
  return `${point.x} ${point.y}`;
}

function tidy(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
