import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import { byStrokes } from "@/lib/appraisal/cycle/strokes";
import { listCommented } from "@/lib/appraisal/decision/queries";
import { requireActor } from "@/lib/auth/session";
import { sayFullMoment } from "@/lib/calendar";
import { writeCommentAction } from "./actions";

export const metadata: Metadata = { title: "主管领导评语" };

export default async function CommentsPage({ params }: { params: Promise<{ cycleId: string }> }) {
  const actor = await requireActor();
  const cycle = (await listCommented(actor, (await params).cycleId)) ?? notFound();
  const written = cycle.subjects.filter((subject) => subject.headComment !== null).length;
  return (
    <>
      <PageHead title="主管领导评语" sub={`${cycle.title} · 已写 ${written} / ${cycle.subjects.length} 人`} />
      <PageBody>
        <Notice tone="quiet">
          {cycle.may === true
            ? "评语和建议等次印入登记表“主管领导评语和考核等次建议”一栏。谁能看到：党委、考核领导小组、组织人员；结果反馈后本人可见。"
            : cycle.may}
        </Notice>
        {cycle.subjects
          .toSorted(
            byStrokes(
              (row) => row.name,
              (row) => row.id,
            ),
          )
          .map((subject) => (
            <CommentPanel key={subject.id} subject={subject} grades={cycle.grades} open={cycle.may === true} />
          ))}
      </PageBody>
    </>
  );
}

type Subject = NonNullable<Awaited<ReturnType<typeof listCommented>>>["subjects"][number];

function CommentPanel({ subject, grades, open }: { subject: Subject; grades: string[]; open: boolean }) {
  const comment = subject.headComment;
  return (
    <Panel
      title={subject.name}
      aside={
        <>
          {subject.unitName} {subject.postTitle} {comment ? <Badge tone="success">已写</Badge> : <Badge>待写</Badge>}
        </>
      }
    >
      {subject.materials?.summary ? (
        <Reveal summary="本人总结">
          <p className="max-w-prose whitespace-pre-wrap">{subject.materials.summary}</p>
        </Reveal>
      ) : (
        <p className="text-muted">本人没有填写总结。</p>
      )}
      {open ? (
        <ActionForm
          key={comment?.revision ?? 0}
          action={writeCommentAction}
          submit="保存评语"
          tone="outline"
          label={`${subject.name} 的评语`}
          hidden={{ subjectId: subject.id, revision: comment?.revision ?? 0 }}
          className="mt-3"
        >
          <TextAreaField name="text" label="评语" required limit={500} rows={4} defaultValue={comment?.text ?? ""} />
          <SelectField
            name="grade"
            label="建议等次"
            required
            placeholder="请选择"
            defaultValue={comment?.grade ?? ""}
            className="max-w-60"
            options={grades.map((grade) => ({ value: grade, label: grade }))}
          />
        </ActionForm>
      ) : comment ? (
        <p className="mt-3 max-w-prose whitespace-pre-wrap">
          {comment.text}
          <span className="mt-1 block text-xs text-muted">
            建议等次 {comment.grade} · {comment.byName} · {sayFullMoment(comment.at)}
          </span>
        </p>
      ) : (
        <p className="mt-3 text-muted">没有填写评语。</p>
      )}
    </Panel>
  );
}
