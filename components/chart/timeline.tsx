import { Table } from "@/components/data/table";
import { Reveal } from "@/components/ui/reveal";
import { addDays, addMonths, daysBetween, type PlainDate, plainDate, sayDate, sayMonth } from "@/lib/calendar";

/** `until` is the first day after the bar. `planned` is dashed, `ended` grey, `outline` for what runs beside a post. */
export type TimelineBar = {
  from: PlainDate;
  until: PlainDate;
  label: string;
  /** What the bar says in full, for the pointer and for the table. */
  title: string;
  look?: "solid" | "planned" | "ended" | "outline";
  href?: string;
};
export type TimelineRow = { label: string; bars: TimelineBar[] };
export type TimelineGroup = { label?: string; rows: TimelineRow[] };

type Props = {
  /** What is drawn, for those who do not see it. */
  label: string;
  from: PlainDate;
  until: PlainDate;
  /** A line through the drawing. */
  today?: PlainDate;
  groups: TimelineGroup[];
};

const AXIS = 22;
const GROUP = 26;
const ROW = 46;
const BAR = 22;
/** More labels than this run into one another on a phone. */
const MOST_TICKS = 6;

/**
 * Bars over time, drawn on the server. Places are shares of the width and sizes pixels, so that the drawing fits a phone
 * with its words as large as elsewhere; names stand above their bars. The same in a table below.
 */
export function Timeline({ label, from, until, today, groups }: Props) {
  const share = (day: PlainDate) =>
    `${((100 * daysBetween(from, day)) / Math.max(1, daysBetween(from, until))).toFixed(3)}%`;
  const height = AXIS + groups.reduce((sum, group) => sum + (group.label ? GROUP : 0) + group.rows.length * ROW, 0) + 4;
  let top = AXIS;
  const placed = groups.map((group) => {
    const at = top;
    top += (group.label ? GROUP : 0) + group.rows.length * ROW;
    return { group, at };
  });
  return (
    <figure>
      <svg role="img" aria-label={label} width="100%" height={height} className="block text-[13px]">
        <title>{label}</title>
        <Axis {...{ from, until, share, height }} />
        {placed.map(({ group, at }) => (
          <Group key={`${group.label} ${at}`} {...{ group, at, share, from, until }} />
        ))}
        {today && today >= from && today < until ? (
          <line
            x1={share(today)}
            x2={share(today)}
            y1={AXIS - 4}
            y2={height}
            className="stroke-accent"
            strokeWidth="1"
          />
        ) : null}
      </svg>
      <Reveal summary="以表格查看">
        <AsTable label={label} groups={groups} />
      </Reveal>
    </figure>
  );
}

type Share = (day: PlainDate) => string;

function Axis({ from, until, share, height }: { from: PlainDate; until: PlainDate; share: Share; height: number }) {
  return ticksOf(from, until).map((day) => (
    <g key={day}>
      <line x1={share(day)} x2={share(day)} y1={AXIS - 4} y2={height} className="stroke-line" strokeWidth="1" />
      <text x={share(day)} dx="3" y="12" className="fill-muted">
        {sayMonth(day)}
      </text>
    </g>
  ));
}

/** Firsts of months, as many as fit, on round steps. */
export function ticksOf(from: PlainDate, until: PlainDate): PlainDate[] {
  const months =
    Number(until.slice(0, 4)) * 12 +
    Number(until.slice(5, 7)) -
    Number(from.slice(0, 4)) * 12 -
    Number(from.slice(5, 7));
  const step = [1, 2, 3, 4, 6, 12, 24, 60].find((each) => months / each < MOST_TICKS) ?? 120;
  const first = from.endsWith("-01") ? from : addMonths(plainDate(`${from.slice(0, 7)}-01`), 1);
  const ticks: PlainDate[] = [];
  // The last label needs room to its right: on a phone it takes a seventh of the width.
  const room = Math.ceil(daysBetween(from, until) / 7);
  for (let day = first; addDays(day, room) < until; day = addMonths(day, step)) ticks.push(day);
  return ticks;
}

type Span = { from: PlainDate; until: PlainDate };

function Group({ group, at, share, from, until }: { group: TimelineGroup; at: number; share: Share } & Span) {
  const below = at + (group.label ? GROUP : 0);
  return (
    <g>
      {group.label ? (
        <>
          <line x1="0" x2="100%" y1={at + 3} y2={at + 3} className="stroke-line" strokeWidth="1" />
          <text x="0" y={at + 21} className="fill-base-content font-semibold">
            {group.label}
          </text>
        </>
      ) : null}
      {group.rows.map((row, index) => (
        <g key={`${row.label} ${row.bars[0]?.from ?? ""}`}>
          <text x="0" y={below + index * ROW + 15} className="fill-muted">
            {row.label}
          </text>
          {row.bars
            .filter((bar) => bar.from < until && bar.until > from)
            .map((bar) => (
              <Bar
                key={`${bar.from} ${bar.label}`}
                bar={bar}
                y={below + index * ROW + 20}
                {...{ share, from, until }}
              />
            ))}
        </g>
      ))}
    </g>
  );
}

const BOX = {
  solid: "fill-primary stroke-primary",
  planned: "fill-base-100 stroke-primary",
  ended: "fill-base-300 stroke-base-300",
  outline: "fill-base-100 stroke-accent",
} as const;
const WORDS = {
  solid: "text-primary-content",
  planned: "text-primary",
  ended: "text-base-content",
  outline: "text-accent",
} as const;

/** A drawing within the drawing. Only a text of the page can be shortened to the bar with a sign that it is. */
function Bar({ bar, y, share, from, until }: { bar: TimelineBar; y: number; share: Share } & Span) {
  const [start, end] = [bar.from > from ? bar.from : from, bar.until < until ? bar.until : until];
  const look = bar.look ?? "solid";
  const width = `${(Number.parseFloat(share(end)) - Number.parseFloat(share(start))).toFixed(3)}%`;
  return (
    <svg x={share(start)} y={y} width={width} height={BAR} overflow="hidden" aria-hidden="true">
      <title>{bar.title}</title>
      <rect
        x="0.5"
        y="0.5"
        width="100%"
        height={BAR - 1}
        rx="2"
        className={BOX[look]}
        strokeDasharray={look === "planned" ? "4 3" : undefined}
      />
      <foreignObject width="100%" height={BAR}>
        <div className={`truncate px-1.5 leading-[22px] ${WORDS[look]}`}>{bar.label}</div>
      </foreignObject>
    </svg>
  );
}

function AsTable({ label, groups }: { label: string; groups: TimelineGroup[] }) {
  return (
    <Table label={label} stack>
      <thead>
        <tr>
          <th scope="col">人员</th>
          <th scope="col">内容</th>
          <th scope="col">起止</th>
        </tr>
      </thead>
      <tbody>
        {groups.flatMap((group) =>
          group.rows.flatMap((row) =>
            row.bars.map((bar) => (
              <tr key={`${group.label} ${row.label} ${bar.from} ${bar.label}`}>
                <th scope="row">
                  {row.label}
                  {group.label ? <span className="sub">{group.label}</span> : null}
                </th>
                <td data-label="内容">
                  {bar.href ? (
                    <a className="text-link" href={bar.href}>
                      {bar.title}
                    </a>
                  ) : (
                    bar.title
                  )}
                </td>
                <td data-label="起止">
                  {sayDate(bar.from)} 至 {sayDate(addDays(bar.until, -1))}
                </td>
              </tr>
            )),
          ),
        )}
      </tbody>
    </Table>
  );
}
