import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { FileField } from "@/components/form/file-field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { sayFullMoment } from "@/lib/calendar";
import { mayExchangeRoster } from "@/lib/organisation/policy";
import { COLUMNS } from "@/lib/organisation/roster/columns";
import { type ImportView, listImports } from "@/lib/organisation/roster/queries";
import { MOST_ROWS } from "@/lib/organisation/roster/reading";
import { checkRosterAction } from "./actions";
import { WhileWorking } from "./while-working";

export const metadata: Metadata = { title: "导入花名册" };

export default async function ImportPage() {
  const actor = await requireActor();
  if (mayExchangeRoster(actor) !== true) notFound();
  const imports = await listImports(actor);
  return (
    <>
      <PageHead title="导入花名册" back={{ href: "/people", label: "人员" }} />
      <PageBody>
        <div className="grid gap-4 lg:grid-cols-2">
          <Upload />
          <Help />
        </div>
        <Panel title="最近的导入" flush={imports.length > 0}>
          {imports.length === 0 ? (
            <Empty title="还没有导入过花名册。">上传后先核对，列出每一行会做什么；确认后才写入。</Empty>
          ) : (
            <Imports imports={imports} />
          )}
        </Panel>
      </PageBody>
    </>
  );
}

function Upload() {
  const importId = randomUUID();
  return (
    <Panel title="上传并核对">
      <ActionForm action={checkRosterAction} submit="上传并核对" pending="正在核对…" hidden={{ importId }}>
        <FileField
          name="file"
          label="花名册（.xlsx）"
          required
          maxMegabytes={10}
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          hint="核对不会改动任何资料。"
        />
        <WhileWorking url={`/people/import/${importId}/progress`} label="核对花名册" />
      </ActionForm>
    </Panel>
  );
}

function Help() {
  return (
    <Panel
      title="格式"
      aside={
        <>
          <a className="text-link" href="/people/import/template" download>
            下载模板
          </a>
          {" · "}
          <a className="text-link" href="/people/export" download>
            导出现有花名册
          </a>
        </>
      }
    >
      <p>列名须一字不差，先后不限：</p>
      <p className="mt-1 text-muted">{COLUMNS.map((column) => column.label).join("、")}。</p>
      <ul className="mt-2 list-disc pl-5 text-muted">
        <li>“手机”列可以没有；不得有身份证号。</li>
        <li>按工号认人：系统里有的为变更，没有的为新增；没有写进表里的人不受影响。</li>
        <li>导出的花名册改好后可以直接再导入。</li>
        <li>一个文件最多 {MOST_ROWS} 人、10 MB。</li>
      </ul>
    </Panel>
  );
}

const STATES = { CHECKED: "待导入", APPLIED: "已导入" };

function Imports({ imports }: { imports: ImportView[] }) {
  return (
    <Table label="最近的导入">
      <thead>
        <tr>
          <th scope="col">文件</th>
          <th scope="col">上传</th>
          <th scope="col">状态</th>
          <th scope="col" className="num">
            新增
          </th>
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
              <a className="text-link" href={`/people/import/${one.id}`}>
                {one.fileName}
              </a>
            </th>
            <td className="nowrap">
              {sayFullMoment(one.createdAt)}
              <span className="sub">{one.createdBy}</span>
            </td>
            <td className="nowrap">{STATES[one.state]}</td>
            <td className="num">{one.summary.counts.CREATE}</td>
            <td className="num">{one.summary.counts.CHANGE}</td>
            <td className="num">{one.summary.counts.REFUSED}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
