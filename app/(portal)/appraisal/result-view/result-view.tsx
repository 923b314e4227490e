import type { ReactNode } from "react";
import { Radar } from "@/components/chart/radar";
import { Badge } from "@/components/ui/badge";
import { Figure } from "@/components/ui/figure";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { poolLabel, type ResultRow, type ResultSheet } from "@/lib/appraisal/conclusion/queries";
import type { OverallCounts } from "@/lib/appraisal/result/overall";
import { POOL_MEAN_FROM, poolMeans } from "@/lib/appraisal/result/publication";
import type { Working } from "@/lib/appraisal/result/working";
import { BlockTable, WorkingTable } from "./working-table";

type Props = { sheet: ResultSheet; row: ResultRow; own?: boolean };

/**
 * A result with its working: radar, every line from counts to grade, the blocks as merged. `own` leaves the rank out;
 * `beside` stands under the figures, where the working is the longer column.
 */
export function ResultView({ sheet, row, own = false, beside }: Props & { beside?: ReactNode }) {
  const { result } = row;
  const rule = `规则第 ${sheet.schemeVersion} 版 · ${sheet.schemeHash.slice(0, 8)}`;
  if (row.notRatedReason || !result) {
    return (
      <>
        <Notice tone="quiet">{`不参加测评：${row.notRatedReason ?? "没有测评结果"}。`}</Notice>
        {beside}
      </>
    );
  }
  const working = result.working as unknown as Working;
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(18rem,24rem)_1fr] lg:items-start">
      <div className="grid gap-4">
        <Panel title="综合得分 T" aside={own || !result.rank ? undefined : `${result.quotaPool}第 ${result.rank} 名`}>
          <div className="flex flex-wrap items-center gap-3">
            <Figure value={result.total?.toFixed(2) ?? "—"} />
            {own ? null : result.suggested ? (
              <Badge tone="primary">建议 {result.suggested}</Badge>
            ) : (
              <Badge>未定建议等次</Badge>
            )}
          </div>
          <Dimensions sheet={sheet} row={row} />
        </Panel>
        <Overall scheme={sheet.scheme} result={result} />
        {beside}
      </div>
      <div className="grid gap-4">
        <WorkingTable working={working} rule={rule} own={own} />
        <BlockTable working={working} />
      </div>
    </div>
  );
}

function Dimensions({ sheet, row }: Props) {
  const own = row.result?.dimensions as Record<string, string> | null;
  if (!own) return <p className="mt-3 text-muted">测评无效，没有五维得分。</p>;
  const pool = sheet.rows.filter((each) => each.pool === row.pool).flatMap(({ result }) => (result ? [result] : []));
  const means = poolMeans(
    pool.map(({ ballotScore, dimensions }) => ({
      ballotScore: ballotScore?.toFixed(2) ?? null,
      dimensions: dimensions as Record<string, string> | null,
    })),
  );
  const name = poolLabel(sheet.scheme, row.pool);
  const caption = means
    ? `实线为本人，虚线为${name}${means.subjects}人平均。`
    : `${name}不足${POOL_MEAN_FROM}人，不显示平均。`;
  return (
    <Radar
      axes={sheet.scheme.dimensions.map(({ key, label }) => ({
        label,
        value: own[key] ?? null,
        mean: means?.dimensions[key] ?? null,
      }))}
      caption={caption}
    />
  );
}

function flagSentence({ overall: { flag, options } }: ResultSheet["scheme"]): string {
  const label = options.find(({ key }) => key === flag.option)?.label ?? flag.option;
  return `“${label}”票超过 ${flag.above.numerator}/${flag.above.denominator}，提请组织核查；不直接决定等次。`;
}

function anonymousBallots(scheme: ResultSheet["scheme"], blocks: { groups: string[]; valid: number }[]): number {
  const named = new Set(scheme.groups.filter((group) => !group.anonymous).map(({ key }) => key));
  return blocks
    .filter(({ groups }) => !groups.some((key) => named.has(key)))
    .reduce((sum, { valid }) => sum + valid, 0);
}

/** 总体评价 pooled over all anonymous groups; stored beside the marks, never part of M. */
function Overall({ scheme, result }: { scheme: ResultSheet["scheme"]; result: NonNullable<ResultRow["result"]> }) {
  const counts = result.overall as OverallCounts | null;
  const anonymous = anonymousBallots(scheme, result.blocks as unknown as { groups: string[]; valid: number }[]);
  return (
    <Panel title="总体评价" aside="不计入得分">
      {counts ? (
        <>
          <table className="table-data w-full">
            <caption className="sr-only">总体评价票数</caption>
            <tbody>
              {counts.options.map(({ key, label, count, share }) => (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  <td className="num">{count} 票</td>
                  <td className="num">{share}%</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="mt-2 text-muted">只统计匿名组，合计 {counts.ballots} 票；署名组的票不计入。</p>
          {counts.flagged ? <Notice tone="warn">{flagSentence(scheme)}</Notice> : null}
        </>
      ) : result.status !== "VALID" ? (
        <p className="text-muted">测评无效，不列票数。</p>
      ) : (
        <p className="text-muted">
          只统计匿名组，署名组的票不计入。匿名组有效票 {anonymous} 张，不足 {scheme.overall.minimumBallots}{" "}
          张，不列票数。
        </p>
      )}
    </Panel>
  );
}
