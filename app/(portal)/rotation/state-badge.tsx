import { Badge, type Tone } from "@/components/ui/badge";
import type { State } from "@/lib/rotation/course";
import { STATES } from "@/lib/rotation/labels";

const TONES: Record<State, Tone> = {
  PLANNED: "neutral",
  APPROVED: "neutral",
  RUNNING: "primary",
  APPRAISAL: "warning",
  FINISHED: "success",
  CANCELLED: "neutral",
};

export function StateBadge({ state }: { state: State }) {
  return <Badge tone={TONES[state]}>{STATES[state]}</Badge>;
}
