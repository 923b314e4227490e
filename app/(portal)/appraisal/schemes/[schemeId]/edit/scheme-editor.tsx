"use client";
import { useEffect, useMemo, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { Panel } from "@/components/ui/panel";
import { type SchemeFault, schemeFaults } from "@/lib/appraisal/scheme/checks";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";
import type { FormActionFunction } from "@/lib/form-state";
import { DimensionsPart } from "./dimensions-part";
import { EditorScope } from "./editor-context";
import { GroupsPart } from "./groups-part";
import { CompositePart, GradesPart, PaperPart, PoolsPart } from "./result-part";
import { OverallPart, ScalePart } from "./scale-part";

type Props = {
  action: FormActionFunction;
  schemeId: string;
  name: string;
  approvalNo: string;
  savedAt: string;
  document: StoredScheme;
};

/** The whole document on one page; sums are checked at every key by the same rules that the server asks. */
export function SchemeEditor({ action, schemeId, name, approvalNo, savedAt, document }: Props) {
  const [scheme, setScheme] = useState(document);
  const faults = useMemo(() => schemeFaults(scheme), [scheme]);
  useLeaveWarning(scheme !== document);
  // What the page knows to be wrong is not sent: the server would only answer the same.
  const save: FormActionFunction = async (previous, form) =>
    faults.length > 0
      ? { status: "refused", message: refusalOf(faults), fields: {}, values: {} }
      : action(previous, form);
  return (
    <EditorScope value={{ scheme, faults, change: setScheme }}>
      <ActionForm
        action={save}
        submit="保存方案"
        hidden={{ schemeId, savedAt, document: JSON.stringify(scheme) }}
        label="考核方案"
        className="editor-form gap-4"
        aside={<Standing faults={faults.length} changed={scheme !== document} schemeId={schemeId} />}
      >
        <Panel title="版本">
          <FieldGrid columns={2}>
            <Field name="name" label="方案名称" required maxLength={60} defaultValue={name} />
            <Field name="approvalNo" label="批准文号" optional maxLength={60} defaultValue={approvalNo} />
          </FieldGrid>
        </Panel>
        <DimensionsPart />
        <GroupsPart />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="grid gap-4">
            <ScalePart />
            <OverallPart />
            <PaperPart />
          </div>
          <div className="grid gap-4">
            <CompositePart />
            <GradesPart />
            <PoolsPart />
          </div>
        </div>
      </ActionForm>
    </EditorScope>
  );
}

function Standing({ faults, changed, schemeId }: { faults: number; changed: boolean; schemeId: string }) {
  return (
    <>
      <a className="btn btn-ghost" href={`/appraisal/schemes/${schemeId}`}>
        返回
      </a>
      <p aria-live="polite" className={faults > 0 ? "font-semibold text-error" : "text-muted"}>
        {faults > 0 ? `还有 ${faults} 处需要修改` : changed ? "有未保存的修改" : ""}
      </p>
    </>
  );
}

function refusalOf(faults: SchemeFault[]): string {
  const first = faults.slice(0, 3).map(({ message }) => message);
  return `尚未保存，还有 ${faults.length} 处需要修改：${first.join("；")}${faults.length > 3 ? "……" : ""}。`;
}

/** Closing the tab with unsaved work is asked about once more. */
function useLeaveWarning(changed: boolean) {
  useEffect(() => {
    if (!changed) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [changed]);
}
