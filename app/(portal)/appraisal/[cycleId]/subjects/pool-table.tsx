import { Table } from "@/components/data/table";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { SubjectRow } from "@/lib/appraisal/subject/queries";
import { fromColumn, plainDate, sayMonth } from "@/lib/calendar";
import { GENDERS, POLITICAL } from "@/lib/organisation/labels";

type Props = {
  cycleId: string;
  label: string;
  subjects: SubjectRow[];
  /** Who holds a post of an appraised category at the cut-off; null once the posts are frozen. */
  holders: ReadonlySet<string> | null;
};

/** The subjects of one category, in the order in which their names stand on the ballot. */
export function PoolTable({ cycleId, label, subjects, holders }: Props) {
  const rated = subjects.filter(({ notRatedReason }) => notRatedReason === null).length;
  const left = subjects.length - rated;
  return (
    <Panel title={label} aside={`参加测评 ${rated} 人${left > 0 ? `，不参加 ${left} 人` : ""} · 按姓氏笔画`} flush>
      <Table label={label} stack>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">单位及职务</th>
            <th scope="col">任现职</th>
            <th scope="col">性别</th>
            <th scope="col">出生年月</th>
            <th scope="col">政治面貌</th>
            <th scope="col">学历</th>
            <th scope="col">参加测评</th>
          </tr>
        </thead>
        <tbody>
          {subjects.map((subject) => (
            <Line key={subject.id} cycleId={cycleId} subject={subject} holders={holders} />
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function Line({ cycleId, subject, holders }: { subject: SubjectRow } & Pick<Props, "cycleId" | "holders">) {
  const { snapshot } = subject;
  return (
    <tr>
      <th scope="row" className="nowrap">
        <a className="text-link" href={`/appraisal/${cycleId}/subjects/${subject.id}`}>
          {subject.name}
        </a>
      </th>
      <td data-label="单位及职务">
        {subject.unitName} {subject.postTitle}
      </td>
      <td data-label="任现职" className="nowrap">
        {sayMonth(fromColumn(subject.postSince))}
      </td>
      <td data-label="性别" className="max-sm:hidden">
        {GENDERS[snapshot.gender]}
      </td>
      <td data-label="出生年月" className="nowrap max-sm:hidden">
        {snapshot.bornOn ? sayMonth(plainDate(snapshot.bornOn)) : <span className="text-faint">未填</span>}
      </td>
      <td data-label="政治面貌" className="nowrap max-sm:hidden">
        {POLITICAL[snapshot.political]}
      </td>
      <td data-label="学历" className="nowrap max-sm:hidden">
        {snapshot.education || <span className="text-faint">未填</span>}
      </td>
      <td data-label="参加测评">
        {subject.notRatedReason === null ? "参加" : <Badge tone="warning">不参加</Badge>}
        {subject.notRatedReason ? <span className="sub">{subject.notRatedReason}</span> : null}
        <Oddity subject={subject} holders={holders} />
      </td>
    </tr>
  );
}

/** What has changed in the chart since the person was put on the list. */
function Oddity({ subject, holders }: { subject: SubjectRow; holders: Props["holders"] }) {
  if (!holders) return null;
  if (subject.left) return <span className="sub text-accent">已离厂，请移除或改为不参加测评</span>;
  if (!holders.has(subject.personId))
    return <span className="sub">任职截止日无对应类别的职务（手工列入或已免职）</span>;
  return null;
}
