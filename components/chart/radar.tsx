import { corner, floorOf, outline, type Point } from "./radar-shape";

/** `value` and `mean` are written figures ("90.83"); null where there is nothing to show. */
export type RadarAxis = { label: string; value: string | null; mean?: string | null };

const RADIUS = 100;

/** A web of some axes drawn on the server: the solid line is the person, the dashed one the pool's mean. */
export function Radar({ axes, caption, who = "本人" }: { axes: RadarAxis[]; caption?: string; who?: string }) {
  const values = axes.flatMap(({ value, mean }) => [value, mean]).filter((figure) => figure != null);
  const floor = floorOf(values.map(Number));
  const place = (figure: string | null | undefined, index: number): Point | null =>
    figure == null ? null : corner(index, axes.length, (Number(figure) - floor) / (100 - floor), RADIUS);
  const own = axes.map((axis, index) => place(axis.value, index));
  const mean = axes.map((axis, index) => place(axis.mean, index));
  const said = axes.map((axis) => `${axis.label} ${axis.value ?? "无"}${axis.mean ? `（平均 ${axis.mean}）` : ""}`);
  return (
    <figure className="mx-auto w-full max-w-96">
      <svg viewBox="-172 -134 344 256" role="img" aria-label={`${who}：${said.join("，")}`} className="block w-full">
        <Web count={axes.length} floor={floor} />
        <path d={outline(mean)} fill="none" className="stroke-faint" strokeWidth="1.5" strokeDasharray="5 4" />
        <path d={outline(own)} className="fill-primary/10 stroke-primary" strokeWidth="2" strokeLinejoin="round" />
        {own.map((point, index) =>
          point ? <circle key={axes[index]?.label} cx={point.x} cy={point.y} r="3" className="fill-primary" /> : null,
        )}
        {axes.map((axis, index) => (
          <AxisLabel key={axis.label} axis={axis} at={corner(index, axes.length, 1, RADIUS + 10)} />
        ))}
      </svg>
      {caption ? <figcaption className="mt-1 text-center text-xs text-muted">{caption}</figcaption> : null}
    </figure>
  );
}

function Web({ count, floor }: { count: number; floor: number }) {
  const levels = Array.from({ length: (100 - floor) / 10 }, (_, index) => floor + (index + 1) * 10);
  const ring = (level: number) =>
    outline(Array.from({ length: count }, (_, index) => corner(index, count, (level - floor) / (100 - floor), RADIUS)));
  return (
    <g className="stroke-line" fill="none">
      {levels.map((level) => (
        <path key={level} d={ring(level)} />
      ))}
      {Array.from({ length: count }, (_, index) => corner(index, count, 1, RADIUS)).map((end) => (
        <path key={`${end.x} ${end.y}`} d={`M0 0L${end.x} ${end.y}`} />
      ))}
      <text x="3" y={-2} className="fill-faint text-[9px]" stroke="none">
        {floor}
      </text>
    </g>
  );
}

function AxisLabel({ axis, at }: { axis: RadarAxis; at: Point }) {
  const anchor = Math.abs(at.x) < 1 ? "middle" : at.x > 0 ? "start" : "end";
  const drop = at.y < -RADIUS ? -6 : at.y > RADIUS / 2 ? 12 : 2;
  return (
    <text x={at.x} y={at.y + drop} textAnchor={anchor} className="fill-base-content text-[13px]">
      {axis.label} <tspan className="font-semibold">{axis.value ?? "—"}</tspan>
    </text>
  );
}
