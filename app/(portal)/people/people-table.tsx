import { Table } from "@/components/data/table";
import { fromColumn, sayDate } from "@/lib/calendar";
import { CATEGORIES, POLITICAL } from "@/lib/organisation/labels";
import type { PersonLine } from "@/lib/organisation/person/queries";

/** People as the lists show them; a phone has room for who and where, the rest is on the person's page. */
export function PeopleTable({ people }: { people: PersonLine[] }) {
  return (
    <Table label="人员">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col" className="max-sm:hidden">
            工号
          </th>
          <th scope="col">单位</th>
          <th scope="col" className="max-sm:hidden">
            职务
          </th>
          <th scope="col" className="max-sm:hidden">
            职级类别
          </th>
          <th scope="col" className="max-lg:hidden">
            党支部
          </th>
          <th scope="col" className="max-md:hidden">
            政治面貌
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </tbody>
    </Table>
  );
}

function PersonRow({ person }: { person: PersonLine }) {
  const category = CATEGORIES[person.category ?? "STAFF"];
  return (
    <tr>
      <th scope="row" className="nowrap">
        <a className="text-link" href={`/people/${person.id}`}>
          {person.name}
        </a>
        <span className="sub sm:hidden">{person.employeeNo}</span>
        {person.leftOn ? <span className="sub">{sayDate(fromColumn(person.leftOn))}离职</span> : null}
      </th>
      <td className="max-sm:hidden">{person.employeeNo}</td>
      <td>
        {person.unitName}
        <span className="sub sm:hidden">
          {[person.title, category, person.representative ? "职工代表" : null].filter(Boolean).join(" · ")}
        </span>
      </td>
      <td className="max-sm:hidden">
        {person.title ?? <span className="text-faint">无</span>}
        {person.representative ? <span className="sub">职工代表</span> : null}
      </td>
      <td className="nowrap max-sm:hidden">{category}</td>
      <td className="max-lg:hidden">{person.branchName ?? <span className="text-faint">无</span>}</td>
      <td className="nowrap max-md:hidden">{POLITICAL[person.political]}</td>
    </tr>
  );
}
