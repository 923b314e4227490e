import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { byStrokes } from "@/lib/appraisal/cycle/strokes";
import { listEvidence } from "@/lib/appraisal/evidence/queries";
import { listMaterials } from "@/lib/appraisal/materials/queries";
import { can } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { completionsOfYear, mentorYears } from "@/lib/mentoring/queries";
import { rulesInForce } from "@/lib/rulebook/queries";
import { Adjustments } from "./adjustments";
import { EvidenceSheet } from "./evidence-sheet";
import { MaterialsCheck } from "./materials-check";
import { MentorWork } from "./mentor-work";
import { MentoringBonus } from "./mentoring-bonus";
import { ReckonAgain } from "./reckon-again";

export const metadata: Metadata = { title: "成绩与材料" };

export default async function EvidencePage({ params }: { params: Promise<{ cycleId: string }> }) {
  const actor = await requireActor();
  const { cycleId } = await params;
  const [evidence, materials] = await Promise.all([listEvidence(actor, cycleId), listMaterials(actor, cycleId)]);
  if (!evidence) notFound();
  const rows = evidence.toSorted(
    byStrokes(
      (row) => row.name,
      (row) => row.subjectId,
    ),
  );
  const [completions, mentors, { bonus }] = await Promise.all([
    rows[0] ? completionsOfYear(actor, rows[0].year) : [],
    rows[0] ? mentorYears(actor, rows[0].year) : [],
    rulesInForce(actor, "MENTORING"),
  ]);
  const closed = rows.map((row) => row.mayEnter).find((answer) => answer !== true);
  const mayEnter = rows.some((row) => row.mayEnter === true);
  return (
    <PageBody>
      {rows[0]?.mayReckon === true ? <ReckonAgain cycleId={cycleId} /> : null}
      {!mayEnter && closed ? <Notice tone="quiet">{closed}</Notice> : null}
      <Panel
        title="业绩考核与平时考核"
        aside={
          can(actor, "evidence.write") && rows.length > 0 ? (
            <a className="text-link" href={`/appraisal/${cycleId}/evidence/import`}>
              用成绩表导入、导出
            </a>
          ) : undefined
        }
        foot="空白表示未录入，计算时不按零分处理。"
        flush
      >
        {rows.length === 0 ? (
          <Empty title="还没有被考核干部">请先在“被考核人”中确定名单。</Empty>
        ) : (
          <EvidenceSheet cycleId={cycleId} rows={rows} mayEnter={mayEnter} />
        )}
      </Panel>
      <MentorWork rows={rows} years={mentors} />
      <MentoringBonus rows={rows} completions={completions} most={bonus} />
      <Panel title="加分与扣分" aside="合计加分不超过5分，扣分不超过10分" flush>
        <Adjustments rows={rows} />
      </Panel>
      {materials ? (
        <Panel title="本人填报内容" aside="从事或分管工作、培训、奖惩由组织人员审核后印入登记表" flush>
          <MaterialsCheck
            rows={materials.toSorted(
              byStrokes(
                (row) => row.name,
                (row) => row.id,
              ),
            )}
            actorPersonId={actor.personId}
          />
        </Panel>
      ) : null}
    </PageBody>
  );
}
