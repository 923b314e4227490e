import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConfirmButton } from "@/components/form/confirm-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { PageBody } from "@/components/shell/page-head";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { getCycle } from "@/lib/appraisal/cycle/queries";
import { isPreparing, reached } from "@/lib/appraisal/cycle/states";
import { mayEditSubjects } from "@/lib/appraisal/subject/policy";
import { listSubjects, type SubjectRow } from "@/lib/appraisal/subject/queries";
import { requireActor } from "@/lib/auth/session";
import { fromColumn, plainDate, sayDate, sayMonth } from "@/lib/calendar";
import { CATEGORIES, GENDERS, POLITICAL } from "@/lib/organisation/labels";
import { leaveOutAction, removeSubjectAction, takeBackAction } from "../actions";

export const metadata: Metadata = { title: "被考核干部" };

type Props = { params: Promise<{ cycleId: string; subjectId: string }> };

export default async function SubjectPage({ params }: Props) {
  const actor = await requireActor();
  const { cycleId, subjectId } = await params;
  const cycle = (await getCycle(actor, cycleId)) ?? notFound();
  const subject = (await listSubjects(actor, cycleId))?.find(({ id }) => id === subjectId) ?? notFound();
  const may = mayEditSubjects(actor, cycle) === true;
  const frozen = !isPreparing(cycle.state);
  return (
    <PageBody>
      <p className="no-print">
        <a className="text-link" href={`/appraisal/${cycleId}/subjects`}>
          返回名单
        </a>
      </p>
      <Panel
        title={`${subject.name} · ${subject.unitName} ${subject.postTitle}`}
        aside={frozen ? "启动测评时的登记内容" : "启动测评时按人员登记再更新一次，随后冻结"}
      >
        <Facts items={factsOf(subject)} />
      </Panel>
      {subject.notRatedReason ? (
        <Notice tone="warn" title="不参加测评">
          {subject.notRatedReason}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <a className="btn btn-outline" href={`/appraisal/${cycleId}/assignment/${subject.id}`}>
          查看评价人
        </a>
        {reached(cycle.state, "TALLIED") ? (
          <a className="btn btn-outline" href={`/appraisal/${cycleId}/results/${subject.id}`}>
            查看结果
          </a>
        ) : null}
        {may ? <Changes cycleId={cycleId} subject={subject} /> : null}
      </div>
    </PageBody>
  );
}

function Changes({ cycleId, subject }: { cycleId: string; subject: SubjectRow }) {
  const hidden = { cycleId, subjectId: subject.id };
  const reason = <TextAreaField name="reason" label="理由" required limit={200} />;
  return (
    <>
      {subject.notRatedReason ? (
        <ConfirmButton
          action={takeBackAction}
          label="恢复参加测评"
          title={`${subject.name}恢复参加测评？`}
          text="恢复后需重新生成评价关系。"
          hidden={hidden}
        >
          {reason}
        </ConfirmButton>
      ) : (
        <ConfirmButton
          action={leaveOutAction}
          label="不参加测评"
          title={`${subject.name}不参加测评？`}
          text="留在名单中并注明理由，不发测评票，不计入名额基数。已生成的评价关系随即撤销。"
          hidden={hidden}
        >
          {reason}
        </ConfirmButton>
      )}
      <ConfirmButton
        action={removeSubjectAction}
        label="移出名单"
        title={`把${subject.name}移出名单？`}
        text="误列的人移出名单；应考核而因故不测评的，请用“不参加测评”。"
        hidden={hidden}
        tone="danger"
      >
        {reason}
      </ConfirmButton>
    </>
  );
}

function factsOf({ snapshot, ...subject }: SubjectRow) {
  const month = (day: string | null) => (day ? sayMonth(plainDate(day)) : null);
  return [
    { label: "工号", value: snapshot.employeeNo },
    { label: "类别", value: CATEGORIES[subject.pool] },
    { label: "性别", value: GENDERS[snapshot.gender] },
    { label: "民族", value: snapshot.ethnicity || null },
    { label: "出生年月", value: month(snapshot.bornOn) },
    { label: "政治面貌", value: POLITICAL[snapshot.political] },
    { label: "入党时间", value: month(snapshot.joinedPartyOn) },
    { label: "参加工作时间", value: month(snapshot.startedWorkOn) },
    { label: "学历", value: snapshot.education || null },
    { label: "学位", value: snapshot.degree || null },
    { label: "专业技术职务", value: snapshot.professionalTitle || null },
    { label: "任现职时间", value: sayDate(fromColumn(subject.postSince)) },
  ];
}
