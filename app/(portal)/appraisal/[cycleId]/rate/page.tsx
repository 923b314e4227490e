import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { getRating, type Rating as RatingView } from "@/lib/appraisal/ballot/queries";
import { groupLabel } from "@/lib/appraisal/scheme/items";
import { requireActor } from "@/lib/auth/session";
import { sayMoment } from "@/lib/calendar";
import { Rating } from "./rating";
import "./rating.css";

export const metadata: Metadata = { title: "民主测评" };

export default async function RatePage({ params }: { params: Promise<{ cycleId: string }> }) {
  const actor = await requireActor();
  const { cycleId } = await params;
  const rating = (await getRating(actor, cycleId)) ?? notFound();
  const { paper, subjects, draft, may } = rating;
  const { scheme, revision, receipt } = paper;
  const closes = sayMoment(paper.voteClosesAt);
  if (may !== true) return <Shut why={may} receipt={receipt} />;
  const { dimensions, scale, overall, paper: rules } = scheme;
  return (
    <Rating
      cycleId={cycleId}
      paperId={paper.paperId}
      title={paper.title}
      sub={`${groupsOf(rating)} · ${subjects.length} 人`}
      closes={closes}
      scheme={{ dimensions, scale, overall, paper: rules }}
      threshold={scheme.anonymityThreshold}
      subjects={subjects.map(({ id, name, post, mode, summary }) => ({ subjectId: id, id, name, post, mode, summary }))}
      draft={draft}
      returned={receipt === null ? null : { receipt, revision }}
      revision={revision}
      allowRevise={paper.allowRevise}
      custody={paper.custody}
    />
  );
}

/** 同级中层, or the groups in which this voter rates one or the other. */
function groupsOf({ paper, subjects }: RatingView): string {
  const groups = [...new Set(subjects.map(({ group }) => group))];
  return groups.map((group) => groupLabel(paper.scheme, group)).join("、");
}

/** Before the start, after the close, or when the one paper has been given. */
function Shut({ why, receipt }: { why: string; receipt: string | null }) {
  return (
    <PageBody>
      <Panel>
        <Empty title={why}>
          {receipt ? (
            <>
              您的测评表已交回，回执 <b className="ballot-receipt-inline">{receipt}</b>。开箱之后可以核验它是否计入。
            </>
          ) : (
            "您没有交回测评表。"
          )}
        </Empty>
      </Panel>
    </PageBody>
  );
}
