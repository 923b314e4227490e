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
import { wordOf } from "../paper/word";
import type { PrintedFile } from "../print-jobs";
import { memberPaper } from "./member-paper";
import { COLUMNS, KEPT_INSIDE, lineOf, type Member, printRoster, type Roster, rosterPaper } from "./roster";

/**
 * The confidential list on paper (domain.md §1.2): for those who read it, each copy with its reader's name, number and
 * time. The file's name and the entry on the trail name neither the list nor anybody on it.
 */
export const ROSTER_FORMATS = ["pdf", "docx", "xlsx"] as const;
export type RosterFormat = (typeof ROSTER_FORMATS)[number];
export const FORM_FORMATS = ["pdf", "docx"] as const;
export type FormFormat = (typeof FORM_FORMATS)[number];

const TYPES: Record<RosterFormat, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

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
  const bytes = await WRITERS[format](roster);
  await note(actor, "pool.printed", "roster", "ok", { format, records: lines.length });
  return { name: `人员名册_${dated}.${format}`, type: TYPES[format], bytes };
}

const WRITERS: Record<RosterFormat, (roster: Roster) => Promise<Uint8Array<ArrayBuffer>>> = {
  pdf: async (roster) => (await printRoster(roster)).bytes,
  docx: (roster) => wordOf(rosterPaper(roster), { wide: true, mark: `${KEPT_INSIDE}　${roster.reader}` }),
  xlsx: workbookOf,
};

/** The mark stands in every line, since a line can be copied alone. */
async function workbookOf({ title, lines, reader }: Roster) {
  const columns = [...COLUMNS.map(({ label }) => ({ label: label.replaceAll("\n", "") })), { label: KEPT_INSIDE }];
  const marked = lines.map((line) => [...line, `${KEPT_INSIDE}　${reader}`]);
  return new Uint8Array(await writeSheets([{ name: title, columns, rows: marked, mark: `${KEPT_INSIDE}　${reader}` }]));
}

/** 培养登记表 of one member; null for those outside and for the member. */
export async function printMember(
  actor: Actor,
  membershipId: string,
  format: FormFormat = "pdf",
): Promise<PrintedFile | null> {
  const view = await getMember(actor, membershipId);
  if (!view) return null;
  const { member, items, year } = await withRaising(actor, view);
  const postings = (await postingsOfPerson(actor, view.person.id)) ?? [];
  const dated = today(actor.at);
  const paper = memberPaper({ member, items, postings, year });
  const mark = `${KEPT_INSIDE}　${readerOf(actor)}`;
  const bytes =
    format === "pdf" ? (await printPapers([paper], { dated, watermark: mark })).bytes : await wordOf(paper, { mark });
  await note(actor, "pool.printed", "form", "ok", { format, records: 1 });
  return { name: `登记表_${dated}.${format}`, type: TYPES[format], bytes };
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
