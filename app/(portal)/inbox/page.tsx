import type { Metadata } from "next";
import { ActionForm } from "@/components/form/action-form";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { sayFullMoment } from "@/lib/calendar";
import { listNotices, type NoticeLine } from "@/lib/inbox/queries";
import { readAllNoticesAction, readNoticeAction } from "./actions";

export const metadata: Metadata = { title: "站内消息" };

type Query = { page?: string | string[] };

export default async function InboxPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor();
  const asked = Number((await searchParams).page ?? 1);
  const page = Number.isInteger(asked) && asked > 0 && asked < 1_000 ? asked : 1;
  const { notices, more } = await listNotices(actor, page);
  const unread = notices.some((notice) => notice.readAt === null);
  return (
    <>
      <PageHead
        title="站内消息"
        actions={
          <>
            <a className="btn btn-outline" href="/inbox/settings">
              提醒设置
            </a>
            {unread ? <ActionForm action={readAllNoticesAction} submit="全部标为已读" tone="outline" inline /> : null}
          </>
        }
      />
      <PageBody>
        <Panel>
          {notices.length === 0 ? (
            <Empty title="没有消息。">催办、退回、角色变更等提醒会发到这里；要办的事仍列在“待办”中。</Empty>
          ) : (
            <ul className="divide-y divide-line">
              {notices.map((notice) => (
                <Line key={notice.id} notice={notice} />
              ))}
            </ul>
          )}
          <Pager
            previous={page > 1 ? `/inbox?page=${page - 1}` : undefined}
            next={more ? `/inbox?page=${page + 1}` : undefined}
            summary={page > 1 || more ? `第 ${page} 页` : undefined}
          />
        </Panel>
      </PageBody>
    </>
  );
}

function Line({ notice }: { notice: NoticeLine }) {
  const unread = notice.readAt === null;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className={unread ? "font-semibold" : undefined}>
          {notice.title} {unread ? <Badge tone="primary">未读</Badge> : null}
        </p>
        {notice.body ? <p className="text-muted">{notice.body}</p> : null}
        <p className="text-xs text-faint">{sayFullMoment(notice.createdAt)}</p>
      </div>
      {unread ? (
        <ActionForm
          action={readNoticeAction}
          submit={notice.href ? "查看" : "知道了"}
          tone="outline"
          hidden={{ noticeId: notice.id }}
          label={notice.title}
          inline
        />
      ) : notice.href ? (
        <a className="btn btn-outline btn-sm" href={notice.href}>
          查看
        </a>
      ) : null}
    </li>
  );
}
