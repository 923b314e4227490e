import { Tabs } from "@/components/ui/tabs";
import type { PlainDate } from "@/lib/calendar";
import { yearOf } from "@/lib/calendar";

/** The year asked for in the address, or this one. */
export function yearAsked(asked: string | string[] | undefined, day: PlainDate): number {
  const year = typeof asked === "string" && /^20\d\d$/.test(asked) ? Number(asked) : 0;
  return year > 0 ? year : yearOf(day);
}

/** Last year, this one and the next: a plan is drawn up ahead and looked back upon. */
export function YearBar({ path, year, day }: { path: string; year: number; day: PlainDate }) {
  const now = yearOf(day);
  const years = [...new Set([now - 2, now - 1, now, now + 1, year])].sort();
  return (
    <Tabs
      label="年度"
      items={years.map((each) => ({ href: `${path}?year=${each}`, label: `${each}年` }))}
      current={`${path}?year=${year}`}
    />
  );
}
