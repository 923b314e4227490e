import { isPlainDate, type PlainDate } from "@/lib/calendar";
import type { Cell } from "@/lib/sheet/reader";

/** A date of the roster; `month`: the day was not stated, and the date stands on the first. */
export type Dated = { date: PlainDate; month: boolean };
export type Unreadable = { reason: string; mend: string };

const MEND = "请写成 1988.05 或 1988-05-20。";

/**
 * A date as rosters write it: 1988.05, 1988年5月, 1988/5/20, 19880520, or a date cell. "1990.1" is refused: Excel turns
 * 1990.10 into it, so that January and October cannot be told apart.
 */
export function readDate(cell: Cell): Dated | Unreadable {
  const text = cell.text.normalize("NFKC").replace(/\s+/g, "");
  if (cell.kind === "date") return checked(text, text, false);
  if (/^\d{4}\.1$/.test(text)) {
    return {
      reason: `“${text}”分不清是 1 月还是 10 月（Excel 会把 ${text}0 变成 ${text}）。`,
      mend: `请写成 ${text.replace(".1", ".01")} 或 ${text}0，并把单元格设为文本格式。`,
    };
  }
  const parts =
    /^(\d{4})[.\-/年](\d{1,2})(?:[.\-/月](\d{1,2}))?[日月.]?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})?$/.exec(text);
  if (!parts) return { reason: `“${cell.text}”不是日期。`, mend: MEND };
  const [, year, month, day] = parts as unknown as [string, string, string, string | undefined];
  const date = `${year}-${month.padStart(2, "0")}-${(day ?? "1").padStart(2, "0")}`;
  return checked(date, cell.text, day === undefined);
}

/** `said` is what stands in the sheet: the sender looks for that, not for our way of writing it. */
function checked(date: string, said: string, month: boolean): Dated | Unreadable {
  if (!isPlainDate(date)) return { reason: `“${said}”${month ? "这个月" : "这一天"}不存在。`, mend: MEND };
  if (date < "1900-01-01") return { reason: `“${said}”太早。`, mend: MEND };
  return { date, month };
}

/** Whether a stated date says nothing new about a known one: a month does not overwrite the day that is known of it. */
export function agrees(stated: Dated | null, known: PlainDate | null): boolean {
  if (!stated || !known) return stated === known;
  return stated.month ? stated.date.slice(0, 7) === known.slice(0, 7) : stated.date === known;
}
