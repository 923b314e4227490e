import type { Metadata } from "next";
import { ActionForm } from "@/components/form/action-form";
import { TextAreaField } from "@/components/form/text-area-field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import { requireActor } from "@/lib/auth/session";
import { sayDate, sayFullMoment } from "@/lib/calendar";
import { SUMMARY_LIMIT } from "@/lib/rotation/appraisal/schema";
import { turnOf } from "@/lib/rotation/appraisal/sections";
import { CONCLUSIONS, TYPES } from "@/lib/rotation/labels";
import { listOwnPostings, type PostingSheet } from "@/lib/rotation/sheet/queries";
import { saveSummaryAction } from "../actions";
import { OwedBadge } from "../owed-badge";
import { ReportForm } from "../report-form";
import { StateBadge } from "../state-badge";
import { Term } from "../term";

export const metadata: Metadata = { title: "我的锻炼" };

export default async function OwnPostingsPage() {
  const actor = await requireActor();
  const postings = (await listOwnPostings(actor)).filter(({ state }) => state !== "CANCELLED");
  const current = postings.filter(({ state }) => state !== "FINISHED");
  const past = postings.filter(({ state }) => state === "FINISHED");
  return (
    <>
      <PageHead title="我的锻炼" sub="轮岗、挂职、借调、交流、项目锻炼" />
      <PageBody>
        {postings.length === 0 ? (
          <Panel>
            <Empty title="您没有岗位锻炼。">派出由党群工作部安排、党委书记批准；批准后在这里填写汇报和小结。</Empty>
          </Panel>
        ) : null}
        {current.map((posting) => (
          <Current key={posting.id} posting={posting} />
        ))}
        {past.map((posting) => (
          <Panel key={posting.id} title={`${posting.hostUnit.name} ${posting.role}`} aside={TYPES[posting.type]}>
            <Term dates={posting.dates} />
            <p className="mt-2">
              <a className="text-link" href={`/rotation/${posting.id}`}>
                查看鉴定
              </a>
            </p>
          </Panel>
        ))}
      </PageBody>
    </>
  );
}

function Current({ posting }: { posting: PostingSheet }) {
  return (
    <>
      <Panel title={`${posting.hostUnit.name} ${posting.role}`} aside={<StateBadge state={posting.state} />}>
        {posting.state === "APPROVED" ? (
          <div className="mb-3">
            <Notice>
              请于{sayDate(posting.dates.plannedFrom)}到{posting.hostUnit.name}报到，报到后由党群工作部登记。
            </Notice>
          </div>
        ) : null}
        <Facts
          items={[
            { label: "类型", value: TYPES[posting.type] },
            { label: "起止", value: <Term dates={posting.dates} /> },
            ...(posting.projectName ? [{ label: "项目", value: posting.projectName }] : []),
            { label: "主要任务", value: <span className="whitespace-pre-wrap">{posting.tasks}</span>, wide: true },
            { label: "锻炼目标", value: <span className="whitespace-pre-wrap">{posting.goals}</span>, wide: true },
          ]}
        />
        {posting.visits.map((visit) => (
          <p key={visit.id} className="mt-2 text-muted">
            {sayDate(visit.visitedOn)}走访：{CONCLUSIONS[visit.conclusion]}
            {visit.advice ? `。${visit.advice}` : ""}
          </p>
        ))}
      </Panel>
      {posting.state === "APPRAISAL" ? <Summary posting={posting} /> : null}
      {posting.dates.actualFrom ? <OwnReports posting={posting} /> : null}
    </>
  );
}

/** The oldest that is owed stands open; what was remarked on can only be read. */
function OwnReports({ posting }: { posting: PostingSheet }) {
  const begun = posting.reports.filter(({ owed }) => owed !== "future");
  const first =
    begun.find(({ owed }) => owed === "late" || owed === "due") ?? begun.find(({ owed }) => owed === "open");
  return (
    <Panel title="书面汇报" aside={`共 ${posting.reports.length} 期`}>
      {begun.toReversed().map((line) => {
        const { report } = line;
        return (
          <div key={line.period} id={`report-${line.period}`} className="border-t border-line py-2 first:border-0">
            <Reveal
              open={line === first}
              summary={
                <>
                  第 {line.period} 期　{sayDate(line.from)} 至 {sayDate(line.last)}{" "}
                  <OwedBadge owed={line.owed} due={line.due} />
                </>
              }
            >
              {report?.remarkAt ? (
                <>
                  <p className="whitespace-pre-wrap">{report.text}</p>
                  <p className="mt-2">
                    锻炼单位意见：{report.remark}
                    <span className="block text-xs text-muted">
                      {report.remarkByName} {sayFullMoment(report.remarkAt)}
                    </span>
                  </p>
                </>
              ) : (
                <ReportForm
                  postingId={posting.id}
                  period={line.period}
                  written={{
                    text: report?.text ?? "",
                    revision: report?.revision ?? 0,
                    handedIn: Boolean(report?.handedInAt),
                  }}
                />
              )}
            </Reveal>
          </div>
        );
      })}
    </Panel>
  );
}

function Summary({ posting }: { posting: PostingSheet }) {
  const { appraisal } = posting;
  const open = turnOf(appraisal) === "summary";
  return (
    <Panel
      id="appraisal"
      title="个人小结"
      aside={posting.appraisalBy ? `鉴定应于${sayDate(posting.appraisalBy)}前完成` : undefined}
    >
      {open ? (
        <ActionForm
          action={saveSummaryAction}
          submit="签署小结"
          label="个人小结"
          hidden={{ postingId: posting.id, revision: appraisal?.revision ?? 0 }}
          confirm={{ title: "签署个人小结？", text: "签署后由锻炼单位鉴定，不能再改；需要补正时会退回给您。" }}
          aside={
            <button type="submit" name="step" value="keep" className="btn btn-outline">
              先保存
            </button>
          }
        >
          <TextAreaField
            name="text"
            label="任务完成、收获和不足"
            limit={SUMMARY_LIMIT}
            rows={8}
            defaultValue={appraisal?.summary}
            seenBy="签署后派出和锻炼单位负责人、党群工作部、党委和纪委可以看到"
          />
        </ActionForm>
      ) : (
        <>
          <p className="whitespace-pre-wrap">{appraisal?.summary}</p>
          <p className="mt-2 text-xs text-muted">
            已签署，正在由单位和党委鉴定；完成后在
            <a className="text-link" href={`/rotation/${posting.id}`}>
              这项锻炼
            </a>
            中查看。
          </p>
        </>
      )}
    </Panel>
  );
}
