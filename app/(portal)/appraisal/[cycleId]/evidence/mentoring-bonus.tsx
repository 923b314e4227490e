import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { Panel } from "@/components/ui/panel";
import type { EvidenceRow } from "@/lib/appraisal/evidence/queries";
import { GRADE_LABELS } from "@/lib/mentoring/labels";
import type { completionsOfYear } from "@/lib/mentoring/queries";
import { addAdjustmentAction } from "./actions";

type Completion = Awaited<ReturnType<typeof completionsOfYear>>[number];

/** What this reason begins with tells whether the bonus has been entered already. */
const REASON = "结对培养优秀出师";

/**
 * Who completed a mentoring as 优秀出师 in the year: a bonus is proposed, and people enter it. Put together by the page:
 * the appraisal knows nothing of mentoring.
 */
export function MentoringBonus({
  rows,
  completions,
  most,
}: {
  rows: EvidenceRow[];
  completions: Completion[];
  most: number;
}) {
  const due = completions.flatMap((done) => {
    const row = rows.find(({ personId }) => personId === done.personId);
    const entered = row?.adjustments.some(({ reason }) => reason.startsWith(REASON));
    return done.grade === "EXCELLENT" && row && row.mayEnter === true && !entered ? [{ done, row }] : [];
  });
  if (due.length === 0 || most === 0) return null;
  return (
    <Panel title="可以采用的加分" aside={`结对培养优秀出师，至多加 ${most} 分，由组织人员决定`}>
      <ul className="divide-y divide-line">
        {due.map(({ done, row }) => (
          <li key={row.subjectId} className="py-2">
            <ActionForm
              action={addAdjustmentAction}
              submit="登记加分"
              tone="outline"
              inline
              label={`登记 ${row.name} 的加分`}
              hidden={{
                ...{ subjectId: row.subjectId, reason: REASON },
                evidence: `出师考核${done.total}分，${GRADE_LABELS.EXCELLENT}`,
              }}
            >
              <span className="self-center">
                {row.name}
                <span className="text-xs text-muted">
                  {" "}
                  {row.unitName}，出师考核 {done.total} 分
                </span>
              </span>
              <Field
                name="points"
                label={`加分（至多 ${most}）`}
                type="number"
                min={0.1}
                max={most}
                step={0.1}
                required
                defaultValue={most}
              />
            </ActionForm>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
