import type { Metadata } from "next";
import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { passwordStateOf } from "@/lib/auth/own/queries";
import { SHORTEST_PASSWORD } from "@/lib/auth/password-rules";
import { requireSignedIn } from "@/lib/auth/session";
import { signOutAction } from "../../(portal)/actions";
import { changePasswordAction } from "./actions";

export const metadata: Metadata = { title: "修改口令" };

export default async function PasswordPage() {
  const actor = await requireSignedIn();
  const state = await passwordStateOf(actor);
  return (
    <Panel>
      <h1 className="mb-3 text-base font-bold">修改口令</h1>
      {actor.mustChangePassword ? (
        <div className="mb-3">
          <Notice>
            {state?.mustChange
              ? "这是发给您的首次口令。请换成只有您自己知道的口令，然后继续。"
              : "您的口令已用满 90 天。请换一个新口令，然后继续。"}
          </Notice>
        </div>
      ) : null}
      <ActionForm action={changePasswordAction} submit="修改口令" pending="正在修改…">
        {/* Tells the password manager whose password it is. */}
        <input className="hidden" readOnly tabIndex={-1} autoComplete="username" value={actor.employeeNo} />
        <Field name="currentPassword" label="现在的口令" type="password" required autoComplete="current-password" />
        <Field
          name="newPassword"
          label="新口令"
          type="password"
          required
          autoComplete="new-password"
          hint={`至少 ${SHORTEST_PASSWORD} 个字符；大写、小写、数字、符号中至少三种；不含本人工号、姓名、拼音、手机号；不同于最近 5 次用过的。`}
        />
        <Field name="repeatedPassword" label="再填一次新口令" type="password" required autoComplete="new-password" />
      </ActionForm>
      <div className="mt-4 flex items-center gap-4">
        {actor.mustChangePassword ? null : (
          <a className="text-link" href="/sessions">
            返回
          </a>
        )}
        <ActionForm action={signOutAction} submit="退出登录" pending="正在退出…" tone="outline" inline />
      </div>
    </Panel>
  );
}
