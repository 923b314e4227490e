import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/shell/page-head";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { SearchBar } from "@/components/ui/search-bar";
import { findReceipt } from "@/lib/appraisal/opening/queries";
import { receiptSchema } from "@/lib/appraisal/opening/schema";
import { requireActor } from "@/lib/auth/session";

export const metadata: Metadata = { title: "核验我的选票" };

type Props = { params: Promise<{ cycleId: string }>; searchParams: Promise<{ receipt?: string | string[] }> };

export default async function ReceiptPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { cycleId } = await params;
  const typed = [(await searchParams).receipt].flat()[0]?.slice(0, 60) ?? "";
  const parsed = typed === "" ? null : receiptSchema.safeParse(typed);
  const view = (await findReceipt(actor, cycleId, parsed?.data ?? null)) ?? notFound();
  const page = `/appraisal/${cycleId}/receipt`;
  return (
    <PageBody>
      {view.own ? (
        <Panel title="我的测评表">
          {view.own.receipt ? (
            <p>
              回执 <b className="font-mono">{view.own.receipt}</b>（第 {view.own.revision} 次提交）：
              {view.own.state === "COUNTED" ? "已计入。" : "没有计入，请联系纪委查明原因。"}
            </p>
          ) : (
            <p>您没有交回测评表。</p>
          )}
        </Panel>
      ) : null}
      <Panel title="用回执核验">
        <div className="grid gap-4">
          <SearchBar
            action={page}
            label="回执"
            name="receipt"
            value={typed}
            placeholder="3F0A-91C2-77DE-0B15-A4C8"
            clear={typed === "" ? undefined : page}
          />
          {parsed && !parsed.success ? <Notice tone="warn">{parsed.error.issues[0]?.message}</Notice> : null}
          {view.asked ? <Answer {...view.asked} /> : null}
          <p className="max-w-prose text-xs text-muted">
            回执只能证明一份测评表是否计入，不能显示投了什么；选票入库时已经与测评表脱离，系统自己也查不出。
          </p>
        </div>
      </Panel>
    </PageBody>
  );
}

function Answer({ receipt, state }: { receipt: string; state: "COUNTED" | "REPLACED" | null }) {
  const code = <b className="font-mono">{receipt}</b>;
  if (state === "COUNTED") return <Notice tone="done">{code}：已计入。这份测评表在开箱时核验无误，计入了结果。</Notice>;
  if (state === "REPLACED") return <Notice>{code}：已被替换。投票人后来重新提交，以最后一次为准。</Notice>;
  return <Notice tone="warn">{code}：没有找到。请核对是否抄错，或是否属于本次考核。</Notice>;
}
