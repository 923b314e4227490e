import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckedRows } from "@/app/checked-rows";
import { ActionForm } from "@/components/form/action-form";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { Tabs } from "@/components/ui/tabs";
import { requireActor } from "@/lib/auth/session";
import { sayFullMoment } from "@/lib/calendar";
import { COLUMNS } from "@/lib/organisation/roster/columns";
import { getImport, type ImportView, listRows, ROWS_A_PAGE, type RowView } from "@/lib/organisation/roster/queries";
import type { Summary } from "@/lib/organisation/roster/schema";
import { OUTCOMES, type Outcome } from "@/lib/sheet/rows";
import { applyRosterAction } from "../actions";
import { WhileWorking } from "../while-working";
import { MissingPlaces } from "./missing-places";

export const metadata: Metadata = { title: "核对花名册" };

type Address = { outcome?: string; after?: string };

export default async function CheckedRosterPage({
  params,
  searchParams,
}: {
  params: Promise<{ importId: string }>;
  searchParams: Promise<Address>;
}) {
  const actor = await requireActor();
  const found = (await getImport(actor, (await params).importId)) ?? notFound();
  const { summary } = found;
  const { outcome: asked, after } = await searchParams;
  const outcome = asked === ALL ? undefined : outcomeOf(asked, summary);
  const rows = await listRows(actor, found.id, { outcome, after: Number(after) || 0 });
  const here = `/people/import/${found.id}`;
  const link = (query: Record<string, string>) => `${here}?${new URLSearchParams(query)}`;
  const narrowed = { outcome: outcome ?? ALL };
  const last = rows.length > ROWS_A_PAGE ? rows[ROWS_A_PAGE - 1] : undefined;
  return (
    <>
      <PageHead
        title={found.fileName}
        back={{ href: "/people/import", label: "导入花名册" }}
        sub={`${sayFullMoment(found.createdAt)} ${found.createdBy}上传 · 工作表“${summary.sheet}”`}
      />
      <PageBody>
        <Outline found={found} summary={summary} />
        {found.state === "CHECKED" ? <MissingPlaces actor={actor} importId={found.id} summary={summary} /> : null}
        <Tabs label="按结果筛选" current={link(narrowed)} items={tabs(summary, link)} />
        <Panel flush={rows.length > 0}>
          <CheckedRows rows={rows.slice(0, ROWS_A_PAGE).map(withPlace)} />
        </Panel>
        <Pager
          previous={after ? link(narrowed) : undefined}
          previousLabel="回到第一页"
          next={last ? link({ ...narrowed, after: String(last.line) }) : undefined}
        />
      </PageBody>
    </>
  );
}

const PLACE = (["unit", "title", "category"] as const).map((key) => COLUMNS.findIndex((column) => column.key === key));

function withPlace(row: RowView) {
  const said = PLACE.map((at) => row.cells[at]?.text ?? "").filter(Boolean);
  return { ...row, about: said.join(" · ") };
}

const ALL = "all";

/** The tab that was asked for; without one, what needs a look first: what is refused, then what would change. */
function outcomeOf(asked: string | undefined, { counts }: Summary): Outcome | undefined {
  const order: Outcome[] = ["REFUSED", "CHANGE", "CREATE"];
  return order.concat("SAME").find((one) => one === asked) ?? order.find((one) => counts[one] > 0);
}

function tabs({ counts }: Summary, link: (query: Record<string, string>) => string) {
  const total = Object.values(counts).reduce((so, count) => so + count, 0);
  return [
    { href: link({ outcome: ALL }), label: "全部", count: total },
    ...(Object.keys(OUTCOMES) as Outcome[]).map((outcome) => ({
      href: link({ outcome }),
      label: OUTCOMES[outcome],
      count: counts[outcome],
    })),
  ];
}

/** What the whole file would do, and the button that does it. */
function Outline({ found, summary }: { found: ImportView; summary: Summary }) {
  const { counts, ignored } = summary;
  const good = counts.CREATE + counts.CHANGE;
  const unknown = summary.units.length + summary.branches.length > 0;
  const mend = unknown
    ? "先在下面新建名册里写了、系统里没有的单位和支部，系统随后自动重新核对。"
    : "请按下面的办法改正后再上传。";
  return (
    <Panel
      title={found.state === "APPLIED" ? "导入结果" : "核对结果"}
      aside={
        counts.REFUSED > 0 ? (
          <>
            带“错误”列的工作簿：
            <a className="text-link" href={`/people/import/${found.id}/errors`} download>
              全部行
            </a>
            {" · "}
            <a className="text-link" href={`/people/import/${found.id}/errors?only=refused`} download>
              只含被拒绝的行
            </a>
          </>
        ) : undefined
      }
      foot={ignored.length > 0 ? `没有读取的列：${ignored.slice(0, 10).join("、")}。` : undefined}
    >
      <Facts
        large
        width="6rem"
        items={(Object.keys(OUTCOMES) as Outcome[]).map((outcome) => ({
          label: OUTCOMES[outcome],
          value: counts[outcome],
        }))}
      />
      <div className="mt-3">
        {found.state === "APPLIED" ? (
          <Notice tone="done">
            已于{found.appliedAt ? sayFullMoment(found.appliedAt) : ""}导入。
            {counts.REFUSED > 0 ? "被拒绝的行没有导入：改正后再上传即可，已导入的行会显示为不变。" : ""}
          </Notice>
        ) : good === 0 ? (
          <p className="text-muted">没有可以导入的行：{counts.REFUSED > 0 ? mend : "资料与系统中的一致。"}</p>
        ) : (
          <ActionForm
            action={applyRosterAction}
            submit={`导入 ${good} 行`}
            pending="正在导入…"
            hidden={{ importId: found.id }}
            aside={
              counts.REFUSED > 0 ? (
                <span className="text-muted">被拒绝的 {counts.REFUSED} 行不会导入。</span>
              ) : undefined
            }
          >
            <WhileWorking url={`/people/import/${found.id}/progress`} label="导入花名册" />
          </ActionForm>
        )}
      </div>
    </Panel>
  );
}
