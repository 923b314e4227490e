import { Table } from "@/components/data/table";
import { Badge, type Tone } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { type Change, type Fault, OUTCOMES, type Outcome } from "@/lib/sheet/rows";

export type CheckedLine = {
  line: number;
  outcome: Outcome;
  employeeNo: string;
  name: string;
  changes: Change[];
  faults: Fault[];
  /** What to say of a row that changes nothing, or whose every cell is new. */
  about?: string;
};

const TONES: Record<Outcome, Tone> = { CREATE: "success", CHANGE: "primary", SAME: "neutral", REFUSED: "danger" };

/** Each row of the sheet with what would be done, or why not and how to mend it. */
export function CheckedRows({ rows }: { rows: CheckedLine[] }) {
  if (rows.length === 0) return <Empty title="没有这一类的行。" />;
  return (
    <Table label="逐行核对结果">
      <thead>
        <tr>
          <th scope="col" className="num">
            行
          </th>
          <th scope="col">姓名</th>
          <th scope="col">结果</th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.line}>
            <td className="num">{row.line}</td>
            <th scope="row" className="nowrap">
              {row.name || "（空）"}
              <span className="sub">{row.employeeNo || "无工号"}</span>
            </th>
            <td className="nowrap">
              <Badge tone={TONES[row.outcome]}>{OUTCOMES[row.outcome]}</Badge>
            </td>
            <td>
              <Explained row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Explained({ row }: { row: CheckedLine }) {
  if (row.outcome === "REFUSED") {
    return (
      <ul className="grid gap-1">
        {row.faults.map((fault) => (
          <li key={`${fault.cell} ${fault.reason}`}>
            <strong className="font-semibold">
              {fault.cell} {fault.column}
            </strong>
            ：{fault.reason}
            <span className="text-muted">{fault.mend}</span>
          </li>
        ))}
      </ul>
    );
  }
  if (row.outcome === "CHANGE") {
    return (
      <ul className="grid gap-1">
        {row.changes.map((change) => (
          <li key={change.column}>
            {change.column}：<span className="text-muted">{change.old || "（空）"}</span> → {change.new || "（空）"}
          </li>
        ))}
      </ul>
    );
  }
  return <span className={row.outcome === "SAME" ? "text-muted" : undefined}>{row.about}</span>;
}
