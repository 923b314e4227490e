import { type Record, transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { type PlainDate, sayDate, toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, permit } from "@/lib/errors";
import type { Category } from "../labels";
import { representsStaff } from "../mandate/eligible";
import { columnsOf } from "../person/facts";
import { faultsOfLife } from "../person/plausible";
import type { CreatePerson } from "../person/schema";
import { mayKeepOrganisation } from "../policy";
import { pathTo } from "../tree";

/** Main posts oldest first: each ends where the next begins. */
export type Newcomer = CreatePerson & {
  posts: { unitId: string; title: string; category: Category; from: PlainDate }[];
  mandate: { unitId: string; from: PlainDate } | null;
};

/**
 * Many people with their posts and mandates, all or none, in a handful of statements: one by one, a plant of 420 takes
 * some thousand. What is checked and what the trail records is the same. Answers the ids by number.
 */
export function takeIn(actor: Actor, newcomers: readonly Newcomer[]): Promise<Map<string, string>> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const places = await standingPlaces(tx);
    for (const newcomer of newcomers) checkNewcomer(newcomer, today(actor.at), places);
    const rows = await tx.person.createManyAndReturn({
      data: newcomers.map((each) => ({ ...columnsOf(each), unitId: each.unitId, branchId: each.branchId })),
      select: { id: true, employeeNo: true },
    });
    const ids = new Map(rows.map(({ id, employeeNo }) => [employeeNo, id]));
    await tx.post.createMany({ data: newcomers.flatMap((each) => postsOf(each, ids)) });
    await tx.mandate.createMany({
      data: newcomers.flatMap(({ employeeNo, mandate }) =>
        mandate
          ? [{ personId: idOf(ids, employeeNo), unitId: mandate.unitId, from: toColumn(mandate.from), until: null }]
          : [],
      ),
    });
    for (const newcomer of newcomers) tell(record, newcomer, idOf(ids, newcomer.employeeNo), places);
    return ids;
  });
}

type Place = { id: string; name: string; parentId: string | null };
type Places = { units: Map<string, Place>; branches: Map<string, string> };

async function standingPlaces(tx: Tx): Promise<Places> {
  const where = { closedOn: null };
  const units = await tx.unit.findMany({ where, select: { id: true, name: true, parentId: true } });
  const branches = await tx.branch.findMany({ where, select: { id: true, name: true } });
  return {
    units: new Map(units.map((unit) => [unit.id, unit])),
    branches: new Map(branches.map(({ id, name }) => [id, name])),
  };
}

function checkNewcomer(newcomer: Newcomer, day: PlainDate, { units, branches }: Places) {
  const { employeeNo, name, unitId, branchId, posts, mandate } = newcomer;
  const refuse = (why: string): never => invalid(`${employeeNo} ${name}：${why}`);
  const [fault] = faultsOfLife(newcomer, day);
  if (fault) refuse(fault.reason);
  if (![unitId, ...posts.map((post) => post.unitId)].every((id) => units.has(id))) refuse("没有这个单位，或已撤销。");
  if (branchId && !branches.has(branchId)) refuse("没有这个党支部，或已撤销。");
  const late = posts.find(({ from }, at) => at > 0 && from <= (posts[at - 1]?.from ?? ""));
  if (late) refuse(`“${late.title}”的任职时间${sayDate(late.from)}不晚于前一职务。`);
  if (!mandate) return;
  const eligible = representsStaff(posts.at(-1)?.category ?? null);
  if (eligible !== true) refuse(eligible);
  if (!pathTo([...units.values()], unitId).some(({ id }) => id === mandate.unitId)) {
    refuse("职工代表由本单位职工选出，单位须是此人所在的单位或其上级单位。");
  }
}

function postsOf({ employeeNo, posts }: Newcomer, ids: Map<string, string>) {
  const personId = idOf(ids, employeeNo);
  return posts.map((post, at) => {
    const next = posts[at + 1];
    return { ...post, personId, main: true, from: toColumn(post.from), until: next ? toColumn(next.from) : null };
  });
}

function tell(record: Record, newcomer: Newcomer, personId: string, { units, branches }: Places) {
  const { employeeNo, name, unitId, branchId, posts, mandate } = newcomer;
  const said = (id: string) => units.get(id)?.name ?? "";
  const branch = branchId ? (branches.get(branchId) ?? "") : "";
  record("person.created", personId, { employeeNo, name, unitId: said(unitId), branchId: branch });
  for (const { unitId, title, category, from } of posts) {
    record("post.appointed", personId, { name, unit: said(unitId), title, category, main: true, from, until: null });
  }
  if (mandate) record("mandate.given", personId, { name, unit: said(mandate.unitId), from: mandate.from, until: null });
}

function idOf(ids: Map<string, string>, employeeNo: string): string {
  const id = ids.get(employeeNo);
  if (!id) throw new Error(`no row for ${employeeNo}`);
  return id;
}
