import type { TimelineBar, TimelineRow } from "@/components/chart/timeline";
import { inForce, type State } from "@/lib/rotation/course";
import { STATES, TYPES } from "@/lib/rotation/labels";
import type { PostingLine } from "@/lib/rotation/posting/queries";

const LOOKS: Record<State, TimelineBar["look"]> = {
  PLANNED: "planned",
  APPROVED: "planned",
  RUNNING: "solid",
  APPRAISAL: "ended",
  FINISHED: "ended",
  CANCELLED: "ended",
};

/** A posting as a bar; `where` names the unit at its other end. */
function barOf(line: PostingLine, where: "host" | "home" = "host"): TimelineBar {
  const unit = where === "host" ? line.hostUnitName : `来自${line.homeUnitName}`;
  return {
    ...inForce(line.dates),
    label: `${TYPES[line.type]} · ${unit} ${line.role}`,
    title: `${TYPES[line.type]}：${line.homeUnitName}到${line.hostUnitName} ${line.projectName} ${line.role}（${STATES[line.state]}）`,
    look: LOOKS[line.state],
    href: `/rotation/${line.id}`,
  };
}

/** One row a person, in the order in which they begin. */
export function rowsOf(lines: readonly PostingLine[], where: "host" | "home" = "host"): TimelineRow[] {
  const people = new Map<string, PostingLine[]>();
  for (const line of lines) people.set(line.personId, [...(people.get(line.personId) ?? []), line]);
  return [...people.values()].map((own) => ({
    label: own[0]?.personName ?? "",
    bars: own.map((line) => barOf(line, where)),
  }));
}
