import { Panel } from "@/components/ui/panel";
import { sayDate, sayFullMoment } from "@/lib/calendar";
import { FACTS } from "@/lib/rotation/correction/faults";
import { END_KINDS } from "@/lib/rotation/labels";
import type { PostingSheet } from "@/lib/rotation/sheet/queries";

type Step = { at: Date; what: string; by: string; note?: string };

/** Every decision with its moment and its name, the newest first. */
export function History({ posting }: { posting: PostingSheet }) {
  const steps = stepsOf(posting)
    .toReversed()
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return (
    <Panel title="办理经过" aside={`${steps.length} 步`}>
      <ol className="divide-y divide-line">
        {steps.map((step) => (
          <li key={`${step.at.getTime()} ${step.what}`} className="py-2">
            <span className="text-xs text-muted">{sayFullMoment(step.at)}</span>
            <p>
              {step.by} {step.what}
            </p>
            {step.note ? <p className="text-xs text-muted">{step.note}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function stepsOf(posting: PostingSheet): Step[] {
  const { extensions, ends, corrections, visits, appraisal } = posting;
  const steps: Step[] = [{ at: posting.plannedAt, what: "安排锻炼", by: posting.plannedByName }];
  if (posting.approvedAt) {
    steps.push({ at: posting.approvedAt, what: "批准派出", by: posting.approvedByName, note: posting.approvalNo });
  }
  for (const each of extensions) {
    steps.push({ at: each.askedAt, what: `申请延长至${sayDate(each.last)}`, by: each.askedByName, note: each.reason });
    if (each.decidedAt) {
      const what = each.approved ? "批准延长" : "不批准延长";
      steps.push({ at: each.decidedAt, what, by: each.decidedByName, note: each.note });
    }
  }
  for (const each of ends) {
    if (each.kind === "EARLY") {
      const what = `申请提前结束，最后一天${sayDate(each.last)}`;
      steps.push({ at: each.askedAt, what, by: each.askedByName, note: each.reason });
    }
    if (each.decidedAt) {
      const word = END_KINDS[each.kind];
      const what = each.approved ? `登记${word}` : `不批准${word}`;
      const note = each.kind === "CANCELLED" ? each.reason : each.note;
      steps.push({ at: each.decidedAt, what, by: each.decidedByName, note });
    }
  }
  steps.push(...corrections.flatMap(correctionSteps));
  for (const visit of visits) steps.push({ at: visit.recordedAt, what: "登记中期走访", by: visit.recordedByName });
  const signed = (at: Date | null | undefined, by: string | undefined, what: string) =>
    at ? [{ at, by: by ?? "", what }] : [];
  return [
    ...steps,
    ...signed(appraisal?.summarySignedAt, appraisal?.summarySignedName, "签署个人小结"),
    ...signed(appraisal?.hostSignedAt, appraisal?.hostSignedName, "签署锻炼单位鉴定"),
    ...signed(appraisal?.homeSignedAt, appraisal?.homeSignedName, "签署派出单位意见"),
    ...signed(appraisal?.committeeSignedAt, appraisal?.committeeSignedName, "签署厂党委意见"),
  ];
}

/** What stood before is read here for as long as the posting is kept. */
function correctionSteps(each: PostingSheet["corrections"][number]): Step[] {
  const what = `${FACTS[each.fact]}登记，原登记${each.was}，更正为${each.becomes}`;
  const asked = { at: each.askedAt, by: each.askedByName, note: each.reason };
  // Decided by whoever asked: nobody else had to allow it.
  if (each.decidedAt && each.decidedAt.getTime() === each.askedAt.getTime()) return [{ ...asked, what: `更正${what}` }];
  const steps: Step[] = [{ ...asked, what: `申请更正${what}` }];
  if (each.decidedAt) {
    const verb = each.approved ? "批准更正" : "不批准更正";
    steps.push({ at: each.decidedAt, by: each.decidedByName, what: `${verb}${FACTS[each.fact]}登记`, note: each.note });
  }
  return steps;
}
