import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Years } from "@/components/chart/years";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Panel } from "@/components/ui/panel";
import { Tabs } from "@/components/ui/tabs";
import { requireActor } from "@/lib/auth/session";
import { today, yearOf } from "@/lib/calendar";
import { barsSaid, changesSaid, chartOf } from "@/lib/reports/year/chart-data";
import { loadCadreYear } from "@/lib/reports/year/queries";
import { Grades, Honours, Pairings, Posts, Stated, Stays, Training } from "./blocks";

export const metadata: Metadata = { title: "成长一页" };

type Props = { params: Promise<{ personId: string }>; searchParams: Promise<{ year?: string | string[] }> };

export default async function CadrePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { personId } = await params;
  const asked = (await searchParams).year;
  const now = yearOf(today(actor.at));
  const year = typeof asked === "string" && /^20\d\d$/.test(asked) ? Number(asked) : now;
  const view = (await loadCadreYear(actor, personId, year)) ?? notFound();
  const chart = chartOf(view);
  return (
    <>
      <PageHead
        title={view.name}
        sub={view.sub.join(" · ")}
        actions={
          <a className="btn btn-outline" href={`/cadres/${personId}/paper?year=${year}`} download>
            打印这一页
          </a>
        }
      />
      <PageBody>
        <Tabs
          label="年度"
          items={[...new Set([now - 3, now - 2, now - 1, now, year])]
            .sort()
            .map((each) => ({ href: `/cadres/${personId}?year=${each}`, label: `${each}年` }))}
          current={`/cadres/${personId}?year=${year}`}
        />
        {chart ? (
          <Panel title="五年" aside={changesSaid(view) || undefined}>
            <Years
              data={chart}
              caption={`${view.results?.length ? "五项为年度测评得分，反馈本人之后才显示。" : ""}${barsSaid(chart)}`}
            />
          </Panel>
        ) : null}
        <div className="grid items-start gap-4 lg:grid-cols-2 2xl:grid-cols-3">
          <Training view={view} />
          <Pairings view={view} />
          <Stays view={view} />
          <Grades view={view} />
          <Honours view={view} />
          <Stated view={view} />
          <Posts view={view} />
        </div>
      </PageBody>
    </>
  );
}
