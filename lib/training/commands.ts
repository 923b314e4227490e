import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, sayDate, toColumn, today, yearOf } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { keepFile } from "@/lib/files/keep";
import { notify } from "@/lib/inbox/notify";
import { mayChange, mayReport, mayWritePlan, visibleItems } from "./policy";
import type { AddItem, ChangeItem, CheckItem, CopyPlan, DropItem, ReportItem } from "./schema";
import { inYear, quartersOver } from "./standing";

const STALE = "这一项刚被他人改过。您填写的内容还在，请打开新页面核对后再保存。";

/** 编制: one item of a person's plan. Whoever answers for it is told. */
export function addItem(actor: Actor, input: AddItem): Promise<string> {
  return transact(actor, async (tx, record) => {
    permit(mayWritePlan(actor));
    const person = await presentPerson(tx, actor, input.personId, "personId");
    await presentPerson(tx, actor, input.ownerId, "ownerId");
    const item = await tx.trainingItem.create({
      data: {
        ...{ personId: person.id, year: input.year, line: input.line, goal: input.goal, measure: input.measure },
        dueOn: toColumn(input.dueOn),
        ownerId: input.ownerId,
        createdById: actor.personId,
        createdAt: actor.at,
      },
      select: { id: true },
    });
    await tellOwner(tx, actor, { ...input, personName: person.name });
    record("training.added", item.id, { personId: person.id, year: input.year, line: input.line });
    return item.id;
  });
}

export function changeItem(actor: Actor, input: ChangeItem): Promise<void> {
  return transact(actor, async (tx, record) => {
    const item = await load(tx, actor, input.itemId);
    permit(mayChange(actor, item));
    if (yearOf(input.dueOn) !== item.year) {
      invalid(`完成期限应在${item.year}年之内。`, { dueOn: ["完成期限应在计划年度之内"] });
    }
    if (input.ownerId !== item.ownerId) {
      await presentPerson(tx, actor, input.ownerId, "ownerId");
      await tellOwner(tx, actor, { ...input, personId: item.personId, personName: item.person.name });
    }
    const { line, goal, measure, ownerId } = input;
    await claim(tx, item.id, input.revision, { line, goal, measure, ownerId, dueOn: toColumn(input.dueOn) });
    record("training.changed", item.id, { personId: item.personId, dueOn: input.dueOn });
  });
}

/** Nothing is deleted: a dropped item stays in the plan with its reason. */
export function dropItem(actor: Actor, input: DropItem): Promise<void> {
  return transact(actor, async (tx, record) => {
    const item = await load(tx, actor, input.itemId);
    permit(mayChange(actor, item));
    await claim(tx, item.id, input.revision, { state: "DROPPED", doneOn: null, droppedWhy: input.why });
    record("training.dropped", item.id, { personId: item.personId, why: input.why });
  });
}

/** 填报进展: how far it is, with what proves it. */
export function reportItem(actor: Actor, input: ReportItem): Promise<void> {
  const { file } = input;
  return transact(actor, async (tx, record) => {
    const item = await load(tx, actor, input.itemId);
    permit(mayReport(actor, item));
    const bytes = file && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
    const fileId = file && bytes ? await keepFile(actor, tx, { name: file.name, bytes }) : null;
    const doneOn = input.state === "DONE" ? toColumn(today(actor.at)) : null;
    await claim(tx, item.id, input.revision, { state: input.state, doneOn });
    await tx.trainingReport.create({
      data: {
        ...{ itemId: item.id, state: input.state, text: input.text, fileId },
        ...{ byId: actor.personId, byName: actor.name, at: actor.at },
      },
    });
    record("training.reported", item.id, { personId: item.personId, state: input.state, fileId });
  });
}

/** What was reported done by mistake is opened again; the report stays. */
export function reopenItem(actor: Actor, input: DropItem): Promise<void> {
  return transact(actor, async (tx, record) => {
    const item = await load(tx, actor, input.itemId);
    permit(mayWritePlan(actor));
    if (item.state !== "DONE") throw new Refusal("conflict", "只有已报完成的项目才能重新打开。");
    await claim(tx, item.id, input.revision, { state: "UNDERWAY", doneOn: null });
    record("training.reopened", item.id, { personId: item.personId, why: input.why });
  });
}

