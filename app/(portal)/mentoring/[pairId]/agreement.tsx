import { ActionForm } from "@/components/form/action-form";
import { ConfirmButton } from "@/components/form/confirm-button";
import { FieldGrid } from "@/components/form/layout";
import { Badge } from "@/components/ui/badge";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import type { Actor } from "@/lib/auth/actor";
import { addDays, sayDate, sayFullMoment } from "@/lib/calendar";
import { PARTIES } from "@/lib/mentoring/agreement";
import { ASPECT_LABELS, PARTY_LABELS } from "@/lib/mentoring/labels";
import type { PairPage } from "@/lib/mentoring/pair/queries";
import { mayChangePair, maySignAs } from "@/lib/mentoring/policy";
import { changePairAction, signAction } from "../actions";
import { AgreementFields, TermFields } from "../agreement-fields";

/** The text as it is signed, who has signed it, and the change of it before it is concluded. */
export function AgreementPart({ pair, actor }: { pair: PairPage; actor: Actor }) {
  const { agreement } = pair.state;
  const stale = pair.signatures.filter(({ hash }) => hash !== agreement.hash);
  return (
    <>
      <Panel title={`结对培养协议 ${pair.number}`} aside={agreement.concluded ? "已生效" : "签署中"}>
        <Text pair={pair} />
      </Panel>
      <Panel
        title="签署"
        aside={agreement.concluded ? undefined : `${sayDate(agreement.signBy)} 前（按工作日计，未计法定节假日）`}
      >
        {stale.length > 0 && !agreement.concluded ? (
          <Notice tone="warn">协议改动过，改动之前的 {stale.length} 个签署不再有效，须重新签署。</Notice>
        ) : null}
        <ul className="mt-2 divide-y divide-line">
          {PARTIES.map((party) => {
            const signed = agreement.signed.find((one) => one.party === party);
            const turn = party !== "OFFICE" || agreement.signed.length === 3;
            const may = !signed && turn && maySignAs(actor, pair, party, pair.secretaries) === true;
            return (
              <li key={party} className="flex flex-wrap items-center justify-between gap-2 py-2">
                <span>
                  {PARTY_LABELS[party]}
                  {signed ? (
                    <span className="text-xs text-muted">
                      {" "}
                      {signed.name} {sayFullMoment(signed.at)}
                    </span>
                  ) : null}
                </span>
                {may ? (
                  <ConfirmButton
                    action={signAction}
                    label={party === "OFFICE" ? "盖章" : "签署"}
                    title={`以${PARTY_LABELS[party]}身份签署这份协议？`}
                    text="签署的是本页显示的全部内容；此后协议如有改动，这个签署自动失效。"
                    tone="primary"
                    hidden={{ pairId: pair.id, party, hash: agreement.hash }}
                  />
                ) : (
                  <Badge tone={signed ? "success" : "neutral"}>{signed ? "已签署" : "未签署"}</Badge>
                )}
              </li>
            );
          })}
        </ul>
      </Panel>
      {!agreement.concluded && mayChangePair(actor, pair) === true ? <Change pair={pair} /> : null}
    </>
  );
}

function Text({ pair }: { pair: PairPage }) {
  const list = (lines: string[]) => (
    <ol className="list-decimal pl-5">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  );
  const goals = pair.goals.map(
    (goal) => `${ASPECT_LABELS[goal.aspect]}：${goal.text}（${goal.measure}，${sayDate(goal.due)}前）`,
  );
  const plan = pair.milestones.map((one) => `${sayDate(one.due)}：${one.text}，交付${one.delivery}`);
  return (
    <Facts
      width="14rem"
      items={[
        { label: "导师", value: `${pair.mentor.name} ${pair.mentorUnit} ${pair.mentorPost} ${pair.mentorTitle}` },
        { label: "培养对象", value: `${pair.mentee.name} ${pair.menteeUnit} ${pair.menteePost}` },
        { label: "培养方向", value: pair.field },
        { label: "期限", value: `${sayDate(pair.from)} 至 ${sayDate(addDays(pair.plannedUntil, -1))}` },
        { label: "培养目标", value: list(goals), wide: true },
        { label: "年度计划", value: plan.length > 0 ? list(plan) : "无", wide: true },
        { label: "导师职责", value: pair.mentorDuties, wide: true },
        { label: "对象职责", value: pair.menteeDuties, wide: true },
        { label: "考核方式", value: pair.assessment, wide: true },
        { label: "中止条款", value: pair.termination, wide: true },
      ]}
    />
  );
}

function Change({ pair }: { pair: PairPage }) {
  const drafted = {
    ...{ field: pair.field, lastDay: addDays(pair.plannedUntil, -1) },
    goals: pair.goals.map(({ aspect, text, measure, due }) => ({ aspect, text, measure, due })),
    milestones: pair.milestones.map(({ text, delivery, due }) => ({ text, delivery, due })),
    ...{ mentorDuties: pair.mentorDuties, menteeDuties: pair.menteeDuties },
    ...{ assessment: pair.assessment, termination: pair.termination },
  };
  return (
    <Panel>
      <Reveal summary="修改协议（已有的签署将失效）">
        <ActionForm
          action={changePairAction}
          submit="保存修改"
          tone="outline"
          hidden={{ pairId: pair.id, revision: pair.revision }}
        >
          <FieldGrid columns={2}>
            <TermFields drafted={drafted} />
          </FieldGrid>
          <AgreementFields drafted={drafted} />
        </ActionForm>
      </Reveal>
    </Panel>
  );
}
