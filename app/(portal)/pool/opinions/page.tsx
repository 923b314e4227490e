import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Field } from "@/components/form/field";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { sayDate, today } from "@/lib/calendar";
import { VIEWS } from "@/lib/pool/labels";
import { listOpinions, type OpinionLine } from "@/lib/pool/opinion/queries";
import { answerOpinionAction } from "../actions";
import { choices } from "../recommendation-fields";

export const metadata: Metadata = { title: "廉政意见" };

export default async function OpinionsPage() {
  const actor = await requireActor();
  const lines = (await listOpinions(actor)) ?? notFound();
  const open = lines.filter(({ answeredAt }) => answeredAt === null).length;
  return (
    <>
      <PageHead title="廉政意见" sub={`党群工作部征求的意见，待答复 ${open} 人`} />
      <PageBody>
        <Panel
          title="征求事项"
          aside={lines.length > 0 ? `${lines.length} 人` : undefined}
          flush={lines.length > 0}
          foot="内部掌握。只写结论和文号，不写线索和案情；答复后不能修改。谁能看到：党委书记、党委委员、党群工作部、纪委。"
        >
          {lines.length === 0 ? (
            <Empty title="没有征求意见的事项。">党群工作部征求意见后列在这里。</Empty>
          ) : (
            <Lines lines={lines} />
          )}
        </Panel>
      </PageBody>
    </>
  );
}

function Lines({ lines }: { lines: OpinionLine[] }) {
  return (
    <Table label="征求事项" stack>
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">单位职务</th>
          <th scope="col">征求</th>
          <th scope="col">意见</th>
          <th scope="col">答复</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              {line.personName}
              <span className="sub">{line.employeeNo}</span>
            </th>
            <td data-label="单位职务">
              {line.unitName}
              {line.postTitle}
            </td>
            <td data-label="征求">
              {sayDate(today(line.askedAt))}
              <span className="sub">{line.askedByName}</span>
            </td>
            <td data-label="意见" className="prose">
              {line.view ? VIEWS[line.view] : <Badge tone="warning">待答复</Badge>}
              {line.text ? <span className="sub">{line.text}</span> : null}
            </td>
            <td data-label="答复">
              {line.answeredAt ? (
                <>
                  {line.documentNo}
                  <span className="sub">
                    {line.answeredByName} {sayDate(today(line.answeredAt))}
                  </span>
                </>
              ) : (
                <Answer line={line} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Answer({ line }: { line: OpinionLine }) {
  return (
    <ConfirmButton
      action={answerOpinionAction}
      label="答复"
      title={`${line.personName}的廉政意见`}
      text="答复后不能修改。"
      submit="答复"
      hidden={{ opinionId: line.id }}
      small
    >
      <SelectField name="view" label="意见" required placeholder="请选择" options={choices(VIEWS)} />
      <Field name="documentNo" label="回复文号" required maxLength={60} />
      <TextAreaField name="text" label="说明" limit={300} rows={3} hint="有影响或暂缓的，写明结论；不写线索和案情。" />
    </ConfirmButton>
  );
}
