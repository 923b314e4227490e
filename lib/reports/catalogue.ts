import { note } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { type PrintedFile, startPrinting } from "./print-jobs";
import { type FormBatch, loadForms, loadTallySheet } from "./queries";
import { type PrintedForms, printRegistrationForms, type RegistrationForm } from "./registration-form";
import { printTallySheet } from "./tally-sheet";
import { fileName, zip } from "./zip";

/** The papers that can be printed, by the word in their address. */
export const REPORTS = ["registration-form", "tally-sheet"] as const;
export type Report = (typeof REPORTS)[number];

const PDF = "application/pdf";

/** One paper at once; null when there is none the actor may see. Printing is put on the trail. */
export async function printReport(
  actor: Actor,
  report: Report,
  { cycle, subject }: { cycle: string; subject?: string },
): Promise<PrintedFile | null> {
  if (report === "tally-sheet") return printTally(actor, cycle);
  if (!subject) return null;
  const batch = await loadForms(actor, cycle, subject);
  if (!batch) return null;
  const { bytes } = await printRegistrationForms(batch);
  await note(actor, "paper.printed", cycle, "ok", { report, subject });
  return { name: fileName(`${batch.forms[0]?.name ?? ""}_${batch.title}登记表.pdf`), type: PDF, bytes };
}

async function printTally(actor: Actor, cycleId: string): Promise<PrintedFile | null> {
  const loaded = await loadTallySheet(actor, cycleId);
  if (!loaded) return null;
  const { bytes } = await printTallySheet(loaded.sheet, loaded.dated);
  await note(actor, "paper.printed", cycleId, "ok", { report: "tally-sheet" });
  return { name: fileName(`${loaded.sheet.heading}.pdf`), type: PDF, bytes };
}

export type BatchShape = "one" | "zip";

/** All forms of a cycle, as one PDF or as a zip of single files, made in the background; answers the job's number. */
export async function printBatch(actor: Actor, cycleId: string, shape: BatchShape): Promise<string | null> {
  const batch = await loadForms(actor, cycleId);
  if (!batch || actor.personId === null) return null;
  await note(actor, "paper.printed", cycleId, "ok", { report: "registration-form", forms: batch.forms.length, shape });
  return startPrinting(actor.personId, {
    total: batch.forms.length,
    stillMay: async (now) => ((await loadForms(now, cycleId))?.forms.length ?? 0) >= batch.forms.length,
    print: (tick) => (shape === "one" ? asOne(batch, tick) : asZip(batch, tick)),
  });
}

type Tick = (done: number, note?: string) => void;

async function asOne(batch: FormBatch, tick: Tick): Promise<PrintedFile> {
  const printed = await printRegistrationForms(batch);
  tick(batch.forms.length, remarks(printed));
  return { name: fileName(`${batch.title}登记表（${batch.forms.length}人）.pdf`), type: PDF, bytes: printed.bytes };
}

async function asZip(batch: FormBatch, tick: Tick): Promise<PrintedFile> {
  const chunks: Uint8Array[] = [];
  const notes: string[] = [];
  let done = 0;
  async function* files() {
    for (const form of batch.forms) {
      const printed = await printRegistrationForms({ dated: batch.dated, forms: [form] });
      done += 1;
      notes.push(remarks(printed));
      tick(done, notes.filter(Boolean).join(""));
      yield { name: nameOf(form, done), bytes: printed.bytes };
    }
  }
  for await (const chunk of zip(files())) chunks.push(chunk);
  const bytes = new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
  return { name: fileName(`${batch.title}登记表.zip`), type: "application/zip", bytes };
}

const nameOf = (form: RegistrationForm, index: number) => `${String(index).padStart(3, "0")}_${form.name}.pdf`;

/** What whoever prints must know: characters no font has, texts continued on an attached sheet. */
function remarks({ missing, continued }: PrintedForms): string {
  const glyphs = missing.map(
    ({ name, glyphs: list }) => `${name}：${list.map(({ char }) => char).join("")} 无字形，印作〓。`,
  );
  const sheets = continued.map(({ name, fields }) => `${name}：${fields.join("、")}另附页。`);
  return [...glyphs, ...sheets].join("");
}
