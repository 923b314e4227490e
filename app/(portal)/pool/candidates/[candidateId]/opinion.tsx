import { ConfirmButton } from "@/components/form/confirm-button";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { sayDate, today } from "@/lib/calendar";
import type { CandidateView } from "@/lib/pool/candidate/queries";
import { VIEWS } from "@/lib/pool/labels";
import { askOpinionAction } from "../../actions";

/** 廉政意见: asked, answered, asked again where it was put off. */
export function Opinion({ candidate, keeps }: { candidate: CandidateView; keeps: boolean }) {
  const waiting = candidate.opinions[0] !== undefined && candidate.opinions[0].view === null;
  return (
    <Panel
      title="廉政意见"
      aside={
        keeps && candidate.stage === 1 && !waiting ? (
          <ConfirmButton
            action={askOpinionAction}
            label="征求意见"
            title={`征求${candidate.person.name}的廉政意见`}
            text="纪委只看到姓名和单位职务，看不到培养方向、成熟度和推荐情况。"
            hidden={{ candidateId: candidate.id, version: candidate.version }}
            small
          />
        ) : undefined
      }
    >
      {candidate.opinions.length === 0 ? (
        <Empty title="还没有征求。">条件核对符合后，由党群工作部向纪委征求。</Empty>
      ) : (
        candidate.opinions.map((row) => (
          <Facts
            key={row.id}
            items={[
              { label: "征求", value: `${row.askedByName}，${sayDate(today(row.askedAt))}` },
              { label: "意见", value: row.view ? VIEWS[row.view] : <Badge tone="warning">等待答复</Badge> },
              ...(row.answeredAt
                ? [
                    { label: "答复", value: `${row.answeredByName}，${sayDate(today(row.answeredAt))}` },
                    { label: "文号", value: row.documentNo },
                    { label: "说明", value: row.text || "无", wide: true },
                  ]
                : []),
            ]}
          />
        ))
      )}
    </Panel>
  );
}
