import { fromColumn, type PlainDate } from "@/lib/calendar";
import type { Course, Dates } from "./course";

/** The columns of a row as the pure rules read them. */
type Row = {
  plannedFrom: Date;
  plannedUntil: Date;
  extendedUntil: Date | null;
  actualFrom: Date | null;
  actualUntil: Date | null;
};

const plain = (day: Date | null): PlainDate | null => day && fromColumn(day);

export function datesOf(row: Row): Dates {
  return {
    plannedFrom: fromColumn(row.plannedFrom),
    plannedUntil: fromColumn(row.plannedUntil),
    extendedUntil: plain(row.extendedUntil),
    actualFrom: plain(row.actualFrom),
    actualUntil: plain(row.actualUntil),
  };
}

export function courseOf(
  row: Row & {
    approvedAt: Date | null;
    cancelledAt: Date | null;
    appraisal: { committeeSignedAt: Date | null } | null;
  },
): Course {
  return {
    ...datesOf(row),
    approved: row.approvedAt !== null,
    cancelled: row.cancelledAt !== null,
    finished: Boolean(row.appraisal?.committeeSignedAt),
  };
}
