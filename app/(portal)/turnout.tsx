import { Figure } from "@/components/ui/figure";
import { Bar, Meter } from "@/components/ui/meter";
import { hasClosedVote } from "@/lib/appraisal/cycle/states";
import type { Turnout as Count } from "@/lib/appraisal/progress/turnout";
import { sayMoment } from "@/lib/calendar";
import type { CycleState } from "@/prisma/generated/enums";

type Cycle = { state: CycleState; voteOpensAt: Date; voteClosesAt: Date };

/** One share, half-up, as people say it: 88.9. Counts only, so no exact fraction is needed. */
function percentOf({ papers, returned }: Count): string {
  if (papers === 0) return "0";
  return (Math.round((returned * 1000) / papers) / 10).toFixed(1);
}

/** The big figure with the deadline on the left, the units on the right. */
export function TurnoutView({ cycle, total, units, at }: { cycle: Cycle; total: Count; units: Count[]; at: Date }) {
  return (
    <div className="grid gap-x-8 gap-y-4 md:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="grid content-start gap-3">
        <Figure value={percentOf(total)} unit="%" label={`已交回 ${total.returned} / 应交 ${total.papers}`} />
        <Bar value={total.returned} total={total.papers} label="全厂回收率" />
        <p className="text-xs text-muted">{sayDeadline(cycle, at)}</p>
      </div>
      <div>
        {units.map((unit) => (
          <Meter key={unit.label} label={unit.label} value={unit.returned} total={unit.papers} />
        ))}
      </div>
    </div>
  );
}

function sayDeadline(cycle: Cycle, at: Date): string {
  if (hasClosedVote(cycle, at)) return `已于 ${sayMoment(cycle.voteClosesAt)} 截止。开箱之前任何页面都不显示打分。`;
  return `截止 ${sayMoment(cycle.voteClosesAt)}。开箱之前任何页面都不显示打分，这里只有份数。`;
}