/** 季度检查: one a quarter; whoever looked at an older one is told. */
export function checkItem(actor: Actor, input: CheckItem): Promise<void> {
  return transact(actor, async (tx, record) => {
    const item = await load(tx, actor, input.itemId);
    permit(mayChange(actor, item));
    const day = today(actor.at);
    const begun =
      input.quarter === 1 ? yearOf(day) >= item.year : quartersOver(item.year, day).includes(input.quarter - 1);
    if (!begun) invalid("这个季度还没有开始，不能检查。", { quarter: ["这个季度还没有开始"] });
    const by = { byId: actor.personId, byName: actor.name, at: actor.at };
    const place = { itemId: item.id, quarter: input.quarter };
    const look = { verdict: input.verdict, note: input.note, ...by };
    const { count } =
      input.checked === 0
        ? await tx.trainingCheck.createMany({ data: { ...place, ...look }, skipDuplicates: true })
        : await tx.trainingCheck.updateMany({
            where: { ...place, revision: input.checked },
            data: { ...look, revision: { increment: 1 } },
          });
    if (count === 0)
      throw new Refusal("conflict", "这个季度刚由他人检查过。您填写的内容还在，请打开新页面核对后再保存。");
    record("training.checked", item.id, { quarter: input.quarter, withheld: { verdict: input.verdict } });
  });
}

/** 沿用上年: the items of the year before, not those dropped, each a year later. Only into an empty plan. */
export function copyPlan(actor: Actor, { personId, year }: CopyPlan): Promise<{ copied: number }> {
  return transact(actor, async (tx, record) => {
    permit(mayWritePlan(actor));
    const person = await presentPerson(tx, actor, personId, "personId");
    // Two who copy at once would double the plan: the second waits here and then finds it filled.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`training ${personId} ${year}`}))`;
    const present = await tx.trainingItem.count({ where: { personId, year } });
    if (present > 0)
      throw new Refusal("conflict", `${person.name}的${year}年度计划已有 ${present} 项，不能再沿用上年。`);
    const former = await tx.trainingItem.findMany({ where: { personId, year: year - 1, state: { not: "DROPPED" } } });
    if (former.length === 0) invalid(`${person.name}上年没有可沿用的计划。`);
    await tx.trainingItem.createMany({
      data: former.map(({ line, goal, measure, ownerId, dueOn }) => ({
        ...{ personId, year, line, goal, measure, ownerId },
        dueOn: toColumn(inYear(fromColumn(dueOn), year)),
        createdById: actor.personId,
        createdAt: actor.at,
      })),
    });
    record("training.copied", personId, { year, items: former.length });
    return { copied: former.length };
  });
}

type Change = Parameters<Tx["trainingItem"]["updateMany"]>[0]["data"];

async function claim(tx: Tx, id: string, revision: number, data: Change): Promise<void> {
  const { count } = await tx.trainingItem.updateMany({
    where: { id, revision },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", STALE);
}

/** What the actor may not see does not exist: writers see all, owners theirs. */
async function load(tx: Tx, actor: Actor, itemId: string) {
  const item = await tx.trainingItem.findFirst({
    where: { id: itemId, ...visibleItems(actor) },
    include: { person: { select: { name: true } } },
  });
  return item ?? missing("培养项目");
}

async function presentPerson(tx: Tx, actor: Actor, id: string, field: string) {
  const person =
    (await tx.person.findUnique({ where: { id }, select: { id: true, name: true, leftOn: true } })) ?? missing("人员");
  if (person.leftOn && fromColumn(person.leftOn) <= today(actor.at)) {
    invalid(`${person.name}已离职。`, { [field]: [`${person.name}已离职`] });
  }
  return person;
}

type Owed = Pick<AddItem, "ownerId" | "goal" | "dueOn" | "personId"> & { personName: string };

/** Whoever answers for it, and the person whose plan it is, each once. */
async function tellOwner(tx: Tx, actor: Actor, item: Owed) {
  const href = `/training/mine?year=${yearOf(item.dueOn)}`;
  if (item.ownerId !== item.personId && item.personId !== actor.personId) {
    const body = `由他人负责填报，完成期限${sayDate(item.dueOn)}。`;
    await notify(tx, [item.personId], { at: actor.at, title: `您的培养计划：${item.goal}`, body, href });
  }
  if (item.ownerId === actor.personId) return;
  await notify(tx, [item.ownerId], {
    at: actor.at,
    title: `培养计划：${item.goal}`,
    body: `${item.ownerId === item.personId ? "" : `${item.personName}的计划，由您负责。`}请于${sayDate(item.dueOn)}前完成并填报。`,
    href,
  });
}
