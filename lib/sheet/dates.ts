import { addDays, type PlainDate, plainDate } from "@/lib/calendar";
import { attribute, walk } from "./xml";

/** Built-in formats that show a date; 27 to 36 and 50 to 58 are those of Chinese Excel (ECMA-376 §18.8.30). */
const isBuiltIn = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** A format of one's own shows a date when a year or a day stands in it outside of quotes, brackets and escapes. */
export function showsDate(format: string): boolean {
  const bare = format
    .replace(/"[^"]*"/g, "")
    .replace(/\[(?!\$)[^\]]*\]|\[\$[^\]]*\]/g, "")
    .replace(/[\\_*]./g, "");
  return /[yde年月日]/i.test(bare.replace(/general|red|e[+-]/gi, ""));
}

/** The indices of the cell formats that show dates: without them a date is just a number of days. */
export async function dateStyles(document: string): Promise<Set<number>> {
  const own = new Map<number, boolean>();
  const dated = new Set<number>();
  let inCells = false;
  let index = 0;
  await walk(document, {
    open: (name, attributes) => {
      if (name === "numFmt") {
        own.set(Number(attribute(attributes, "numFmtId")), showsDate(attribute(attributes, "formatCode") ?? ""));
      } else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = Number(attribute(attributes, "numFmtId") ?? "0");
        if (own.get(id) ?? isBuiltIn(id)) dated.add(index);
        index += 1;
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return dated;
}

/** The day of a serial number; null for what is no day. Excel counts a 29 February 1900 that never was. */
export function dateOfSerial(serial: string, date1904: boolean): PlainDate | null {
  const days = Math.floor(Number(serial));
  if (!Number.isFinite(days) || days < 1 || days > 2_958_465) return null;
  if (date1904) return addDays(plainDate("1904-01-01"), days);
  return addDays(plainDate("1899-12-30"), days < 60 ? days + 1 : days);
}
