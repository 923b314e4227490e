import { join } from "node:path";
import * as threads from "node:worker_threads";
import { arrange, bundledFonts, type Families, inProject, readFont, readPlantFonts } from "./fonts";

/** A finished PDF. */
export interface Pdf {
  bytes: Uint8Array<ArrayBuffer>;
  pages: number;
  /** Values that the template left under the label `<note>`, e.g. which cells had to be continued on a sheet. */
  notes: unknown[];
}

export type Template = "registration-form" | "tally-sheet" | "cadre-year" | "form" | "roster";

/** What the compiler is given: data as JSON text under `sys.inputs`, so that no text is ever parsed as markup. */
export interface PressJob {
  path?: string;
  source?: string;
  inputs: Record<string, string>;
  pdf: { pdfStandard?: string; pdfTags?: boolean };
}

interface Press {
  families: Families;
  /** One bit per code point that some font in use can draw. */
  coverage: Uint8Array;
  run(job: PressJob): Promise<Pdf>;
}

/** One compiler for the process; kept on globalThis because a development server loads modules anew. */
const kept = globalThis as typeof globalThis & { hengcaiPress?: Promise<Press> };

/** Starts the compiler's thread on first use. A thread that died is replaced at the next call. */
export function press(): Promise<Press> {
  kept.hengcaiPress ??= start().catch((error: unknown) => {
    kept.hengcaiPress = undefined;
    throw error;
  });
  return kept.hengcaiPress;
}

/**
 * Sets a paper. PDF/A-2 refuses to export a glyph that no font has, so a box can never slip through silently.
 * @param dated the day the content was frozen; no clock enters, so equal data give equal bytes
 */
export async function typeset(template: Template, data: object, dated: string): Promise<Pdf> {
  const { run } = await press();
  return run(await jobOf(template, data, dated));
}

/** The finished source of a paper, as the compiler gets it. */
export async function jobOf(template: Template, data: object, dated: string): Promise<PressJob> {
  const { families } = await press();
  const inputs = { data: JSON.stringify(data), families: JSON.stringify(families), dated };
  return { path: templatePath(template), inputs, pdf: PDF_OPTIONS };
}

export const PDF_OPTIONS = { pdfStandard: "a-2u", pdfTags: false };

const templates = () => inProject("lib/reports/typst");
const templatePath = (template: Template) => join(templates(), `${template}.typ`);

/** Under its own name the bundler would take it for one of its workers and look for the file among its modules. */
const Thread = Reflect.get(threads, "Worker") as typeof threads.Worker;

async function start(): Promise<Press> {
  const bundled = await Promise.all(bundledFonts().map(readFont));
  const own = await readPlantFonts();
  const files = [...bundled, ...own];
  const worker = new Thread(join(templates(), "press.mjs"), {
    workerData: {
      workspace: templates(),
      fontPaths: files.map((file) => file.path),
      families: files.flatMap((file) => file.families),
    },
  });
  const { known, run } = await connect(worker);
  const usable = files.filter((file) => file.families.some((family) => known.has(family)));
  return { families: arrange(own, known), coverage: bitmap(usable.map((file) => file.codepoints)), run };
}

function bitmap(sets: number[][]): Uint8Array {
  const bits = new Uint8Array(0x110000 / 8);
  for (const codepoint of sets.flat()) bits[codepoint >> 3] = (bits[codepoint >> 3] ?? 0) | (1 << (codepoint & 7));
  return bits;
}

type Message = { ready: string[] } | { id: number; answer: Pdf } | { id: number; error: string };

/** Jobs wait in the thread's own queue and are answered in order. */
function connect(worker: threads.Worker): Promise<{ known: Set<string>; run: Press["run"] }> {
  const waiting = new Map<number, { resolve: (pdf: Pdf) => void; reject: (error: Error) => void }>();
  let next = 0;
  return new Promise((resolve, reject) => {
    const died = (error: Error) => {
      kept.hengcaiPress = undefined;
      reject(error);
      for (const job of waiting.values()) job.reject(error);
      waiting.clear();
      worker.unref();
    };
    worker.on("error", died);
    worker.on("exit", (code) => died(new Error(`The typesetting thread ended with code ${code}`)));
    worker.on("message", (message: Message) => {
      if ("ready" in message) {
        worker.unref();
        return resolve({ known: new Set(message.ready), run });
      }
      const job = waiting.get(message.id);
      waiting.delete(message.id);
      // Only unfinished jobs keep the process alive.
      if (waiting.size === 0) worker.unref();
      if ("answer" in message) job?.resolve(message.answer);
      else job?.reject(new Error(`Typst: ${message.error}`));
    });
    const run = (job: PressJob) =>
      new Promise<Pdf>((fulfil, refuse) => {
        const id = next++;
        waiting.set(id, { resolve: fulfil, reject: refuse });
        worker.ref();
        worker.postMessage({ id, job });
      });
  });
}
