import type { ChartBar, ChartData, ChartLane } from "./chart";
import type { CadreYear } from "./queries";

/** What stands on the chart: the blocks that this reader has, and nothing of the others. Null when there is none. */
export function chartOf(view: CadreYear): ChartData | null {
  const { year: last, day: today, results, posts, stays, pairings } = view;
  const bars: ChartBar[] = [
    ...(posts ?? [])
      .filter(({ main }) => main)
      .map(({ from, until, unitName, title }) => ({
        lane: "post" as const,
        from,
        until,
        label: `${unitName} ${title}`,
      })),
    ...(stays ?? []).map(({ from, until, label }) => ({ lane: "posting" as const, from, until, label })),
    ...(pairings ?? []).map(({ from, until, label }) => ({ lane: "pair" as const, from, until, label })),
  ];
  if (bars.length === 0 && !results?.length) return null;
  const years = (results ?? []).map(({ year, schemeVersion, dimensions }) => ({
    ...{ year, schemeVersion },
    values: dimensions.map(({ label, value }) => ({ label, value })),
  }));
  return { last, years, bars, today };
}

/** 2023年起换用考核方案第 2 版，前后不可直接比较。 */
export function changesSaid(view: CadreYear): string {
  const results = view.results ?? [];
  return results
    .filter((row, index) => index > 0 && results[index - 1]?.schemeVersion !== row.schemeVersion)
    .map(({ year, schemeVersion }) => `${year}年起换用考核方案第 ${schemeVersion} 版，前后不可直接比较。`)
    .join("");
}

const LANES: Record<ChartLane, string> = { post: "灰条为任职", posting: "蓝条为岗位锻炼", pair: "红框为结对" };

/** What the bars are, of those that stand there: on a phone and on short bars there is no room for their words. */
export function barsSaid({ bars }: ChartData): string {
  const said = (Object.keys(LANES) as ChartLane[]).filter((lane) => bars.some((bar) => bar.lane === lane));
  return said.length > 0 ? `${said.map((lane) => LANES[lane]).join("，")}。` : "";
}
