import { ActionForm } from "@/components/form/action-form";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import { mayArrange, mayExtendDeadline } from "@/lib/appraisal/cycle/policy";
import type { CycleView } from "@/lib/appraisal/cycle/queries";
import { hoursOf } from "@/lib/appraisal/cycle/schema";
import { hasClosedVote } from "@/lib/appraisal/cycle/states";
import type { Actor } from "@/lib/auth/actor";
import { HourFields } from "../../cycle-fields";
import { extendDeadlineAction, moveHoursAction } from "../actions";

/** After the approval only the hours may be moved; after the start only the end, and only later. */
export function VotingHours({ actor, cycle }: { actor: Actor; cycle: CycleView }) {
  const hours = hoursOf(cycle);
  if (cycle.state === "APPROVED" && mayArrange(actor, cycle) === true) {
    return (
      <Panel title="测评时间">
        <Reveal summary="修改测评时间">
          <ActionForm
            action={moveHoursAction}
            submit="修改时间"
            tone="outline"
            hidden={{ cycleId: cycle.id }}
            label="修改测评时间"
          >
            <HourFields values={hours} />
            <Field name="reason" label="理由" required maxLength={200} />
          </ActionForm>
        </Reveal>
      </Panel>
    );
  }
  if (mayExtendDeadline(actor, cycle) !== true || hasClosedVote(cycle, actor.at)) return null;
  return (
    <Panel title="截止时间">
      <Reveal summary="延长截止时间">
        <ActionForm
          action={extendDeadlineAction}
          submit="延长"
          tone="outline"
          hidden={{ cycleId: cycle.id }}
          label="延长截止时间"
        >
          <FieldGrid columns={2}>
            <DateField
              name="closesOn"
              label="新的截止日期"
              required
              defaultValue={hours.closesOn}
              min={hours.closesOn}
            />
            <Field name="closesClock" label="新的截止时刻" type="time" required defaultValue={hours.closesClock} />
          </FieldGrid>
          <Field name="reason" label="理由" required maxLength={200} hint="只能延长，不能提前；理由记入审计" />
        </ActionForm>
      </Reveal>
    </Panel>
  );
}
