import { ActionForm } from "@/components/form/action-form";
import { Panel } from "@/components/ui/panel";
import { reckonAgainAction } from "./actions";

/** What 纪委 enters after the count reaches the figures by this hand, or when the proposals are submitted. */
export function ReckonAgain({ cycleId }: { cycleId: string }) {
  return (
    <Panel title="重新计算" aside="计票之后，纪委登记或撤销了影响等次的情形时">
      <ActionForm
        action={reckonAgainAction}
        submit="重新计算"
        tone="outline"
        hidden={{ cycleId }}
        inline
        label="重新计算成绩"
      />
    </Panel>
  );
}
