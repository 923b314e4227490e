import type { Metadata } from "next";
import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { ENDED } from "@/lib/auth/account/labels";
import { sayDevice } from "@/lib/auth/own/device";
import { listOwnSessions, type OwnSession, passwordStateOf } from "@/lib/auth/own/queries";
import { MOST_PASSWORD_DAYS } from "@/lib/auth/queries";
import { requireActor } from "@/lib/auth/session";
import { addDays, sayDate, sayFullMoment, sayMoment, today } from "@/lib/calendar";
import { endOtherSessionsAction, endSessionAction } from "./actions";

export const metadata: Metadata = { title: "会话与口令" };

export default async function SessionsPage() {
  const actor = await requireActor();
  const [sessions, password] = await Promise.all([listOwnSessions(actor), passwordStateOf(actor)]);
  const live = sessions.filter((session) => !session.over);
  const past = sessions.filter((session) => session.over);
  return (
    <>
      <PageHead
        title="会话与口令"
        sub={`${actor.name} · 工号 ${actor.employeeNo}`}
        actions={
          <a className="btn btn-outline" href="/password">
            修改口令
          </a>
        }
      />
      <PageBody>
        <Panel title="口令">
          <Facts
            items={[
              { label: "上次修改", value: password ? sayDate(today(password.setAt)) : null },
              {
                label: "到期",
                value: password?.demonstration
                  ? "演示账号不到期"
                  : password && sayDate(addDays(today(password.setAt), MOST_PASSWORD_DAYS)),
              },
              { label: "上次登录", value: actor.lastLoginAt ? sayFullMoment(actor.lastLoginAt) : "这是第一次登录" },
            ]}
          />
        </Panel>
        <Panel
          title="正在使用"
          aside={`${live.length} 个`}
          foot="无操作 15 或 30 分钟自动退出，最长 8 小时。有不认识的会话，请结束它并修改口令。"
          flush
        >
          <Live sessions={live} />
        </Panel>
        <Panel title="最近的登录" aside={past.length > 0 ? `${past.length} 次` : undefined} flush={past.length > 0}>
          {past.length > 0 ? <Past sessions={past} /> : <p className="text-muted">没有更早的登录。</p>}
        </Panel>
      </PageBody>
    </>
  );
}

function Live({ sessions }: { sessions: OwnSession[] }) {
  return (
    <>
      <Table label="正在使用的会话" stack>
        <thead>
          <tr>
            <th>设备</th>
            <th>地址</th>
            <th>登录</th>
            <th>最近操作</th>
            <th>结束</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">{sayDevice(session.agent)}</th>
              <td data-label="地址">{session.address || "本机"}</td>
              <td data-label="登录">{sayMoment(session.createdAt)}</td>
              <td data-label="最近操作">{sayMoment(session.lastSeenAt)}</td>
              <td data-label="结束">
                {session.present ? (
                  <Badge tone="primary">这里</Badge>
                ) : (
                  <ConfirmButton
                    action={endSessionAction}
                    label="结束"
                    title="结束这个会话？"
                    text="那里未保存的内容会停留在页面上，但须重新登录才能提交。"
                    hidden={{ sessionId: session.id }}
                    small
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {sessions.length > 1 ? (
        <div className="px-4 py-3">
          <ConfirmButton action={endOtherSessionsAction} label="结束其他全部会话" title="结束其他全部会话？" />
        </div>
      ) : null}
    </>
  );
}

function Past({ sessions }: { sessions: OwnSession[] }) {
  return (
    <Table label="最近的登录" stack>
      <thead>
        <tr>
          <th>设备</th>
          <th>地址</th>
          <th>登录</th>
          <th>如何结束</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">{sayDevice(session.agent)}</th>
            <td data-label="地址">{session.address || "本机"}</td>
            <td data-label="登录">{sayMoment(session.createdAt)}</td>
            <td data-label="如何结束">
              {session.endedAt
                ? `${ENDED[session.endedWhy ?? ""] ?? "已结束"} ${sayMoment(session.endedAt)}`
                : "超时自动退出"}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
