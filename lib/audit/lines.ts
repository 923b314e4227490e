import { sayDate, sayExactClock, today } from "@/lib/calendar";
import { EVENTS, OUTCOMES } from "./labels";
import type { AuditLine } from "./queries";

/** In place of the business content that an entry keeps under its hash. */
export const WITHHELD = "（业务内容不在审计中显示）";

/** An entry as a row of text, for the exports. */
export function describeAudit(line: AuditLine): string[] {
  return [
    String(line.seq),
    sayWhen(line.at),
    line.actorName || "未登录",
    line.address,
    EVENTS[line.event] ?? line.event,
    OUTCOMES[line.outcome] ?? line.outcome,
    sayAbout(line),
    [Object.keys(line.detail).length > 0 ? JSON.stringify(line.detail) : "", line.withheld ? WITHHELD : ""]
      .filter((part) => part !== "")
      .join(" "),
  ];
}

/** To the second: the order of two entries within a minute is often the question. */
export function sayWhen(at: Date): string {
  return `${sayDate(today(at))} ${sayExactClock(at)}`;
}

/** The person's name, the name the entry itself gives, or the bare id. */
export function sayAbout(line: AuditLine): string {
  const { name } = line.detail;
  return line.subjectName || (typeof name === "string" ? name : "") || line.subjectId;
}
