import { Table } from "@/components/data/table";
import { Panel } from "@/components/ui/panel";
import type { CycleView } from "@/lib/appraisal/cycle/queries";
import { stateLabel, transition } from "@/lib/appraisal/cycle/states";
import { sayFullMoment } from "@/lib/calendar";

/** Who took which step, when, and with what remark. */
export function StepsLog({ cycle }: { cycle: CycleView }) {
  return (
    <Panel title="办理过程" flush>
      <Table label="办理过程">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">步骤</th>
            <th scope="col">办理人</th>
          </tr>
        </thead>
        <tbody>
          {cycle.steps.map((step, index) => (
            <tr key={step.id}>
              <td className="nowrap">{sayFullMoment(step.at)}</td>
              <td>
                {verbOf(cycle.steps[index - 1]?.to, step.to)}
                {step.note ? <span className="sub">{step.note}</span> : null}
              </td>
              <td className="nowrap">{step.byName}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

type State = CycleView["state"];

function verbOf(from: State | undefined, to: State): string {
  if (!from) return "建立";
  return transition(from, to)?.verb ?? stateLabel(to);
}
