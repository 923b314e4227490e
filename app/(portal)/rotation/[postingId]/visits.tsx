import { ActionForm } from "@/components/form/action-form";
import { RadioGroup } from "@/components/form/choice-fields";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { TextAreaField } from "@/components/form/text-area-field";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import type { Actor } from "@/lib/auth/actor";
import { sayDate, today } from "@/lib/calendar";
import { options } from "@/lib/organisation/labels";
import { CONCLUSIONS } from "@/lib/rotation/labels";
import { mayManage } from "@/lib/rotation/policy";
import type { PostingSheet } from "@/lib/rotation/sheet/queries";
import { recordVisitAction } from "../actions";

const SEEN_BY = "党群工作部、党委和纪委；派出、锻炼单位和本人看不到";

/** 中期走访: what came of it for all who see the posting, what was said for those who may read it. */
export function Visits({ actor, posting }: { actor: Actor; posting: PostingSheet }) {
  const { visits, visit, state } = posting;
  const records = mayManage(actor, posting) === true && (state === "RUNNING" || state === "APPRAISAL");
  const due = visit && visits.length === 0 && state === "RUNNING" ? visit.due : null;
  return (
    <Panel
      id="visits"
      title="中期走访"
      aside={due ? <DueBadge due={due} late={due < today(actor.at)} /> : `${visits.length} 次`}
    >
      {visits.length === 0 ? <p className="text-muted">还没有走访。期限过半时由党群工作部走访。</p> : null}
      <ol className="divide-y divide-line">
        {visits.map((each) => (
          <li key={each.id} className="py-2">
            <p className="flex flex-wrap items-center gap-2">
              {sayDate(each.visitedOn)} <span className="text-muted">{each.visitors}</span>
              <Badge tone={each.conclusion === "CONTINUE" ? "success" : "warning"}>
                {CONCLUSIONS[each.conclusion]}
              </Badge>
            </p>
            {each.talk ? <p className="mt-1 max-w-prose whitespace-pre-wrap">{each.talk}</p> : null}
            {each.advice ? <p className="mt-1 max-w-prose">建议：{each.advice}</p> : null}
          </li>
        ))}
      </ol>
      {records ? (
        <Reveal summary="登记走访" open={due !== null && visit !== null && visit.shown <= today(actor.at)}>
          <VisitForm actor={actor} posting={posting} />
        </Reveal>
      ) : null}
    </Panel>
  );
}

function DueBadge({ due, late }: { due: NonNullable<PostingSheet["visit"]>["due"]; late: boolean }) {
  return <Badge tone={late ? "danger" : "neutral"}>{`应于${sayDate(due)}前走访`}</Badge>;
}

function VisitForm({ actor, posting }: { actor: Actor; posting: PostingSheet }) {
  return (
    <ActionForm
      action={recordVisitAction}
      submit="登记走访"
      tone="outline"
      label="登记走访"
      hidden={{ postingId: posting.id }}
      after="clear"
    >
      <FieldGrid columns={2}>
        <DateField name="visitedOn" label="走访日期" required max={today(actor.at)} />
        <Field name="visitors" label="走访人" required maxLength={60} defaultValue={actor.name} />
      </FieldGrid>
      <TextAreaField name="talk" label="谈话摘要" required limit={600} rows={4} seenBy={SEEN_BY} />
      <RadioGroup name="conclusion" label="结论" look="words" required options={options(CONCLUSIONS)} />
      <TextAreaField name="advice" label="给锻炼单位和本人的建议" optional limit={300} rows={2} />
    </ActionForm>
  );
}
