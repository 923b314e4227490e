import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmButton } from "@/components/form/confirm-button";
import { PersonPicker } from "@/components/form/person-picker";
import { SelectField } from "@/components/form/select-field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import { requireActor } from "@/lib/auth/session";
import { sayDate, today } from "@/lib/calendar";
import { type CandidateLine, listCandidates, type WaitingRecommendation } from "@/lib/pool/candidate/queries";
import { OUTCOMES, SOURCES, STAGES, TARGETS, TIERS } from "@/lib/pool/labels";
import { mayKeepPool } from "@/lib/pool/policy";
import { labelOfPool } from "@/lib/pool/queries";
import { openCandidateAction, searchPeopleAction, takeUpAction } from "../actions";
import { PoolTabs } from "../pool-tabs";
import { choices, RecommendationFields } from "../recommendation-fields";

export const metadata: Metadata = { title: "名册" };

export default async function CandidatesPage() {
  const actor = await requireActor();
  const { candidates, waiting } = (await listCandidates(actor)) ?? notFound();
  const keeps = mayKeepPool(actor) === true;
  const running = candidates.filter(({ closedAt }) => closedAt === null);
  const closed = candidates.filter(({ closedAt }) => closedAt !== null);
  return (
    <>
      <PageHead title={(await labelOfPool(actor)) ?? ""} sub={`推荐与程序，进行中 ${running.length} 人`} />
      <PageBody>
        <PoolTabs current="/candidates" />
        <Waiting waiting={waiting} keeps={keeps} />
        <Panel title="进行中" aside={`${running.length} 人`} flush={running.length > 0}>
          {running.length === 0 ? (
            <Empty title="没有进行中的程序。">受理推荐或登记推荐后开始。</Empty>
          ) : (
            <Candidates label="进行中" lines={running} />
          )}
        </Panel>
        {keeps ? <OpenPanel day={today(actor.at)} /> : null}
        {closed.length > 0 ? (
          <Panel title="已结束" aside={`${closed.length} 人`} flush>
            <Candidates label="已结束" lines={closed} />
          </Panel>
        ) : null}
      </PageBody>
    </>
  );
}

function OpenPanel({ day }: { day: string }) {
  return (
    <Panel title="登记推荐" foot="会议推荐、谈话推荐、组织发现由党群工作部登记；支部推荐由党支部书记提交。">
      <Reveal summary="填写推荐">
        <ActionForm action={openCandidateAction} submit="登记并核对条件" label="登记推荐" className="mt-3">
          <div className="grid gap-3 sm:grid-cols-2">
            <PersonPicker name="personId" label="人员" required search={searchPeopleAction} />
            <SelectField name="source" label="推荐方式" required placeholder="请选择" options={choices(SOURCES)} />
          </div>
          <RecommendationFields day={day} />
        </ActionForm>
      </Reveal>
    </Panel>
  );
}

function Waiting({ waiting, keeps }: { waiting: WaitingRecommendation[]; keeps: boolean }) {
  if (waiting.length === 0) return null;
  return (
    <Panel title="待办理的推荐" aside={`${waiting.length} 份`} flush>
      <Table label="待办理的推荐" stack>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">推荐人</th>
            <th scope="col">方向、成熟度</th>
            <th scope="col">得票</th>
            <th scope="col">理由</th>
            {keeps ? <th scope="col">办理</th> : null}
          </tr>
        </thead>
        <tbody>
          {waiting.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.person.name}
                <span className="sub">{row.person.unitName}</span>
              </th>
              <td data-label="推荐人">
                {row.byName}
                <span className="sub">{sayDate(row.recommendedOn)}</span>
              </td>
              <td data-label="方向、成熟度">
                {TARGETS[row.target]}、{TIERS[row.tier]}
              </td>
              <td data-label="得票">{row.votes === null ? "—" : `${row.votes}/${row.voters}`}</td>
              <td data-label="理由" className="prose">
                {row.reasons}
              </td>
              {keeps ? (
                <td data-label="办理">
                  <ConfirmButton
                    action={takeUpAction}
                    label="受理"
                    title={`受理对${row.person.name}的推荐`}
                    text="启动程序；同一人的其他推荐一并受理。推荐人不会得到通知。"
                    hidden={{ recommendationId: row.id }}
                    small
                  />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function Candidates({ label, lines }: { label: string; lines: CandidateLine[] }) {
  return (
    <Table label={label} stack>
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">单位</th>
          <th scope="col">方向、成熟度</th>
          <th scope="col">步骤</th>
          <th scope="col">启动</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <a className="text-link" href={`/pool/candidates/${line.id}`}>
                {line.person.name}
              </a>
            </th>
            <td data-label="单位">{line.person.unitName}</td>
            <td data-label="方向、成熟度">
              {TARGETS[line.target]}、{TIERS[line.tier]}
            </td>
            <td data-label="步骤">
              <Step line={line} />
            </td>
            <td data-label="启动" className="nowrap">
              {sayDate(today(line.openedAt))}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Step({ line }: { line: CandidateLine }) {
  if (line.outcome) {
    return (
      <>
        <Badge tone={line.outcome === "ADMITTED" ? "success" : "neutral"}>{OUTCOMES[line.outcome]}</Badge>
        {line.closedWhy ? <span className="sub">{line.closedWhy}</span> : null}
      </>
    );
  }
  const note = line.asking ? "等待纪委答复" : line.deferred ? "已缓议" : "";
  return (
    <>
      <Badge tone="primary">{STAGES[line.stage]}</Badge>
      {note ? <span className="sub">{note}</span> : null}
    </>
  );
}
