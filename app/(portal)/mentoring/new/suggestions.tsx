import { Table } from "@/components/data/table";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import type { Suggestions } from "@/lib/mentoring/matching/queries";
import type { Exclusion, Suggestion } from "@/lib/mentoring/matching/ranking";

type Link = (mentorId: string) => string;

/** Who may mentor, best first, and who may not: each with the reasons. */
export function SuggestionTable({ wanted, name, link }: { wanted: Suggestions; name: string; link: Link }) {
  return (
    <Panel
      title={`可以带 ${name} 的导师`}
      aside="先看方向，再看单位和带教人数；由组织人员选定"
      foot="年限、考核等次、处分与审查、回避关系、直接上级和带教人数已逐项核对。"
      flush
    >
      {wanted.eligible.length === 0 ? (
        <Empty title="没有符合条件的导师">下面列出每个人不符合的原因。</Empty>
      ) : (
        <Table label="推荐的导师" stack>
          <thead>
            <tr>
              <th scope="col">导师</th>
              <th scope="col">职务</th>
              <th scope="col">推荐理由</th>
              <th scope="col">
                <span className="sr-only">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {wanted.eligible.map((one) => (
              <Eligible key={one.mentor.personId} one={one} link={link} />
            ))}
          </tbody>
        </Table>
      )}
      <Excluded excluded={wanted.excluded} link={link} />
    </Panel>
  );
}

function Eligible({ one: { mentor, why }, link }: { one: Suggestion; link: Link }) {
  return (
    <tr>
      <th scope="row">
        {mentor.name}
        <span className="sub">
          {mentor.unitName} {mentor.employeeNo}
        </span>
      </th>
      <td data-label="职务">
        {mentor.post || "—"}
        <span className="sub">{[mentor.title, mentor.offices.join("、")].filter(Boolean).join(" · ")}</span>
      </td>
      <td data-label="推荐理由">{why.join("；")}</td>
      <td>
        <a
          className="btn btn-outline btn-sm nowrap"
          href={link(mentor.personId)}
          aria-label={`选为导师：${mentor.name}`}
        >
          选为导师
        </a>
      </td>
    </tr>
  );
}

function Excluded({ excluded, link }: { excluded: Exclusion[]; link: Link }) {
  if (excluded.length === 0) return null;
  return (
    <div className="px-4 pb-3">
      <Reveal summary={`不能担任的 ${excluded.length} 人及原因`}>
        <ul className="grid gap-1">
          {excluded.map(({ mentor, why }) => (
            <li key={mentor.personId}>
              {mentor.name}
              <span className="text-xs text-muted">
                （{mentor.unitName} {mentor.post}）
              </span>
              ：{why.join("；")}
              {why.length === 1 && why[0]?.includes("尽量回避") ? (
                <a className="text-link ml-2" href={link(mentor.personId)}>
                  确实不能回避时选定
                </a>
              ) : null}
            </li>
          ))}
        </ul>
      </Reveal>
    </div>
  );
}
