import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Field } from "@/components/form/field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Steps } from "@/components/ui/steps";
import type { Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { fromColumn, sayDate, today } from "@/lib/calendar";
import { type CandidateView, getCandidate } from "@/lib/pool/candidate/queries";
import { OUTCOMES, SOURCES, STAGES, TARGETS, TIERS } from "@/lib/pool/labels";
import { mayDecidePool, mayKeepPool } from "@/lib/pool/policy";
import { dropCandidateAction } from "../../actions";
import { KEPT_INSIDE } from "../../pool-tabs";
import { Check } from "./check";
import { Decision } from "./decision";
import { Opinion } from "./opinion";
import { Talk } from "./talk";

export const metadata: Metadata = { title: "名册" };

export default async function CandidatePage({ params }: { params: Promise<{ candidateId: string }> }) {
  const actor = await requireActor();
  const candidate = (await getCandidate(actor, (await params).candidateId)) ?? notFound();
  const { person } = candidate;
  return (
    <>
      <PageHead
        title={person.name}
        back={{ href: "/pool/candidates", label: "推荐与程序" }}
        sub={`${person.unitName} · 工号 ${person.employeeNo} · ${TARGETS[candidate.target]}、${TIERS[candidate.tier]}`}
        actions={candidate.stage < 4 && mayKeepPool(actor, person.id) === true ? <Drop candidate={candidate} /> : null}
      />
      <PageBody>
        <Steps label="程序" steps={[...STAGES]} current={candidate.stage} />
        {candidate.outcome ? <Ended candidate={candidate} /> : null}
        <Recommendations candidate={candidate} />
        <Stages actor={actor} candidate={candidate} />
        <Notice tone="quiet">
          {KEPT_INSIDE}记录编号 {candidate.id}。
        </Notice>
      </PageBody>
    </>
  );
}

function Stages({ actor, candidate }: { actor: Actor; candidate: CandidateView }) {
  const keeps = mayKeepPool(actor, candidate.person.id) === true && candidate.stage < 4;
  const decides = mayDecidePool(actor, candidate.person.id) === true && candidate.stage === 3;
  const day = today(actor.at);
  return (
    <>
      <Check candidate={candidate} keeps={keeps} />
      <Opinion candidate={candidate} keeps={keeps} />
      <Talk candidate={candidate} keeps={keeps} day={day} />
      <Decision candidate={candidate} decides={decides} day={day} />
    </>
  );
}

function Ended({ candidate }: { candidate: CandidateView }) {
  return (
    <Notice tone={candidate.outcome === "ADMITTED" ? "done" : "quiet"}>
      {candidate.outcome ? OUTCOMES[candidate.outcome] : ""}
      {candidate.closedWhy ? `：${candidate.closedWhy}` : ""}。
      {candidate.membershipId ? (
        <a className="text-link ml-2" href={`/pool/members/${candidate.membershipId}`}>
          查看登记
        </a>
      ) : null}
    </Notice>
  );
}

function Recommendations({ candidate }: { candidate: CandidateView }) {
  return (
    <Panel title="推荐" aside={`${candidate.recommendations.length} 份`}>
      {candidate.recommendations.map((row) => (
        <Facts
          key={row.id}
          items={[
            { label: "推荐方式", value: SOURCES[row.source] },
            { label: "推荐人", value: `${row.byName}，${sayDate(fromColumn(row.recommendedOn))}` },
            { label: "方向、成熟度", value: `${TARGETS[row.target]}、${TIERS[row.tier]}` },
            { label: "得票", value: row.votes === null ? "未投票" : `${row.votes} 票，${row.voters} 人参加` },
            { label: "理由", value: row.reasons, wide: true },
          ]}
        />
      ))}
    </Panel>
  );
}

function Drop({ candidate }: { candidate: CandidateView }) {
  return (
    <ConfirmButton
      action={dropCandidateAction}
      label="终止程序"
      title={`终止${candidate.person.name}的程序`}
      text="记录保留；以后可以重新推荐。未答复的廉政意见征求一并撤回。"
      hidden={{ candidateId: candidate.id, version: candidate.version }}
      tone="danger"
    >
      <Field name="reason" label="原因" required maxLength={200} />
    </ConfirmButton>
  );
}
