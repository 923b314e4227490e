import { Table } from "@/components/data/table";
import { Empty } from "@/components/ui/empty";
import type { Progress } from "@/lib/appraisal/progress/queries";

export function MissingTable({ missing }: { missing: NonNullable<Progress["missing"]> }) {
  if (missing.length === 0) return <Empty title="测评表已全部交回。">可以等到截止时间，也可以提前截止。</Empty>;
  return (
    <Table label="尚未交回的评价人" stack>
      <thead>
        <tr>
          <th>姓名</th>
          <th>工号</th>
          <th>单位</th>
          <th>手机</th>
          <th className="num">应评人数</th>
        </tr>
      </thead>
      <tbody>
        {missing.map(({ id, name, employeeNo, unit, phone, subjects }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td data-label="工号">{employeeNo}</td>
            <td data-label="单位">{unit}</td>
            <td data-label="手机">{phone || "未登记"}</td>
            <td className="num" data-label="应评人数">
              {subjects}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
