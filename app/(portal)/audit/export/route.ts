import { describeAudit } from "@/lib/audit/lines";
import { mayReadAudit } from "@/lib/audit/policy";
import { exportAudit } from "@/lib/audit/queries";
import { auditFilter } from "@/lib/audit/schema";
import { currentActor } from "@/lib/auth/session";
import { today } from "@/lib/calendar";
import { csvLine } from "@/lib/sheet/csv";
import { type SheetColumn, writeSheets } from "@/lib/sheet/writer";

/** A workbook is built in memory; a CSV file is sent as it is read, and may be long. */
const MOST = { xlsx: 20_000, csv: 1_000_000 };

const COLUMNS: SheetColumn[] = [
  { label: "序号", width: 10, kind: "count" },
  { label: "时间", width: 22 },
  { label: "人员", width: 14 },
  { label: "地址", width: 18 },
  { label: "事件", width: 20 },
  { label: "结果", width: 8 },
  { label: "对象", width: 24 },
  { label: "内容", width: 60 },
];

export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  // Forbidden and missing look the same.
  if (!actor || actor.mustChangePassword || mayReadAudit(actor) !== true) return new Response(null, { status: 404 });
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const filter = { ...auditFilter(query), before: null, after: null };
  const name = `audit-${today(actor.at)}`;
  if (query.format === "csv") {
    const batches = exportAudit(actor, filter, MOST.csv);
    return new Response(csvStream(batches), { headers: headers(`${name}.csv`, "text/csv; charset=utf-8") });
  }
  const rows: string[][] = [];
  for await (const lines of exportAudit(actor, filter, MOST.xlsx)) rows.push(...lines.map(describeAudit));
  const workbook = await writeSheets([{ name: "审计记录", columns: COLUMNS, rows }]);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return new Response(new Uint8Array(workbook), { headers: headers(`${name}.xlsx`, type) });
}

const headers = (file: string, type: string) => ({
  "content-type": type,
  "content-disposition": `attachment; filename="${file}"`,
  "cache-control": "private, no-store",
});

/** With a byte order mark, without which Excel reads Chinese as another encoding. */
function csvStream(batches: ReturnType<typeof exportAudit>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(`\ufeff${csvLine(COLUMNS.map(({ label }) => label))}`)),
    async pull(controller) {
      const { value, done } = await batches.next();
      if (done || !value) controller.close();
      else controller.enqueue(encoder.encode(value.map((line) => csvLine(describeAudit(line))).join("")));
    },
    cancel: async () => void (await batches.return(undefined)),
  });
}
