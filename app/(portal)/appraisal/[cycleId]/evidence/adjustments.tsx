import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { Empty } from "@/components/ui/empty";
import { Reveal } from "@/components/ui/reveal";
import type { EvidenceRow } from "@/lib/appraisal/evidence/queries";
import { addAdjustmentAction, removeAdjustmentAction } from "./actions";

/** Additions and deductions with their reason and document. */
export function Adjustments({ rows }: { rows: EvidenceRow[] }) {
  const items = rows.flatMap((row) => row.adjustments.map((item) => ({ ...item, row })));
  const open = rows.filter((row) => row.mayEnter === true);
  return (
    <>
      {items.length === 0 ? (
        <Empty title="没有加分或扣分">只登记有文件依据的事项，例如技术攻关获奖、通报批评。</Empty>
      ) : (
        <Table label="加分与扣分" stack>
          <thead>
            <tr>
              <th scope="col">被考核人</th>
              <th scope="col" className="num">
                分值
              </th>
              <th scope="col">事由</th>
              <th scope="col">依据</th>
              <th scope="col">
                <span className="sr-only">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ row, ...item }) => (
              <tr key={item.id}>
                <th scope="row">
                  {row.name}
                  <span className="sub">{row.unitName}</span>
                </th>
                <td className="num" data-label="分值">
                  {item.points.startsWith("-") ? item.points : `+${item.points}`}
                </td>
                <td data-label="事由">{item.reason}</td>
                <td data-label="依据">{item.evidence}</td>
                <td>
                  {row.mayEnter === true ? (
                    <ConfirmButton
                      action={removeAdjustmentAction}
                      label="删除"
                      title={`删除 ${row.name} 的这一项？`}
                      tone="quiet"
                      small
                      hidden={{ adjustmentId: item.id }}
                    >
                      <Field name="why" label="删除理由" required maxLength={100} />
                    </ConfirmButton>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {open.length > 0 ? <AddForm open={open} /> : null}
    </>
  );
}

function AddForm({ open }: { open: EvidenceRow[] }) {
  return (
    <div className="px-4 pb-4">
      <Reveal summary="登记加分或扣分">
        <ActionForm action={addAdjustmentAction} submit="登记" tone="outline" after="clear" label="登记加分或扣分">
          <FieldGrid columns={4}>
            <SelectField
              name="subjectId"
              label="被考核人"
              required
              placeholder="请选择"
              options={open.map((row) => ({ value: row.subjectId, label: `${row.name}（${row.unitName}）` }))}
            />
            <Field name="points" label="分值" hint="加分如 1，扣分如 -0.5" required inputMode="text" maxLength={6} />
            <Field name="reason" label="事由" required maxLength={100} />
            <Field name="evidence" label="依据" hint="文件名称或文号" required maxLength={100} />
          </FieldGrid>
        </ActionForm>
      </Reveal>
    </div>
  );
}
