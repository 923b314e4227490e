import { Badge } from "@/components/ui/badge";
import { type PlainDate, sayDate } from "@/lib/calendar";
import type { Owed } from "@/lib/rotation/periods";

/** Where a report stands; red only once the days of grace are over. */
export function OwedBadge({ owed, due }: { owed: Owed; due: PlainDate }) {
  if (owed === "done") return <Badge tone="success">已提交</Badge>;
  if (owed === "late") return <Badge tone="danger">逾期，应于{sayDate(due)}前提交</Badge>;
  if (owed === "due") return <Badge tone="warning">{sayDate(due)}前提交</Badge>;
  return <Badge>{owed === "open" ? "本期进行中" : "未开始"}</Badge>;
}
