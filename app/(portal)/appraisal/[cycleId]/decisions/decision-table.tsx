import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { Badge } from "@/components/ui/badge";
import { poolLabel, type ResultRow } from "@/lib/appraisal/conclusion/queries";
import { byStrokes } from "@/lib/appraisal/cycle/strokes";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";
import { proposeGradeAction } from "./actions";

type Props = {
  cycleId: string;
  rows: ResultRow[];
  scheme: StoredScheme;
  grades: string[];
  mayPropose: boolean;
  ownId: string | null;
};

/** Suggested, proposed, commented, decided: side by side, by pool and rank. */
export function DecisionTable({ cycleId, rows, scheme, grades, mayPropose, ownId }: Props) {
  const order = scheme.pools.map((pool) => pool.key as string);
  const names = byStrokes<ResultRow>(
    (row) => row.name,
    (row) => row.id,
  );
  const sorted = rows.toSorted(
    (a, b) =>
      order.indexOf(a.pool) - order.indexOf(b.pool) ||
      (a.result?.rank ?? Number.MAX_SAFE_INTEGER) - (b.result?.rank ?? Number.MAX_SAFE_INTEGER) ||
      names(a, b),
  );
  return (
    <Table label="等次一览" sticky stack>
      <thead>
        <tr>
          <th scope="col">被考核人</th>
          <th scope="col">类别</th>
          <th scope="col" className="num">
            综合得分 T
          </th>
          <th scope="col" className="num">
            同类名次
          </th>
          <th scope="col">系统建议</th>
          <th scope="col">领导小组建议</th>
          <th scope="col">主管领导建议</th>
          <th scope="col">党委审定</th>
          {mayPropose ? (
            <th scope="col">
              <span className="sr-only">操作</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <DecisionLine key={row.id} cycleId={cycleId} row={row} pool={poolLabel(scheme, row.pool)}>
            {mayPropose ? (
              <td className="nowrap">{row.personId === ownId ? null : <ProposeButton row={row} grades={grades} />}</td>
            ) : null}
          </DecisionLine>
        ))}
      </tbody>
    </Table>
  );
}

function DecisionLine({
  cycleId,
  row,
  pool,
  children,
}: {
  cycleId: string;
  row: ResultRow;
  pool: string;
  children: React.ReactNode;
}) {
  const { result, proposal, decision, headComment } = row;
  const reasons = (result?.reasons ?? []) as string[];
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
      <td data-label="类别" className="nowrap">
        {pool}
      </td>
      <td data-label="综合得分 T" className="num">
        {result?.total?.toFixed(2) ?? "—"}
      </td>
      <td data-label="同类名次" className="num">
        {result?.rank ?? "—"}
      </td>
      <td data-label="系统建议">
        {result?.suggested ? (
          <Badge tone="primary">{result.suggested}</Badge>
        ) : (
          <span className="text-muted">{whyNone(row)}</span>
        )}
        {reasons.length > 0 ? <span className="sub">{reasons.join("；")}</span> : null}
      </td>
      <td data-label="领导小组建议">
        {proposal ? (proposal.grade ?? "不定等次") : <span className="text-muted">—</span>}
        {proposal?.reason ? <span className="sub">{proposal.reason}</span> : null}
      </td>
      <td data-label="主管领导建议">{headComment ? headComment.grade : <span className="text-muted">—</span>}</td>
      <td data-label="党委审定">
        {decision ? (
          <Badge tone="primary" solid>
            {decision.grade ?? "不定等次"}
          </Badge>
        ) : (
          <span className="text-muted">待审定</span>
        )}
        {decision ? (
          <span className="sub">
            {decision.meeting} · 应到{decision.expected} 实到{decision.present} 同意{decision.inFavour} 不同意
            {decision.against} 缓议
            {decision.deferred}
            {decision.reason ? ` · ${decision.reason}` : ""}
          </span>
        ) : null}
      </td>
      {children}
    </tr>
  );
}

function whyNone(row: ResultRow): string {
  if (row.notRatedReason) return `不参加测评：${row.notRatedReason}`;
  if (row.result?.status === "TOO_FEW") return "测评无效（参与不足）";
  if (row.result?.status === "NO_SUPERIORS") return "测评无效（缺上级评价）";
  return "不定等次";
}

function ProposeButton({ row, grades }: { row: ResultRow; grades: string[] }) {
  const standing = row.proposal ? row.proposal.grade : (row.result?.suggested ?? null);
  return (
    <ConfirmButton
      action={proposeGradeAction}
      label="改建议"
      title={`${row.name} 的建议等次`}
      submit="保存"
      tone="quiet"
      small
      text="与系统建议不同的，须写明理由。"
      hidden={{ subjectId: row.id }}
    >
      <SelectField
        name="grade"
        label="建议等次"
        defaultValue={standing ?? ""}
        options={[...grades.map((grade) => ({ value: grade, label: grade })), { value: "", label: "不定等次" }]}
      />
      <TextAreaField name="reason" label="理由" limit={300} rows={3} defaultValue={row.proposal?.reason ?? ""} />
    </ConfirmButton>
  );
}
