import { poolLabel, type ResultRow, type ResultSheet } from "@/lib/appraisal/conclusion/queries";
import { byStrokes } from "@/lib/appraisal/cycle/strokes";
import type { OverallCounts } from "@/lib/appraisal/result/overall";
import type { Working } from "@/lib/appraisal/result/working";
import { sayDate, today } from "@/lib/calendar";
import { Fraction } from "@/lib/fraction";
import type { TallySheet, TallySubject } from "./tally-sheet";

type Facts = {
  unit: string;
  startedAt: Date | null;
  closedAt: Date | null;
  opening: { papers: number; returned: number };
};

/** 民主测评汇总表 from stored results: merged blocks only, votes only where they are publishable. */
export function sheetOf(results: ResultSheet, { unit, startedAt, closedAt, opening }: Facts): TallySheet {
  const { scheme, cycle, rows } = results;
  const days = [startedAt, closedAt].flatMap((at) => (at ? [sayDate(today(at))] : []));
  const returned = String(opening.returned);
  return {
    heading: `${cycle.title.replace(/干部考核$/, "干部")}民主测评汇总表`,
    unit,
    period: [...new Set(days)].join("至"),
    counts: {
      expected: String(opening.papers),
      present: returned,
      share: percent(opening.returned, opening.papers),
      issued: String(opening.papers),
      returned,
      valid: returned,
      // A paper that the rules would void is refused before it is sent, so none was stored.
      invalid: "0",
    },
    options: scheme.overall.options.map((option) => option.label),
    dimensions: scheme.dimensions.map((dimension) => dimension.label),
    pools: scheme.pools
      .map((pool) => ({ name: poolLabel(scheme, pool.key), subjects: subjectsOf(results, pool.key) }))
      .filter((pool) => pool.subjects.length > 0),
    ...(rows.some(({ result }) => workingOf(result)?.dropped?.length) ? { notes: [DROPPED] } : {}),
    scheme: { version: String(results.schemeVersion), hash: (cycle.frozenHash ?? results.schemeHash).slice(0, 16) },
  };

  function subjectsOf(sheet: ResultSheet, pool: string): TallySubject[] {
    return rows
      .filter((row) => row.pool === pool)
      .toSorted(
        byStrokes(
          (row) => row.name,
          (row) => row.id,
        ),
      )
      .map((row) => subjectOf(sheet, row));
  }
}

const DROPPED = "没有有效票的组不列，其权重不计；加权分按其余各组权重折算。";

const workingOf = (result: ResultRow["result"]) => result?.working as unknown as Partial<Working> | undefined;

const WHY = {
  TOO_FEW: "测评无效：参与不足",
  NO_SUPERIORS: "测评无效：缺上级评价",
  NOT_RATED: "不参加测评",
  VALID: undefined,
} as const;

function subjectOf({ scheme }: ResultSheet, row: ResultRow): TallySubject {
  const { result } = row;
  const dimensions = (result?.dimensions ?? {}) as Record<string, string>;
  const overall = result?.overall as OverallCounts | null | undefined;
  const invalid = row.notRatedReason ? `不参加测评：${row.notRatedReason}` : result ? WHY[result.status] : "没有结果";
  return {
    name: row.name,
    post: `${row.unitName}${row.postTitle}`,
    overall: overall?.options.map(({ count, share }) => ({ votes: String(count), share: `${share}%` })) ?? null,
    ...(invalid === undefined ? {} : { invalid }),
    dimensions: scheme.dimensions.map(({ key }) => dimensions[key] ?? ""),
    score: result?.ballotScore?.toFixed(2) ?? "",
    rank: result?.rank ? String(result.rank) : "",
    blocks: (workingOf(result)?.blocks ?? []).map((block) => ({
      group: block.label.replaceAll("、", "+"),
      weight: block.weight,
      assigned: block.assigned === null ? "—" : String(block.assigned),
      returned: String(block.valid),
      valid: String(block.valid),
      mean: block.mean,
      weighted: block.contribution,
    })),
  };
}

function percent(count: number, total: number): string {
  return total === 0 ? "0.00%" : `${Fraction.of(100 * count, total).round(2)}%`;
}
