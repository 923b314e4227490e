import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { maySecure, maySwitch } from "@/lib/auth/account/policy";
import { type AccountView, getAccount } from "@/lib/auth/account/queries";
import { can } from "@/lib/auth/actor";
import { mayGrant } from "@/lib/auth/grant/policy";
import { listGrants, scopeOptions } from "@/lib/auth/grant/queries";
import { MOST_PASSWORD_DAYS } from "@/lib/auth/queries";
import { requireActor } from "@/lib/auth/session";
import { addDays, sayClock, sayDate, sayFullMoment, today } from "@/lib/calendar";
import { Grants } from "./grants";
import { SecurityPanel, SessionsPanel, SwitchButton } from "./measures";

export const metadata: Metadata = { title: "账号" };

export default async function AccountPage({ params }: { params: Promise<{ accountId: string }> }) {
  const actor = await requireActor();
  const { accountId } = await params;
  const account = (await getAccount(actor, accountId)) ?? notFound();
  const [grants, scopes] = await Promise.all([listGrants(actor, accountId), scopeOptions(actor)]);
  const granting = mayGrant(actor, accountId);
  const securing = maySecure(actor, accountId);
  return (
    <>
      <PageHead
        title={account.name}
        sub={`工号 ${account.employeeNo} · ${account.unitName}`}
        back={{ href: "/accounts", label: "账号与授权" }}
        actions={
          <>
            {can(actor, "audit.read") ? (
              <a className="btn btn-outline" href={`/audit?q=${account.employeeNo}`}>
                审计记录
              </a>
            ) : null}
            {maySwitch(actor, accountId) === true ? <SwitchButton account={account} /> : null}
          </>
        }
      />
      <PageBody>
        <Panel title="账号" aside={<AccountState account={account} />}>
          <Facts
            items={[
              { label: "开立", value: sayDate(today(account.createdAt)) },
              { label: "上次登录", value: account.lastLoginAt ? sayFullMoment(account.lastLoginAt) : "从未登录" },
              { label: "口令", value: passwordState(account) },
              {
                label: "登录失败",
                value: account.lockedUntil
                  ? `锁定至 ${sayClock(account.lockedUntil)}`
                  : account.failures === 0
                    ? "无"
                    : `连续 ${account.failures} 次`,
              },
            ]}
          />
        </Panel>
        <Grants accountId={account.id} grants={grants} scopes={scopes} may={granting} day={today(actor.at)} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <SecurityPanel account={account} may={securing} />
          <SessionsPanel account={account} may={securing === true} />
        </div>
      </PageBody>
    </>
  );
}

function AccountState({ account }: { account: AccountView }) {
  if (account.left) return <Badge>此人已离职</Badge>;
  if (account.state === "DISABLED") return <Badge>已停用</Badge>;
  return account.lockedUntil ? <Badge tone="warning">锁定中</Badge> : <Badge tone="success">启用</Badge>;
}

function passwordState(account: AccountView): string {
  if (account.demonstration) return "演示账号，不到期";
  if (account.mustChange) return "首次口令，待本人修改";
  return `${sayDate(addDays(today(account.passwordSetAt), MOST_PASSWORD_DAYS))}到期`;
}
