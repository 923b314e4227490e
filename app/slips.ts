import { writeSheets } from "@/lib/sheet/writer";

export type Slip = { employeeNo: string; name: string; unitName: string; password: string };
export type Slips = { issued: Slip[]; place: string; workbook: string };

/** Passwords go to this one answer and are kept nowhere: a table for the screen and the printer, a workbook to be saved. */
export async function slipsOf(issued: Slip[], place = "单位"): Promise<Slips> {
  const columns = [
    { label: place, width: 24 },
    { label: "工号", width: 14 },
    { label: "姓名", width: 14 },
    { label: "首次口令", width: 22 },
  ];
  const rows = issued.map((one) => [one.unitName, one.employeeNo, one.name, one.password]);
  const workbook = (await writeSheets([{ name: "首次口令", columns, rows }])).toString("base64");
  return { issued, place, workbook };
}
