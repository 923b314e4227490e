import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Notice } from "@/components/ui/notice";
import { getScheme } from "@/lib/appraisal/scheme/queries";
import { requireActor } from "@/lib/auth/session";
import { saveSchemeAction } from "../../actions";
import { SchemeEditor } from "./scheme-editor";

export const metadata: Metadata = { title: "修改考核方案" };

export default async function EditSchemePage({ params }: { params: Promise<{ schemeId: string }> }) {
  const actor = await requireActor();
  const scheme = (await getScheme(actor, (await params).schemeId)) ?? notFound();
  return (
    <>
      <PageHead
        title={`修改考核方案 第 ${scheme.version} 版`}
        back={{ href: `/appraisal/schemes/${scheme.id}`, label: `第 ${scheme.version} 版` }}
        sub="保存为草稿；随考核批准后不能再改"
      />
      <PageBody>
        {scheme.editable === true ? (
          <SchemeEditor
            action={saveSchemeAction}
            schemeId={scheme.id}
            name={scheme.name}
            approvalNo={scheme.approvalNo}
            savedAt={scheme.updatedAt.toISOString()}
            document={scheme.document}
          />
        ) : (
          <Notice tone="quiet">{scheme.editable}</Notice>
        )}
      </PageBody>
    </>
  );
}
