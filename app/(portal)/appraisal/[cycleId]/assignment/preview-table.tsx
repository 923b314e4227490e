import { Table } from "@/components/data/table";
import { Badge } from "@/components/ui/badge";
import type { Warning } from "@/lib/appraisal/assignment/preview";
import type { AssignmentPreview } from "@/lib/appraisal/assignment/queries";

type Row = AssignmentPreview["rows"][number];
type Props = { cycleId: string; preview: AssignmentPreview; rows: Row[] };

/** Per subject: voters by group, and what the threshold would make of them if everybody votes. */
export function PreviewTable({ cycleId, preview, rows }: Props) {
  const { groups, anonymityThreshold } = preview.scheme;
  return (
    <>
      <Table label="各被考核干部的评价人" sticky tall={rows.length > 40}>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            {groups.map(({ key, label }) => (
              <th scope="col" className="num" key={key}>
                {label}
              </th>
            ))}
            <th scope="col" className="num">
              合计
            </th>
            <th scope="col" className="num">
              不参加
            </th>
            <th scope="col">全部交回时的统计组</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} cycleId={cycleId} row={row} preview={preview} />
          ))}
        </tbody>
      </Table>
      <p className="px-4 py-3 text-xs text-muted">
        “不参加”是因本人、回避、离厂或手工移除而不发票的人，点姓名可看原因。匿名组少于 {anonymityThreshold}{" "}
        人时合并统计，使任何人的评价都不能被推算。
      </p>
    </>
  );
}

function Line({ cycleId, row, preview }: { cycleId: string; row: Row; preview: AssignmentPreview }) {
  const { groups, anonymityThreshold } = preview.scheme;
  const name = (
    <th scope="row">
      <a className="text-link" href={`/appraisal/${cycleId}/assignment/${row.id}`}>
        {row.name}
      </a>
      <span className="sub">
        {row.unitName} {row.postTitle}
      </span>
      {row.placed ? <span className="sub">{row.placed}</span> : null}
    </th>
  );
  if (row.notRatedReason !== null) {
    return (
      <tr>
        {name}
        <td colSpan={groups.length + 3}>
          <Badge tone="warning">不参加测评</Badge> <span className="text-muted">{row.notRatedReason}</span>
        </td>
      </tr>
    );
  }
  return (
    <tr>
      {name}
      {groups.map(({ key, anonymous }) => {
        const count = row.votes[key] ?? 0;
        const few = anonymous ? count < anonymityThreshold : count === 0;
        return (
          <td className="num" key={key}>
            {few ? <Badge tone={anonymous ? "warning" : "danger"}>{count}</Badge> : count}
          </td>
        );
      })}
      <td className="num font-semibold">{row.preview.voters}</td>
      <td className="num">{row.excused || <span className="text-faint">0</span>}</td>
      <td className="min-w-64">
        {row.preview.blocks.map(({ label, voters }) => `${label} ${voters}`).join("　")}
        <Warnings warnings={row.preview.warnings} />
      </td>
    </tr>
  );
}

export function Warnings({ warnings }: { warnings: Warning[] }) {
  return warnings.map(({ text, grave }) => (
    <span className={`sub block ${grave ? "text-accent" : "text-muted"}`} key={text}>
      {text}
    </span>
  ));
}
