import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Field } from "@/components/form/field";
import { Panel } from "@/components/ui/panel";
import type { AccountView } from "@/lib/auth/account/queries";
import { sayDevice } from "@/lib/auth/own/device";
import { sayMoment } from "@/lib/calendar";
import { IssueForm } from "../../../issue-form";
import {
  disableAccountAction,
  enableAccountAction,
  endAccountSessionsAction,
  resetPasswordAction,
  unlockAccountAction,
} from "../actions";

const Reason = () => <Field name="reason" label="原因" required minLength={2} maxLength={200} />;

export function SwitchButton({ account }: { account: AccountView }) {
  const hidden = { accountId: account.id };
  return account.state === "ACTIVE" ? (
    <ConfirmButton
      action={disableAccountAction}
      label="停用账号"
      title={`停用 ${account.name} 的账号？`}
      text="立即生效，已登录的会话随之结束。账号和记录都保留，可以再启用。"
      tone="danger"
      hidden={hidden}
    >
      <Reason />
    </ConfirmButton>
  ) : (
    <ConfirmButton
      action={enableAccountAction}
      label="启用账号"
      title={`启用 ${account.name} 的账号？`}
      text="仍用原来的口令登录；忘记口令的，由安全管理员重置。"
      hidden={hidden}
    >
      <Reason />
    </ConfirmButton>
  );
}

export function SecurityPanel({ account, may }: { account: AccountView; may: true | string }) {
  return (
    <Panel title="口令与锁定">
      {may === true ? (
        <div className="grid gap-4">
          {account.lockedUntil ? (
            <div className="flex flex-wrap items-center gap-3">
              <p>因连续登录失败被锁定。</p>
              <ConfirmButton
                action={unlockAccountAction}
                label="解锁"
                title={`解锁 ${account.name} 的账号？`}
                text="请先与本人核实是其本人多次输错。"
                hidden={{ accountId: account.id }}
              />
            </div>
          ) : null}
          <IssueForm
            action={resetPasswordAction}
            submit="重置口令"
            pending="正在重置…"
            tone="outline"
            confirm={{ title: `重置 ${account.name} 的口令？`, text: "新口令只显示一次；已登录的会话随之结束。" }}
            hidden={{ accountId: account.id }}
          >
            <Reason />
          </IssueForm>
        </div>
      ) : (
        <p className="text-muted">{may}</p>
      )}
    </Panel>
  );
}

export function SessionsPanel({ account, may }: { account: AccountView; may: boolean }) {
  const { sessions } = account;
  return (
    <Panel
      title="正在使用"
      aside={sessions.length > 0 ? `${sessions.length} 个会话` : undefined}
      flush={sessions.length > 0}
    >
      {sessions.length === 0 ? (
        <p className="text-muted">现在没有登录。</p>
      ) : (
        <Table label="正在使用的会话">
          <thead>
            <tr>
              <th>设备</th>
              <th>地址</th>
              <th>最近操作</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                <th scope="row">{sayDevice(session.agent)}</th>
                <td>{session.address || "本机"}</td>
                <td>{sayMoment(session.lastSeenAt)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {may && sessions.length > 0 ? (
        <div className="px-4 py-3">
          <ConfirmButton
            action={endAccountSessionsAction}
            label="结束全部会话"
            title={`结束 ${account.name} 的全部会话？`}
            text="本人须重新登录；正在填写而未保存的内容会停留在其页面上。"
            hidden={{ accountId: account.id }}
          >
            <Reason />
          </ConfirmButton>
        </div>
      ) : null}
    </Panel>
  );
}
