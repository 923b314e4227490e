import { Panel } from "@/components/ui/panel";
import { Steps } from "@/components/ui/steps";
import { STATES, stateLabel } from "@/lib/appraisal/cycle/states";
import type { getCurrentCycle } from "@/lib/appraisal/progress/queries";
import { TurnoutView } from "./turnout";

type Current = NonNullable<Awaited<ReturnType<typeof getCurrentCycle>>>;

/** The appraisal that is under way, for those who run it: its state and the turnout by unit. */
export function CurrentCycle({ current, at }: { current: Current; at: Date }) {
  const { cycle, total, units } = current;
  return (
    <Panel
      title={cycle.title}
      aside={
        <a className="text-link" href={`/appraisal/${cycle.id}`}>
          查看批次
        </a>
      }
    >
      <div className="grid gap-4">
        <Steps label="考核进程" steps={STATES.map(stateLabel)} current={STATES.indexOf(cycle.state)} />
        <TurnoutView cycle={cycle} total={total} units={units} at={at} />
      </div>
    </Panel>
  );
}
