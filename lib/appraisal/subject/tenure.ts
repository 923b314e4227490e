import { addMonths, monthsComplete, type PlainDate, sayDate } from "@/lib/calendar";

const OPENING = "任现职不满";

/**
 * 不参加测评: in post for less than the scheme's months on the cut-off date. Null when the person is rated; a scheme with
 * zero months switches the rule off.
 */
export function tenureReason(postSince: PlainDate, cutoffOn: PlainDate, months: number): string | null {
  if (months === 0 || monthsComplete(postSince, cutoffOn, months)) return null;
  return `${OPENING}${months}个月（自${sayDate(postSince)}任现职，${sayDate(addMonths(postSince, months))}满）`;
}

/** Whether a reason was given by the rule and not by hand: only such a reason goes away when the cut-off moves. */
export function isTenureReason(reason: string): boolean {
  return reason.startsWith(OPENING);
}
