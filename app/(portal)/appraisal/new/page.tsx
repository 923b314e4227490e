import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/form/action-form";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { mayPrepare } from "@/lib/appraisal/cycle/policy";
import { proposeCycle } from "@/lib/appraisal/cycle/queries";
import { listSchemes } from "@/lib/appraisal/scheme/queries";
import { requireActor } from "@/lib/auth/session";
import { createCycleAction } from "../actions";
import { CycleFields } from "../cycle-fields";

export const metadata: Metadata = { title: "新建考核" };

export default async function NewCyclePage() {
  const actor = await requireActor();
  if (mayPrepare(actor) !== true) notFound();
  const [values, schemes] = await Promise.all([proposeCycle(actor), listSchemes(actor)]);
  return (
    <>
      <PageHead
        title="新建考核"
        back={{ href: "/appraisal", label: "考核批次" }}
        sub="建立后仍可修改，批准前都不生效"
      />
      <PageBody>
        {!values || !schemes || schemes.length === 0 ? (
          <Panel>
            <Empty title="还没有考核方案，无法建立考核。">
              先到
              <a className="text-link" href="/appraisal/schemes">
                考核方案
              </a>
              按默认内容建立第 1 版，再回来新建考核。
            </Empty>
          </Panel>
        ) : (
          <ActionForm action={createCycleAction} submit="建立考核" label="新建考核">
            <CycleFields
              values={{ ...values, schemeId: schemes[0]?.id ?? "" }}
              schemes={schemes}
              rounds={values.rounds}
            />
          </ActionForm>
        )}
      </PageBody>
    </>
  );
}
