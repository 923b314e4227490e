import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { LEVELS } from "@/lib/honours/labels";
import { honoursSeenBy } from "@/lib/honours/policy";
import type { HonourLine } from "@/lib/honours/queries";
import { options } from "@/lib/organisation/labels";
import { enterHonourAction, removeHonourAction } from "./actions";

type Props = { personId: string; name: string; honours: HonourLine[]; keeps: boolean };

/** 荣誉, the newest first; shown on the cadre's year as well. */
export function Honours({ personId, name, honours, keeps }: Props) {
  return (
    <Panel
      title="荣誉"
      aside={keeps ? <Enter personId={personId} name={name} /> : undefined}
      flush={honours.length > 0}
      foot={`谁能看到：${honoursSeenBy()}。`}
    >
      {honours.length === 0 ? (
        <Empty title="没有登记荣誉。">由党群工作部按表彰文件或证书录入，成长一页上同时显示。</Empty>
      ) : (
        <Table label="荣誉" stack>
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">年度</th>
              <th scope="col">级别</th>
              <th scope="col">授予单位</th>
              {keeps ? <th scope="col">办理</th> : null}
            </tr>
          </thead>
          <tbody>
            {honours.map((line) => (
              <tr key={line.id}>
                <th scope="row">{line.title}</th>
                <td data-label="年度">{line.year}</td>
                <td data-label="级别" className="nowrap">
                  {LEVELS[line.level]}
                </td>
                <td data-label="授予单位">
                  {line.body}
                  {line.documentNo ? <span className="block text-xs text-muted">{line.documentNo}</span> : null}
                </td>
                {keeps ? (
                  <td data-label="办理">
                    <Remove line={line} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function Enter({ personId, name }: { personId: string; name: string }) {
  return (
    <ConfirmButton
      action={enterHonourAction}
      label="录入荣誉"
      title={`录入${name}的荣誉`}
      text="按表彰文件或证书录入。集体荣誉不在这里登记。"
      submit="录入"
      hidden={{ personId }}
      small
    >
      <FieldGrid>
        <Field name="year" label="年度" type="number" required min={1950} max={2100} />
        <SelectField name="level" label="级别" required placeholder="请选择" options={options(LEVELS)} />
        <Field name="title" label="荣誉名称" required maxLength={60} />
        <Field name="body" label="授予单位" required maxLength={60} />
        <Field className="sm:col-span-full" name="documentNo" label="文号或证书号" optional maxLength={60} />
      </FieldGrid>
    </ConfirmButton>
  );
}

function Remove({ line: { id, year, title } }: { line: HonourLine }) {
  return (
    <ConfirmButton
      action={removeHonourAction}
      label="删除"
      title={`删除${year}年“${title}”`}
      text="用于改正录入错误，或授予单位已撤销荣誉；审计记录中保留。"
      hidden={{ honourId: id }}
      small
      tone="quiet"
    >
      <Field name="reason" label="原因" required maxLength={100} />
    </ConfirmButton>
  );
}
