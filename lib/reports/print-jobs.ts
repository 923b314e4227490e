import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";

/** A finished file, held in memory until it is fetched or its time is over; nothing of it is written to disk. */
export type PrintedFile = { name: string; type: string; bytes: Uint8Array<ArrayBuffer> };

export type PrintJob = {
  owner: string;
  /** Whether the owner may still have what is in the file: grants change while it is being made. */
  stillMay: (actor: Actor) => Promise<boolean>;
  done: number;
  total: number;
  note: string;
  state: "running" | "done" | "failed";
  file: PrintedFile | null;
};

/** Sensitive papers are not kept longer than somebody waits for them. */
const KEPT_MINUTES = 10;
const kept = globalThis as typeof globalThis & { hengcaiPrintJobs?: Map<string, PrintJob> };
const jobs = () => {
  kept.hengcaiPrintJobs ??= new Map();
  return kept.hengcaiPrintJobs;
};

type Tick = (done: number, note?: string) => void;
type Work = { total: number; stillMay: PrintJob["stillMay"]; print: (tick: Tick) => Promise<PrintedFile> };

/** Starts the work and answers its number; `tick` moves the bar. An error is logged and said, never swallowed. */
export function startPrinting(owner: string, { total, stillMay, print }: Work): string {
  const id = randomUUID();
  const job: PrintJob = { owner, stillMay, done: 0, total, note: "", state: "running", file: null };
  jobs().set(id, job);
  const tick: Tick = (done, note = "") => Object.assign(job, { done, note });
  print(tick)
    .then((file) => Object.assign(job, { state: "done", done: total, file }))
    .catch((error: unknown) => {
      job.state = "failed";
      console.error("printing failed", error);
    })
    .finally(() => setTimeout(() => jobs().delete(id), KEPT_MINUTES * 60_000).unref());
  return id;
}

/** Whoever did not start a job does not see it, nor whoever may no longer have what it prints. */
export async function findPrintJob(actor: Actor | null, id: string): Promise<PrintJob | null> {
  const job = jobs().get(id);
  if (!job || !actor || actor.mustChangePassword || job.owner !== actor.personId) return null;
  return (await job.stillMay(actor)) ? job : null;
}
