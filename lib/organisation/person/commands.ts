import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { addDays, fromColumn, sayDate, toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { changesOf, laterOf, stale } from "../changes";
import { mayKeepOrganisation } from "../policy";
import { columnsOf, FACT_LABELS, factsOf, sayFacts } from "./facts";
import { faultsOfLife } from "./plausible";
import type { ChangePerson, CreatePerson, LeavePerson, MovePerson, PersonFacts, ReturnPerson } from "./schema";

export function createPerson(actor: Actor, input: CreatePerson): Promise<string> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    checkLife(actor, input);
    const place = await placeOf(tx, input);
    const person = await tx.person.create({
      data: { ...columnsOf(input), unitId: input.unitId, branchId: input.branchId },
      select: { id: true },
    });
    record("person.created", person.id, { employeeNo: input.employeeNo, name: input.name, ...place });
    return person.id;
  });
}

export function changePerson(actor: Actor, input: ChangePerson): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const person = await load(tx, input.personId);
    const before = sayFacts(factsOf(person));
    const after = sayFacts(input);
    if (person.version !== input.version) throw stale(person.name, before, after);
    checkLife(actor, input);
    await claim(tx, person, columnsOf(input));
    record("person.changed", person.id, { name: person.name, changes: changesOf(FACT_LABELS, before, after) });
  });
}

/** To another unit or branch. A mandate was given by the people of the old unit and ends with the move. */
export function movePerson(actor: Actor, input: MovePerson): Promise<{ mandates: number; posts: number }> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const person = await load(tx, input.personId);
    const from = await placeOf(tx, person);
    const to = await placeOf(tx, input);
    if (person.version !== input.version) throw stale(person.name, from, to);
    if (person.leftOn) invalid(`${person.name}已离职，请先办理恢复在职。`);
    if (input.on > today(actor.at)) invalid("调动日期不能晚于今天。", { on: ["不能晚于今天。"] });
    if (input.unitId === person.unitId && input.branchId === person.branchId) {
      invalid("单位和党支部都没有变化。", { unitId: ["请选择新的单位或党支部。"] });
    }
    const day = toColumn(input.on);
    const moved = input.unitId !== person.unitId;
    await claim(tx, person, { unitId: input.unitId, branchId: input.branchId });
    const posts = moved && input.endPosts ? await endPosts(tx, { personId: person.id, unitId: person.unitId }, day) : 0;
    const mandates = moved ? await endMandates(tx, { personId: person.id, unitId: { not: input.unitId } }, day) : 0;
    record("person.moved", person.id, { name: person.name, from, to, on: input.on, posts, mandates });
    return { posts, mandates };
  });
}

/** Leaves the plant: posts and mandates end that day; the account stops by itself (lib/auth/queries.ts). */
export function leavePerson(actor: Actor, input: LeavePerson): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const person = await load(tx, input.personId);
    if (person.leftOn) throw new Refusal("conflict", `${person.name}已于${sayDate(fromColumn(person.leftOn))}离职。`);
    if (person.version !== input.version) throw stale(person.name, {}, {});
    if (input.leftOn > addDays(today(actor.at), 366)) {
      invalid("离职日期不能晚于一年以后。", { leftOn: ["请核对年份。"] });
    }
    const overseen = await tx.unit.findMany({
      where: { overseerId: person.id, closedOn: null },
      select: { name: true },
    });
    if (overseen.length > 0) {
      const names = overseen.map((unit) => unit.name).join("、");
      invalid(`${person.name}还分管${names}，请先在单位页改由他人分管。`);
    }
    const day = toColumn(input.leftOn);
    await claim(tx, person, { leftOn: day });
    const posts = await endPosts(tx, { personId: person.id }, day);
    const mandates = await endMandates(tx, { personId: person.id }, day);
    record("person.left", person.id, {
      name: person.name,
      leftOn: input.leftOn,
      reason: input.reason,
      posts,
      mandates,
    });
  });
}

/** Back at work, or never gone: posts and mandates are given anew. */
export function returnPerson(actor: Actor, input: ReturnPerson): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const person = await load(tx, input.personId);
    if (!person.leftOn) throw new Refusal("conflict", `${person.name}已经在职。`);
    if (person.version !== input.version) throw stale(person.name, {}, {});
    const place = await placeOf(tx, input);
    await claim(tx, person, { leftOn: null, unitId: input.unitId, branchId: input.branchId });
    record("person.returned", person.id, { name: person.name, ...place, reason: input.reason });
  });
}

async function load(tx: Tx, personId: string) {
  return (await tx.person.findUnique({ where: { id: personId } })) ?? missing("人员");
}

async function claim(tx: Tx, person: { id: string; name: string; version: number }, data: object) {
  const { count } = await tx.person.updateMany({
    where: { id: person.id, version: person.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw stale(person.name, {}, {});
}

function checkLife(actor: Actor, facts: PersonFacts) {
  const faults = faultsOfLife(facts, today(actor.at));
  if (faults.length === 0) return;
  invalid(
    "有些日期不可能成立。",
    Object.fromEntries(faults.map(({ field, reason, mend }) => [field, [reason + mend]])),
  );
}

/** Unit and branch in words; both must stand. */
async function placeOf(tx: Tx, place: { unitId: string; branchId: string | null }) {
  const select = { name: true, closedOn: true } as const;
  const unit = await tx.unit.findUnique({ where: { id: place.unitId }, select });
  const branch = place.branchId ? await tx.branch.findUnique({ where: { id: place.branchId }, select }) : null;
  if (!unit || unit.closedOn) invalid("没有这个单位，或已撤销。", { unitId: ["请重新选择单位。"] });
  if (place.branchId && (!branch || branch.closedOn)) {
    invalid("没有这个党支部，或已撤销。", { branchId: ["请重新选择党支部。"] });
  }
  return { unitId: unit.name, branchId: branch?.name ?? "" };
}

async function endPosts(tx: Tx, where: { personId: string; unitId?: string }, day: Date): Promise<number> {
  const open = await tx.post.findMany({ where: { ...where, OR: [{ until: null }, { until: { gt: day } }] } });
  const late = open.find((post) => post.from >= day);
  if (late) invalid(`“${late.title}”的任职时间是${sayDate(fromColumn(late.from))}，不早于所填日期，请先改正这条任职。`);
  for (const post of open) {
    await tx.post.update({ where: { id: post.id }, data: { until: day, version: { increment: 1 } } });
  }
  return open.length;
}

async function endMandates(tx: Tx, where: { personId: string; unitId?: { not: string } }, day: Date): Promise<number> {
  const open = await tx.mandate.findMany({ where: { ...where, OR: [{ until: null }, { until: { gt: day } }] } });
  for (const row of open) {
    await tx.mandate.update({ where: { id: row.id }, data: { until: laterOf(row.from, day) } });
  }
  return open.length;
}
