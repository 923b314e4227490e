import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Field } from "@/components/form/field";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { GrantLine, ScopeOptions } from "@/lib/auth/grant/queries";
import { ROLES } from "@/lib/auth/roles";
import { type PlainDate, sayDate, today } from "@/lib/calendar";
import { revokeGrantAction } from "../actions";
import { GrantForm } from "./grant-form";

type Props = { accountId: string; grants: GrantLine[]; scopes: ScopeOptions; may: true | string; day: PlainDate };

export function Grants({ accountId, grants, scopes, may, day }: Props) {
  return (
    <Panel
      title="角色"
      aside={may === true ? undefined : may}
      foot="三员（系统、安全、审计管理员）互不兼任，也不兼任业务角色。变更后此人须重新登录。"
      flush={grants.length > 0}
    >
      {grants.length === 0 ? (
        <Empty title="没有授予角色。">没有角色的职工可以评分、查看自己的考核；其余权限须由安全管理员授予。</Empty>
      ) : (
        <GrantTable grants={grants} mayRevoke={may === true} />
      )}
      {may === true ? (
        <div className={grants.length > 0 ? "px-4 py-3" : undefined}>
          <details>
            <summary className="text-link">授予角色</summary>
            <div className="mt-3 max-w-3xl">
              <GrantForm accountId={accountId} scopes={scopes} day={day} />
            </div>
          </details>
        </div>
      ) : null}
    </Panel>
  );
}

function GrantTable({ grants, mayRevoke }: { grants: GrantLine[]; mayRevoke: boolean }) {
  return (
    <Table label="角色" stack>
      <thead>
        <tr>
          <th>角色</th>
          <th>范围</th>
          <th>期间</th>
          <th>授予</th>
          <th>依据</th>
          <th>状态</th>
        </tr>
      </thead>
      <tbody>
        {grants.map((grant) => (
          <tr key={grant.id}>
            <th scope="row">{ROLES[grant.role]}</th>
            <td data-label="范围">{grant.scope || "全厂"}</td>
            <td data-label="期间">
              {sayDate(grant.from)}起{grant.until ? `，至${sayDate(grant.until)}前` : ""}
            </td>
            <td data-label="授予">
              {grant.grantedBy} {sayDate(today(grant.grantedAt))}
            </td>
            <td data-label="依据">{grant.reason || "—"}</td>
            <td data-label="状态">
              {grant.state === "over" ? (
                <Badge>已结束</Badge>
              ) : mayRevoke ? (
                <RevokeButton grant={grant} />
              ) : (
                <Badge tone={grant.state === "inForce" ? "success" : "primary"}>
                  {grant.state === "inForce" ? "有效" : "未开始"}
                </Badge>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RevokeButton({ grant }: { grant: GrantLine }) {
  return (
    <ConfirmButton
      action={revokeGrantAction}
      label="收回"
      title={`收回“${ROLES[grant.role]}”？`}
      text="立即生效；此人的会话随之结束。记录保留。"
      tone="danger"
      hidden={{ grantId: grant.id }}
      small
    >
      <Field name="reason" label="依据" required minLength={2} maxLength={200} />
    </ConfirmButton>
  );
}
