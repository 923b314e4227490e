import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { Badge } from "@/components/ui/badge";
import type { listMaterials } from "@/lib/appraisal/materials/queries";
import { countCharacters } from "@/lib/characters";
import { checkMaterialsAction } from "./actions";

type Row = NonNullable<Awaited<ReturnType<typeof listMaterials>>>[number];

/** What the subjects wrote, for the organiser's check. */
export function MaterialsCheck({ rows, actorPersonId }: { rows: Row[]; actorPersonId: string | null }) {
  return (
    <Table label="本人填报内容" stack>
      <thead>
        <tr>
          <th scope="col">被考核人</th>
          <th scope="col">个人总结</th>
          <th scope="col">从事或分管工作</th>
          <th scope="col">培训</th>
          <th scope="col">奖惩</th>
          <th scope="col">审核</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.name}
              <span className="sub">
                {row.unitName} {row.postTitle}
              </span>
            </th>
            <td data-label="个人总结" className="nowrap">
              {row.materials?.summary ? (
                `${countCharacters(row.materials.summary)} 字`
              ) : (
                <span className="text-muted">未填写</span>
              )}
            </td>
            <td data-label="从事或分管工作">{row.materials?.duties || "—"}</td>
            <td data-label="培训">{row.materials?.training || "无"}</td>
            <td data-label="奖惩">{row.materials?.honours || "无"}</td>
            <td data-label="审核">
              <Verdict row={row} own={row.personId === actorPersonId} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Verdict({ row, own }: { row: Row; own: boolean }) {
  const { materials } = row;
  if (!materials?.savedAt) return <span className="text-muted">待本人填写</span>;
  if (materials.checkedAt) return <Badge tone="success">已审核</Badge>;
  if (materials.checkNote) return <Badge tone="warning">已退回：{materials.checkNote}</Badge>;
  if (own) return <span className="text-muted">由其他组织人员审核</span>;
  const hidden = (verdict: string) => ({ subjectId: row.id, verdict });
  return (
    <div className="flex flex-wrap gap-2">
      <ConfirmButton
        action={checkMaterialsAction}
        label="通过"
        title={`审核通过 ${row.name} 的填报内容？`}
        small
        hidden={hidden("ok")}
      />
      <ConfirmButton
        action={checkMaterialsAction}
        label="退回"
        title={`退回 ${row.name} 补正`}
        tone="quiet"
        small
        hidden={hidden("mend")}
      >
        <TextAreaField name="note" label="需要补正的内容" required limit={200} rows={3} />
      </ConfirmButton>
    </div>
  );
}
