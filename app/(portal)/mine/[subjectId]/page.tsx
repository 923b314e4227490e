import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/form/action-form";
import { RadioGroup } from "@/components/form/choice-fields";
import { TextAreaField } from "@/components/form/text-area-field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import { getOwnResult } from "@/lib/appraisal/conclusion/queries";
import { stateLabel } from "@/lib/appraisal/cycle/states";
import { mayGiveOpinion } from "@/lib/appraisal/decision/policy";
import { getOwnMaterials, type OwnMaterials } from "@/lib/appraisal/materials/queries";
import { requireActor } from "@/lib/auth/session";
import { sayClock, sayFullMoment } from "@/lib/calendar";
import { VoicesPanel } from "../../appraisal/result-view/decision-panel";
import { ResultView } from "../../appraisal/result-view/result-view";
import { giveOpinionAction } from "./actions";
import { MaterialsForm } from "./materials-form";

export const metadata: Metadata = { title: "我的考核" };

export default async function OwnAppraisalPage({ params }: { params: Promise<{ subjectId: string }> }) {
  const actor = await requireActor();
  const { subjectId } = await params;
  const [own, result] = await Promise.all([getOwnMaterials(actor, subjectId), getOwnResult(actor, subjectId)]);
  if (!own) notFound();
  const maySign =
    result && !result.row.opinion && mayGiveOpinion(actor, { ...result.row, cycle: result.sheet.cycle }) === true;
  return (
    <>
      <PageHead
        title={own.title}
        sub={`${own.unitName} ${own.postTitle} · ${stateLabel(own.state)}`}
        back={{ href: "/mine", label: "我的考核" }}
        actions={
          result ? (
            <a
              className="btn btn-outline"
              href={`/reports/registration-form?cycle=${own.cycleId}&subject=${own.subjectId}`}
            >
              登记表 PDF
            </a>
          ) : undefined
        }
      />
      <PageBody>
        {result ? (
          <>
            <Panel title="审定等次" aside="谁能看到：本人、党委、考核领导小组、组织人员和纪委">
              <p className="text-2xl font-semibold">{result.row.decision?.grade ?? "不定等次"}</p>
              {result.row.decision?.opinion ? <p className="mt-2">厂党委意见：{result.row.decision.opinion}</p> : null}
              {result.row.decision?.reason ? <p className="mt-1">说明：{result.row.decision.reason}</p> : null}
            </Panel>
            {maySign ? <SignForm subjectId={subjectId} /> : null}
            <ResultView sheet={result.sheet} row={result.row} own beside={<VoicesPanel row={result.row} />} />
            <Reveal summary="本人填报内容">
              <Materials own={own} />
            </Reveal>
          </>
        ) : (
          <Materials own={own} />
        )}
      </PageBody>
    </>
  );
}

function Materials({ own }: { own: OwnMaterials }) {
  const { summary, attachment, duties, training, honours } = own;
  const closed = (answer: true | string) => (answer === true ? null : answer);
  return (
    <Panel
      title="个人总结与填报内容"
      aside={
        own.checkedAt ? (
          <Badge tone="success">组织人员已审核</Badge>
        ) : (
          <span>启动测评（{sayFullMoment(own.voteOpensAt)}）时定稿</span>
        )
      }
    >
      {own.checkNote ? (
        <div className="mb-3">
          <Notice tone="warn" title="组织人员请您补正">
            {own.checkNote}
          </Notice>
        </div>
      ) : null}
      {own.mayWriteSummary !== true ? <p className="mb-3 text-muted">{own.mayWriteSummary}</p> : null}
      <MaterialsForm
        subjectId={own.subjectId}
        revision={own.revision}
        texts={{ summary, attachment, duties, training, honours }}
        savedAt={own.savedAt ? sayClock(own.savedAt) : null}
        summaryClosed={closed(own.mayWriteSummary)}
        cellsClosed={closed(own.mayWriteCells)}
      />
    </Panel>
  );
}

function SignForm({ subjectId }: { subjectId: string }) {
  return (
    <Panel title="本人意见" aside="签署后不能更改；自签收之日起30日内可以申请复核">
      <ActionForm
        action={giveOpinionAction}
        submit="签署"
        hidden={{ subjectId }}
        label="本人意见"
        confirm={{ title: "签署本人意见？", text: "签署后不能更改，意见印入登记表。" }}
      >
        <RadioGroup
          name="agrees"
          label="对考核结果"
          required
          options={[
            { value: "yes", label: "同意" },
            { value: "no", label: "有异议" },
          ]}
        />
        <TextAreaField name="text" label="意见" limit={300} rows={3} hint="有异议时请写明理由。" />
      </ActionForm>
    </Panel>
  );
}
