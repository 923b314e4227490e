import { sayDate } from "@/lib/calendar";
import { type Dates, dueUntil, inForce, lastDay } from "@/lib/rotation/course";

/** From and to as they count, with the last day; what was planned stands below where it happened otherwise. */
export function Term({ dates }: { dates: Dates }) {
  const { from, until } = inForce(dates);
  const moved = from !== dates.plannedFrom || until !== dates.plannedUntil;
  return (
    <>
      <span className="whitespace-nowrap">{sayDate(from)}</span> 至{" "}
      <span className="whitespace-nowrap">{sayDate(lastDay(until))}</span>
      {moved ? (
        <span className="sub block text-xs text-muted">
          计划 {sayDate(dates.plannedFrom)} 至 {sayDate(lastDay(dates.plannedUntil))}
          {dates.extendedUntil ? `，延长至 ${sayDate(lastDay(dueUntil(dates)))}` : ""}
        </span>
      ) : null}
    </>
  );
}
