import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { addDays, addMonths, type PlainDate } from "@/lib/calendar";
import { CLAUSES } from "@/lib/mentoring/agreement";
import { KIND_LABELS, optionsOf } from "@/lib/mentoring/labels";
import type { MentorFacts } from "@/lib/mentoring/matching/eligibility";
import type { PairView } from "@/lib/mentoring/pair/queries";
import type { PersonView } from "@/lib/organisation/person/queries";
import type { Rules } from "@/lib/rulebook/books";
import { makePairAction } from "../actions";
import { AgreementFields, type Drafted, TermFields } from "../agreement-fields";

type Given = {
  mentor: MentorFacts;
  mentee: PersonView;
  after: PairView | null;
  field: string;
  from: PlainDate;
  rules: Rules<"MENTORING">;
};

/** The pairing itself: goals that can be measured, the plan, and the clauses of the agreement. */
export function PairForm({ mentor, mentee, after, field, from, rules }: Given) {
  const drafted = draft(after, field, from, rules);
  return (
    <Panel title="目标与协议">
      <Facts
        items={[
          { label: "培养对象", value: `${mentee.facts.name}（${mentee.unitName}）` },
          { label: "导师", value: `${mentor.name}（${mentor.unitName} ${mentor.post}）` },
        ]}
        width="14rem"
      />
      <ActionForm
        action={makePairAction}
        submit="安排结对"
        className="mt-4"
        hidden={{ menteeId: mentee.id, mentorId: mentor.personId, precedingId: after?.id ?? "" }}
      >
        <FieldGrid columns={4}>
          <SelectField
            name="kind"
            label="类别"
            options={optionsOf(KIND_LABELS)}
            defaultValue={after?.kind ?? "CADRE"}
          />
          <TermFields drafted={drafted} from={from} />
        </FieldGrid>
        {mentor.load > 0 ? (
          <Field
            name="secondApproval"
            label="批准依据"
            hint={`${mentor.name}已带${mentor.load}人，再带一人须经批准，写明会议或文号`}
            required
            maxLength={80}
          />
        ) : null}
        <Field name="exception" label="不能回避的理由" optional hint="导师是对象唯一的直接上级时填写" maxLength={120} />
        <AgreementFields drafted={drafted} />
      </ActionForm>
    </Panel>
  );
}

/** What was left open with the mentor before goes on with the next. */
function draft(after: PairView | null, field: string, from: PlainDate, rules: Rules<"MENTORING">): Drafted {
  const until = addMonths(from, rules.termMonths);
  const due = (wanted: PlainDate) => (wanted >= from && wanted < until ? wanted : addDays(until, -1));
  const open = (after?.goals ?? []).filter(({ progress }) => progress < 100);
  const kept = open.map(({ aspect, text, measure, ...goal }) => ({ aspect, text, measure, due: due(goal.due) }));
  const missing = (["VIRTUE", "ABILITY", "WORK"] as const).filter((key) => !kept.some(({ aspect }) => aspect === key));
  const { mentorDuties, menteeDuties, assessment, termination } = after ?? CLAUSES;
  return {
    ...{ field, lastDay: addDays(until, -1), mentorDuties, menteeDuties, assessment, termination },
    goals: [...kept, ...missing.map((aspect) => ({ aspect, due: addDays(until, -1) }))],
    milestones: (after?.milestones ?? [])
      .filter(({ doneOn }) => doneOn === null)
      .map(({ text, delivery, ...one }) => ({ text, delivery, due: due(one.due) })),
  };
}
