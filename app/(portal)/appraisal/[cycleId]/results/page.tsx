import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { PageBody } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { listResults, type ResultRow } from "@/lib/appraisal/conclusion/queries";
import { byStrokes } from "@/lib/appraisal/cycle/strokes";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";
import { requireActor } from "@/lib/auth/session";
import { Withheld } from "../../result-view/withheld";

export const metadata: Metadata = { title: "考核结果" };

export default async function ResultsPage({ params }: { params: Promise<{ cycleId: string }> }) {
  const actor = await requireActor();
  const { cycleId } = await params;
  const sheet = await listResults(actor, cycleId);
  if (!sheet) notFound();
  const { scheme, rows } = sheet;
  const pools = scheme.pools.filter((pool) => rows.some((row) => row.pool === pool.key));
  return (
    <PageBody>
      <Withheld sheet={sheet} />
      {rows.length === 0 && sheet.withheld.length === 0 ? (
        <Empty title="没有被考核干部">本次考核名单为空。</Empty>
      ) : null}
      {pools.map((pool) => {
        const inPool = rows.filter((row) => row.pool === pool.key).toSorted(byRank);
        return (
          <Panel
            key={pool.key}
            title={pool.label}
            aside={`${inPool.length} 人 · 规则第 ${sheet.schemeVersion} 版 ${sheet.schemeHash.slice(0, 8)}`}
            flush
          >
            <PoolTable cycleId={cycleId} label={pool.label} rows={inPool} scheme={scheme} />
          </Panel>
        );
      })}
    </PageBody>
  );
}

const names = byStrokes<ResultRow>(
  (row) => row.name,
  (row) => row.id,
);
function byRank(a: ResultRow, b: ResultRow): number {
  const place = (row: ResultRow) => row.result?.rank ?? Number.MAX_SAFE_INTEGER;
  return place(a) - place(b) || names(a, b);
}

function PoolTable({
  cycleId,
  label,
  rows,
  scheme,
}: {
  cycleId: string;
  label: string;
  rows: ResultRow[];
  scheme: StoredScheme;
}) {
  return (
    <Table label={label} sticky>
      <thead>
        <tr>
          <th scope="col">姓名</th>
          {scheme.dimensions.map((dimension) => (
            <th scope="col" className="num" key={dimension.key}>
              {dimension.label}
            </th>
          ))}
          {["测评 M", "业绩 K", "平时 Q", "加减分", "综合 T", "名次"].map((head) => (
            <th scope="col" className="num" key={head}>
              {head}
            </th>
          ))}
          <th scope="col">建议等次</th>
          <th scope="col">审定等次</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ResultLine key={row.id} cycleId={cycleId} row={row} scheme={scheme} />
        ))}
      </tbody>
    </Table>
  );
}

const STATUS = {
  TOO_FEW: "测评无效：参与不足",
  NO_SUPERIORS: "测评无效：缺上级评价",
  NOT_RATED: "不参加测评",
  VALID: "",
} as const;

function ResultLine({ cycleId, row, scheme }: { cycleId: string; row: ResultRow; scheme: StoredScheme }) {
  const { result } = row;
  const dimensions = (result?.dimensions ?? {}) as Record<string, string>;
  const figures = [result?.ballotScore, result?.performance, result?.routine, result?.adjusted, result?.total];
  const keys = ["M", "K", "Q", "A", "T"];
  const status = row.notRatedReason ? "不参加测评" : result ? STATUS[result.status] : "";
  return (
    <tr>
      <th scope="row">
        <a className="text-link" href={`/appraisal/${cycleId}/results/${row.id}`}>
          {row.name}
        </a>
        <span className="sub">
          {row.unitName} {row.postTitle}
        </span>
      </th>
      {scheme.dimensions.map((dimension) => (
        <td className="num" key={dimension.key}>
          {dimensions[dimension.key] ?? "—"}
        </td>
      ))}
      {figures.map((value, index) => (
        <td className={`num ${keys[index] === "T" ? "font-semibold" : ""}`} key={keys[index]}>
          {value?.toFixed(2) ?? "—"}
        </td>
      ))}
      <td className="num">{result?.rank ?? "—"}</td>
      <td className="nowrap">
        {result?.suggested ? (
          <Badge tone="primary">{result.suggested}</Badge>
        ) : (
          <span className="text-muted">{status || "未定"}</span>
        )}
      </td>
      <td className="nowrap">
        {row.decision ? (
          <Badge tone="primary" solid>
            {row.decision.grade ?? "不定等次"}
          </Badge>
        ) : (
          <span className="text-muted">待审定</span>
        )}
      </td>
    </tr>
  );
}
