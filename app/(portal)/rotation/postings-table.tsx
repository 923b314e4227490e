import { Table } from "@/components/data/table";
import { Badge } from "@/components/ui/badge";
import { TYPES } from "@/lib/rotation/labels";
import type { PostingLine } from "@/lib/rotation/posting/queries";
import { StateBadge } from "./state-badge";
import { Term } from "./term";

type Props = { label: string; lines: PostingLine[] };

/** One line a posting: who, from where to where, as what, from when to when, and what is late. */
export function PostingsTable({ label, lines }: Props) {
  return (
    <Table label={label} sticky stack>
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">类型</th>
          <th scope="col">派出单位</th>
          <th scope="col">锻炼单位与岗位</th>
          <th scope="col">起止</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <a className="text-link" href={`/rotation/${line.id}`}>
                {line.personName}
              </a>
              <span className="sub">{line.employeeNo}</span>
            </th>
            <td data-label="类型" className="nowrap">
              {TYPES[line.type]}
            </td>
            <td data-label="派出单位">{line.homeUnitName}</td>
            <td data-label="锻炼单位与岗位">
              <span>
                {line.hostUnitName}
                <span className="sub">{[line.projectName, line.role].filter(Boolean).join(" · ")}</span>
              </span>
            </td>
            <td data-label="起止">
              <span>
                <Term dates={line.dates} />
              </span>
            </td>
            <td data-label="状态">
              <span className="flex flex-wrap gap-1">
                <StateBadge state={line.state} />
                {line.asks ? <Badge tone="warning">有申请待批</Badge> : null}
                {line.late ? <Badge tone="danger">{line.late}</Badge> : null}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
