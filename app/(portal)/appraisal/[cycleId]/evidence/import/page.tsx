import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { FileField } from "@/components/form/file-field";
import { PageBody } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { getCycleHead } from "@/lib/appraisal/cycle/queries";
import { mayEnterAny } from "@/lib/appraisal/evidence/policy";
import { COLUMNS, MOST_ROWS } from "@/lib/appraisal/evidence-import/columns";
import { type ImportView, listImports } from "@/lib/appraisal/evidence-import/queries";
import { can } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { sayFullMoment } from "@/lib/calendar";
import { checkEvidenceAction } from "./actions";

export const metadata: Metadata = { title: "导入成绩表" };

export default async function EvidenceImportPage({ params }: { params: Promise<{ cycleId: string }> }) {
  const actor = await requireActor();
  const { cycleId } = await params;
  const cycle = (await getCycleHead(actor, cycleId)) ?? notFound();
  if (!can(actor, "evidence.write")) notFound();
  const imports = await listImports(actor, cycleId);
  const mayEnter = mayEnterAny(actor, cycle);
  return (
    <PageBody>
      <p>
        <a className="text-link" href={`/appraisal/${cycleId}/evidence`}>
          返回成绩与材料
        </a>
      </p>
      {mayEnter === true ? (
        <div className="grid gap-4 lg:grid-cols-2">
          <Upload cycleId={cycleId} />
          <Help cycleId={cycleId} />
        </div>
      ) : (
        <Notice tone="quiet">{mayEnter}</Notice>
      )}
      <Panel title="最近的导入" flush={imports.length > 0}>
        {imports.length === 0 ? (
          <Empty title="还没有导入过成绩表。">上传后先核对，列出每一行会改什么；确认后才录入。</Empty>
        ) : (
          <Imports cycleId={cycleId} imports={imports} />
        )}
      </Panel>
    </PageBody>
  );
}

function Upload({ cycleId }: { cycleId: string }) {
  return (
    <Panel title="上传并核对">
      <ActionForm action={checkEvidenceAction} submit="上传并核对" pending="正在核对…" hidden={{ cycleId }}>
        <FileField
          name="file"
          label="成绩表（.xlsx）"
          required
          maxMegabytes={10}
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          hint="核对不会改动任何成绩。"
        />
      </ActionForm>
    </Panel>
  );
}

function Help({ cycleId }: { cycleId: string }) {
  return (
    <Panel
      title="格式"
      aside={
        <a className="text-link" href={`/appraisal/${cycleId}/evidence/sheet`} download>
          下载成绩表
        </a>
      }
    >
      <p>下载的成绩表已列出被考核干部和已录入的成绩，填好后直接上传。列名：</p>
      <p className="mt-1 text-muted">{COLUMNS.map((column) => column.label).join("、")}。</p>
      <ul className="mt-2 list-disc pl-5 text-muted">
        <li>按工号和姓名认人；没有写进表里的人、没有的列不受影响。</li>
        <li>清空的单元格会清除已录入的内容；没有得分请留空，不要填0。</li>
        <li>本人的成绩不能由本人录入。</li>
        <li>一个文件最多 {MOST_ROWS} 人、10 MB。</li>
      </ul>
    </Panel>
  );
}

const STATES = { CHECKED: "待导入", APPLIED: "已导入" };

function Imports({ cycleId, imports }: { cycleId: string; imports: ImportView[] }) {
  return (
    <Table label="最近的导入" stack>
      <thead>
        <tr>
          <th scope="col">文件</th>
          <th scope="col">上传</th>
          <th scope="col">状态</th>
          <th scope="col" className="num">
            变更
          </th>
          <th scope="col" className="num">
            拒绝
          </th>
        </tr>
      </thead>
      <tbody>
        {imports.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <a className="text-link" href={`/appraisal/${cycleId}/evidence/import/${one.id}`}>
                {one.fileName}
              </a>
            </th>
            <td className="nowrap" data-label="上传">
              {sayFullMoment(one.createdAt)}
              <span className="sub">{one.createdBy}</span>
            </td>
            <td data-label="状态">{STATES[one.state]}</td>
            <td className="num" data-label="变更">
              {one.summary.counts.CHANGE}
            </td>
            <td className="num" data-label="拒绝">
              {one.summary.counts.REFUSED}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
