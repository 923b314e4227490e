import { note } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { sayFullMoment, today, yearOf } from "@/lib/calendar";
import { pairsOfPerson } from "@/lib/mentoring/queries";
import { getMember, labelOfPool, listMembers, type MemberView } from "@/lib/pool/queries";
import { postingsOfPerson } from "@/lib/rotation/queries";
import { writeSheets } from "@/lib/sheet/writer";
import { LINES } from "@/lib/training/labels";
import { itemsOfPerson, type TrainingItemView } from "@/lib/training/queries";
import { printPapers } from "../paper/print";
import type { PrintedFile } from "../print-jobs";
import { memberPaper } from "./member-paper";
import { COLUMNS, KEPT_INSIDE, lineOf, type Member, printRoster } from "./roster";

/**
 * The confidential list on paper (domain.md §1.2): for those who read it, each copy with its reader's name, number and
 * time. The file's name and the entry on the trail name neither the list nor anybody on it.
 */
export const ROSTER_FORMATS = ["pdf", "xlsx"] as const;
export type RosterFormat = (typeof ROSTER_FORMATS)[number];

const PDF = "application/pdf";
const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const readerOf = (actor: Actor) =>
  `${[actor.name, actor.employeeNo].filter(Boolean).join(" ")}　${sayFullMoment(actor.at)}`;

export async function printMembers(actor: Actor, format: RosterFormat): Promise<PrintedFile | null> {
  const label = await labelOfPool(actor);
  const views = label === null ? null : await listMembers(actor);
  if (label === null || views === null) return null;
  const members: Member[] = [];
  for (const view of views) members.push((await withRaising(actor, view)).member);
  const lines = members.map(lineOf);
  const dated = today(actor.at);
  const roster = { title: `${label}名册`, lines, dated, reader: readerOf(actor) };
  const bytes = format === "pdf" ? (await printRoster(roster)).bytes : await workbookOf(roster);
  await note(actor, "pool.printed", "roster", "ok", { format, records: lines.length });
  return { name: `人员名册_${dated}.${format}`, type: format === "pdf" ? PDF : WORKBOOK, bytes };
}

/** The mark stands in every line, since a line can be copied alone. */
async function workbookOf({ title, lines, reader }: { title: string; lines: string[][]; reader: string }) {
  const columns = [...COLUMNS.map(({ label }) => ({ label: label.replaceAll("\n", "") })), { label: KEPT_INSIDE }];
  const marked = lines.map((line) => [...line, `${KEPT_INSIDE}　${reader}`]);
  return new Uint8Array(await writeSheets([{ name: title, columns, rows: marked, mark: `${KEPT_INSIDE}　${reader}` }]));
}

/** 培养登记表 of one member; null for those outside and for the member. */
export async function printMember(actor: Actor, membershipId: string): Promise<PrintedFile | null> {
  const view = await getMember(actor, membershipId);
  if (!view) return null;
  const { member, items, year } = await withRaising(actor, view);
  const postings = (await postingsOfPerson(actor, view.person.id)) ?? [];
  const dated = today(actor.at);
  const paper = memberPaper({ member, items, postings, year });
  const { bytes } = await printPapers([paper], { dated, watermark: `${KEPT_INSIDE}　${readerOf(actor)}` });
  await note(actor, "pool.printed", "form", "ok", { format: "pdf", records: 1 });
  return { name: `登记表_${dated}.pdf`, type: PDF, bytes };
}

type Raising = { member: Member; items: TrainingItemView[]; year: number };

/** Measures and mentors come from the open domains, which the reader may read anyway. */
async function withRaising(actor: Actor, view: MemberView): Promise<Raising> {
  const year = yearOf(today(actor.at));
  const items = ((await itemsOfPerson(actor, view.person.id, year)) ?? []).filter(({ state }) => state !== "DROPPED");
  const pairs = (await pairsOfPerson(actor, view.person.id)) ?? [];
  const mentors = pairs.filter(({ menteeId, state }) => menteeId === view.person.id && state.live);
  const member = {
    ...view,
    measures: items.map(({ line, goal }) => `${LINES[line]}：${goal}`),
    mentors: mentors.map(({ mentor }) => mentor.name),
  };
  return { member, items, year };
}
