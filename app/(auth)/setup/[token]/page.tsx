import type { Metadata } from "next";
import { Field } from "@/components/form/field";
import { SelectField } from "@/components/form/select-field";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { ROLES } from "@/lib/auth/roles";
import { GENDERS } from "@/lib/organisation/labels";
import { FOUNDERS } from "@/lib/setup/founders";
import { isLinkGood } from "@/lib/setup/queries";
import { IssueForm } from "../../../issue-form";
import { completeSetupAction } from "./actions";

export const metadata: Metadata = { title: "首次设置" };

export default async function SetupPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const good = await isLinkGood(token, new Date());
  const genders = Object.entries(GENDERS).map(([value, label]) => ({ value, label }));
  return (
    <div data-wide="">
      <Panel>
        <h1 className="mb-3 text-base font-bold">首次设置</h1>
        <IssueForm
          action={completeSetupAction}
          submit="完成设置"
          pending="正在建立账号…"
          hidden={{ token }}
          confirm={{
            title: "完成设置？",
            text: "将建立单位和五个账号，首次口令只显示一次；完成后本链接作废。",
          }}
          next={{ href: "/login", label: "去登录" }}
          instead={
            good ? undefined : (
              <Empty title="这个链接已经用过、已过期，或系统已设置完成。">
                需要新链接时，请在服务器上重新启动衡才，使用新打印的链接；已有账号的请
                <a className="text-link" href="/login">
                  登录
                </a>
                。
              </Empty>
            )
          }
        >
          <Notice>
            三员（系统、安全、审计管理员）互不兼任，也不兼任业务角色，须是三个不同的人。其他人员稍后由组织员导入花名册。
          </Notice>
          <Field name="plant" label="单位全称" required maxLength={40} />
          {FOUNDERS.map(({ key, role, duty }) => (
            <fieldset key={key} className="grid gap-x-3 gap-y-2 sm:grid-cols-[1fr_1fr_6rem]">
              <legend className="mb-1 font-semibold">
                {ROLES[role]} <span className="font-normal text-muted">{duty}</span>
              </legend>
              <Field name={`${key}.employeeNo`} label="工号" required maxLength={20} />
              <Field name={`${key}.name`} label="姓名" required maxLength={30} />
              <SelectField name={`${key}.gender`} label="性别" required placeholder="请选择" options={genders} />
            </fieldset>
          ))}
        </IssueForm>
      </Panel>
    </div>
  );
}
