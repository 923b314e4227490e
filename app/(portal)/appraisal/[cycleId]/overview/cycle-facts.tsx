import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { CUSTODY_SENTENCES, KIND_LABELS } from "@/lib/appraisal/cycle/labels";
import { mayEditDraft } from "@/lib/appraisal/cycle/policy";
import type { CycleView } from "@/lib/appraisal/cycle/queries";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, sayDate, sayFullMoment } from "@/lib/calendar";
import { CATEGORIES } from "@/lib/organisation/labels";

export function CycleFacts({ actor, cycle }: { actor: Actor; cycle: CycleView }) {
  const edits = mayEditDraft(actor, cycle) === true;
  return (
    <Panel
      title="考核"
      aside={
        edits ? (
          <a className="text-link" href={`/appraisal/${cycle.id}/edit`}>
            修改
          </a>
        ) : null
      }
    >
      <Facts
        items={[
          { label: "类别", value: KIND_LABELS[cycle.kind] },
          { label: "年度", value: `${cycle.year}年${cycle.round > 1 ? `第${cycle.round}轮` : ""}` },
          { label: "任职截止日", value: sayDate(fromColumn(cycle.cutoffOn)) },
          { label: "参加测评", value: <Pools cycle={cycle} />, wide: true },
          {
            label: "测评时间",
            value: `${sayFullMoment(cycle.voteOpensAt)} 至 ${sayFullMoment(cycle.voteClosesAt)}`,
            wide: true,
          },
          {
            label: "考核方案",
            value: (
              <a className="text-link" href={`/appraisal/schemes/${cycle.scheme.id}`}>
                第 {cycle.scheme.version} 版 {cycle.scheme.name}
              </a>
            ),
          },
          { label: "批准文号", value: cycle.scheme.approvalNo || null },
          {
            label: "开箱密钥",
            value: `${CUSTODY_SENTENCES[cycle.custody]}${cycle.keysMadeAt ? `密钥于${sayFullMoment(cycle.keysMadeAt)}生成。` : "密钥在批准时生成。"}`,
            wide: true,
          },
        ]}
      />
    </Panel>
  );
}

function Pools({ cycle }: { cycle: CycleView }) {
  if (cycle.pools.length === 0) return <>尚未列入</>;
  const parts = cycle.pools.map(
    ({ pool, rated, notRated }) =>
      `${CATEGORIES[pool]} ${rated} 人${notRated > 0 ? `（另有 ${notRated} 人不参加测评）` : ""}`,
  );
  return (
    <a className="text-link" href={`/appraisal/${cycle.id}/subjects`}>
      {parts.join("，")}
    </a>
  );
}
