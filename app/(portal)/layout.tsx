import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { Shell, ShellFoot } from "@/components/shell/shell";
import { requireActor } from "@/lib/auth/session";
import { sayFullMoment } from "@/lib/calendar";
import { countUnread } from "@/lib/inbox/queries";
import { PortalNav } from "../portal-nav";
import { signOutAction } from "./actions";
import { navigationOf } from "./navigation";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const groups = navigationOf(actor, await countUnread(actor));
  return (
    <Shell
      brand="衡才"
      unit="干部考核评价"
      nav={<PortalNav groups={groups} />}
      foot={
        <ShellFoot
          name={actor.name}
          unit={actor.unitName}
          lastLogin={actor.lastLoginAt ? sayFullMoment(actor.lastLoginAt) : "（首次登录）"}
        >
          <a className="text-link" href="/sessions">
            会话与口令
          </a>
          <ActionForm action={signOutAction} submit="退出" pending="正在退出…" tone="outline" inline label="退出登录" />
        </ShellFoot>
      }
    >
      {children}
    </Shell>
  );
}
