import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { laterOf, stale } from "../changes";
import { UNIT_KINDS, type UnitKind } from "../labels";
import { mayKeepOrganisation } from "../policy";
import { mayHang, wouldLoop } from "../tree";
import type { ChangeUnit, CloseUnit, CreateUnit } from "./schema";

type Facts = { name: string; kind: UnitKind; parentId: string | null; overseerId: string | null };

export function createUnit(actor: Actor, input: CreateUnit): Promise<string> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    await checkPlace(tx, null, input);
    await checkOverseer(tx, actor, input.overseerId);
    const { name, kind, parentId, overseerId, position } = input;
    const unit = await tx.unit.create({
      data: { name, kind, parentId, overseerId, position, openedOn: toColumn(input.openedOn) },
      select: { id: true },
    });
    record("unit.created", unit.id, { name, kind, parentId, openedOn: input.openedOn });
    return unit.id;
  });
}

export function changeUnit(actor: Actor, input: ChangeUnit): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const unit = await load(tx, input.unitId);
    if (unit.version !== input.version) throw stale(unit.name, await said(tx, unit), await said(tx, input));
    await checkPlace(tx, unit.id, input);
    if (input.overseerId !== unit.overseerId) await checkOverseer(tx, actor, input.overseerId);
    const { name, kind, parentId, overseerId, position } = input;
    await claim(tx, unit, { name, kind, parentId, overseerId, position });
    record("unit.changed", unit.id, { old: await said(tx, unit), new: await said(tx, input) });
  });
}

/** A unit that is closed stays in the history; nobody may be left in it, and what it served and who covered it ends. */
export function closeUnit(actor: Actor, input: CloseUnit): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const unit = await load(tx, input.unitId);
    if (unit.closedOn) throw new Refusal("conflict", `${unit.name}已经撤销。`);
    if (unit.version !== input.version) throw stale(unit.name, {}, {});
    const day = toColumn(input.closedOn);
    if (input.closedOn > today(actor.at)) invalid("撤销日期不能晚于今天。", { closedOn: ["不能晚于今天。"] });
    if (day < unit.openedOn) invalid("撤销日期不能早于设立日期。", { closedOn: ["不能早于设立日期。"] });
    await checkEmpty(tx, unit, day);
    await claim(tx, unit, { closedOn: day });
    await endTies(tx, unit.id, day);
    record("unit.closed", unit.id, { name: unit.name, closedOn: input.closedOn });
  });
}

async function load(tx: Tx, unitId: string) {
  return (await tx.unit.findUnique({ where: { id: unitId } })) ?? missing("单位");
}

async function claim(tx: Tx, unit: { id: string; name: string; version: number }, data: object) {
  const { count } = await tx.unit.updateMany({
    where: { id: unit.id, version: unit.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw stale(unit.name, {}, {});
}

/** The tree is checked as a whole and changed by one at a time: two moves that pass alone could make a loop together. */
async function checkPlace(tx: Tx, unitId: string | null, input: Facts) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('organisation.tree'))`;
  const units = await tx.unit.findMany({
    select: { id: true, name: true, kind: true, parentId: true, closedOn: true },
  });
  const parent = units.find((unit) => unit.id === input.parentId);
  if (input.parentId && !parent) invalid("没有这个上级单位。", { parentId: ["请重新选择上级单位。"] });
  if (parent?.closedOn) invalid(`${parent.name}已撤销。`, { parentId: [`${parent.name}已撤销，请另选上级单位。`] });
  const answer = mayHang(input.kind, parent?.kind ?? null);
  if (answer !== true) invalid(answer, { parentId: [answer] });
  const plant = units.find((unit) => unit.kind === "PLANT" && !unit.closedOn && unit.id !== unitId);
  if (input.kind === "PLANT" && plant) invalid(`已有${plant.name}，只能有一个厂。`, { kind: ["只能有一个厂。"] });
  if (!unitId) return;
  if (wouldLoop(units, unitId, input.parentId)) {
    invalid("不能把单位移到它自己的下级之中。", { parentId: ["是本单位或其下级，请另选。"] });
  }
  for (const child of units.filter((unit) => unit.parentId === unitId && !unit.closedOn)) {
    const fits = mayHang(child.kind, input.kind);
    if (fits !== true) invalid(`其下级${child.name}是${UNIT_KINDS[child.kind]}：${fits}`, { kind: [fits] });
  }
}

async function checkOverseer(tx: Tx, actor: Actor, personId: string | null) {
  if (!personId) return;
  const day = toColumn(today(actor.at));
  const leader = await tx.post.findFirst({
    where: {
      personId,
      category: "PLANT_LEADER",
      from: { lte: day },
      OR: [{ until: null }, { until: { gt: day } }],
    },
    select: { id: true },
  });
  if (!leader) invalid("分管领导须是现任厂领导。", { overseerId: ["此人现在没有厂领导职务，请先登记任职。"] });
}

async function checkEmpty(tx: Tx, unit: { id: string; name: string }, day: Date) {
  const open = { OR: [{ until: null }, { until: { gt: day } }] };
  const people = await tx.person.findMany({
    where: { unitId: unit.id, OR: [{ leftOn: null }, { leftOn: { gt: day } }] },
    select: { name: true },
    take: 4,
  });
  const children = await tx.unit.findMany({
    where: { parentId: unit.id, closedOn: null },
    select: { name: true },
    take: 4,
  });
  const posts = await tx.post.findMany({
    where: { unitId: unit.id, ...open },
    select: { person: { select: { name: true } } },
    take: 4,
  });
  if (people.length > 0) invalid(`${unit.name}还有在职人员（${some(people)}），请先调出。`);
  if (children.length > 0) invalid(`${unit.name}还有下级单位（${some(children)}），请先撤销或移走。`);
  if (posts.length > 0) {
    invalid(`还有人在${unit.name}任职（${some(posts.map((post) => post.person))}），请先免职。`);
  }
}

function some(named: { name: string }[]): string {
  const names = named.slice(0, 3).map((one) => one.name);
  return names.join("、") + (named.length > 3 ? "等" : "");
}

async function endTies(tx: Tx, unitId: string, day: Date) {
  const open = { OR: [{ until: null }, { until: { gt: day } }] };
  for (const row of await tx.unitBranch.findMany({ where: { unitId, ...open } })) {
    await tx.unitBranch.update({ where: { id: row.id }, data: { until: laterOf(row.from, day) } });
  }
  const ours = { AND: [{ OR: [{ providerId: unitId }, { clientId: unitId }] }, open] };
  for (const row of await tx.unitService.findMany({ where: ours })) {
    await tx.unitService.update({ where: { id: row.id }, data: { until: laterOf(row.from, day) } });
  }
  for (const row of await tx.mandate.findMany({ where: { unitId, ...open } })) {
    await tx.mandate.update({ where: { id: row.id }, data: { until: laterOf(row.from, day) } });
  }
}

/** A unit's facts in words, as the trail and a second saver read them. */
async function said(tx: Tx, facts: Facts & { position: number }) {
  const name = { select: { name: true } } as const;
  const parent = facts.parentId ? await tx.unit.findUnique({ where: { id: facts.parentId }, ...name }) : null;
  const overseer = facts.overseerId ? await tx.person.findUnique({ where: { id: facts.overseerId }, ...name }) : null;
  return {
    name: facts.name,
    kind: UNIT_KINDS[facts.kind],
    parentId: parent?.name ?? "",
    overseerId: overseer?.name ?? "",
    position: String(facts.position),
  };
}
