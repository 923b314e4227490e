import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { currentActor, localPath } from "@/lib/auth/session";
import { isUntouched } from "@/lib/setup/queries";
import { signInAction } from "./actions";
import { WRONG } from "./sentences";

export const metadata: Metadata = { title: "登录" };

type Query = { next?: string | string[]; error?: string | string[] };

export default async function LoginPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { next, error } = await searchParams;
  const back = localPath(typeof next === "string" ? next : null);
  if (await currentActor()) redirect(back);
  if (await isUntouched()) return <Untouched />;
  return (
    <Panel>
      <h1 className="mb-3 text-base font-bold">登录</h1>
      {error ? (
        <div className="mb-3">
          <Notice tone="danger">{WRONG}</Notice>
        </div>
      ) : back !== "/" ? (
        <p className="mb-3 text-muted">登录后回到您刚才的页面。长时间没有操作会自动退出。</p>
      ) : null}
      <ActionForm action={signInAction} submit="登录" pending="正在登录…" hidden={{ next: back }}>
        <Field
          name="employeeNo"
          label="工号"
          required
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
        />
        <Field name="password" label="口令" type="password" required autoComplete="current-password" />
      </ActionForm>
      <p className="mt-4 text-xs text-muted">忘记口令或账号被锁定，请联系本单位的安全管理员。</p>
    </Panel>
  );
}

function Untouched() {
  return (
    <Panel>
      <h1 className="mb-3 text-base font-bold">尚未设置</h1>
      <p className="text-muted">
        还没有任何账号。请打开服务器启动时打印的首次设置链接，登记单位和首批管理员；链接过期的，重新启动即可得到新的。
      </p>
    </Panel>
  );
}
