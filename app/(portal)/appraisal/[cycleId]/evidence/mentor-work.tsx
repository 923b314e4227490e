import { Table } from "@/components/data/table";
import { Panel } from "@/components/ui/panel";
import { QUARTER_NAMES } from "@/lib/appraisal/evidence/labels";
import type { EvidenceRow } from "@/lib/appraisal/evidence/queries";
import { sayQuarterWork } from "@/lib/mentoring/labels";
import type { MentorYear } from "@/lib/mentoring/queries";

/**
 * Which of the subjects mentored somebody in the year, and how each quarter was kept: read beside the quarter grades,
 * which people enter. Put together by the page: the appraisal knows nothing of mentoring.
 */
export function MentorWork({ rows, years }: { rows: EvidenceRow[]; years: MentorYear[] }) {
  const found = rows.flatMap((row) =>
    years.filter(({ mentorId }) => mentorId === row.personId).map((year) => ({ row, year })),
  );
  if (found.length === 0) return null;
  return (
    <Panel
      title="导师履职"
      aside="评定平时考核时参考"
      foot="导师已写的月数/应写的月数，宽限期满仍未写的才算缺，季度小结同样；对象未确认的不算导师缺记录。只列事实，等次由组织人员评定。"
      flush
    >
      <Table label="导师履职" stack>
        <thead>
          <tr>
            <th scope="col">导师</th>
            <th scope="col">培养对象</th>
            {QUARTER_NAMES.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.map(({ row, year }) => (
            <tr key={year.pairId}>
              <th scope="row">{row.name}</th>
              <td data-label="培养对象">
                <a className="text-link" href={`/mentoring/${year.pairId}?part=logs`}>
                  {year.menteeName}
                </a>
                <span className="sub">{year.number}</span>
              </td>
              {year.quarters.map((work, at) => (
                <td key={QUARTER_NAMES[at]} data-label={QUARTER_NAMES[at]}>
                  {work ? sayQuarterWork(work) : "—"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
