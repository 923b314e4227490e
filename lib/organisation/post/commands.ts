import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, sayDate, toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit } from "@/lib/errors";
import { stale } from "../changes";
import { CATEGORIES, type Category } from "../labels";
import { representsStaff } from "../mandate/eligible";
import { mayKeepOrganisation } from "../policy";
import type { AppointPost, ChangePost, EndPost } from "./schema";

export function appointPost(actor: Actor, input: AppointPost): Promise<string> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const person = (await tx.person.findUnique({ where: { id: input.personId } })) ?? missing("人员");
    const from = toColumn(input.from);
    if (person.leftOn && person.leftOn <= from) invalid(`${person.name}已离职，不能任职。`);
    const unit = await standing(tx, input.unitId, from);
    await checkMandate(tx, person, input.category, from);
    if (input.main && input.endFormer) await endFormer(tx, person.id, from);
    const { title, category, main } = input;
    const post = await tx.post.create({
      data: {
        personId: person.id,
        unitId: unit.id,
        title,
        category,
        main,
        from,
        until: input.until && toColumn(input.until),
      },
      select: { id: true },
    });
    record("post.appointed", person.id, {
      name: person.name,
      unit: unit.name,
      title,
      category,
      main,
      from: input.from,
      until: input.until,
    });
    return post.id;
  });
}

/** Corrects what was entered wrongly; an appointment to another post is `appointPost`. */
export function changePost(actor: Actor, input: ChangePost): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const post = await load(tx, input.postId);
    const from = toColumn(input.from);
    const unit = await standing(tx, input.unitId, from);
    const before = sayPost({ ...post, unit: post.unit.name });
    const after = sayPost({ ...input, from, until: input.until && toColumn(input.until), unit: unit.name });
    if (post.version !== input.version) throw stale(`“${post.title}”`, before, after);
    await checkMandate(tx, post.person, input.category, from);
    await claim(tx, post, {
      unitId: unit.id,
      title: input.title,
      category: input.category,
      main: input.main,
      from,
      until: input.until && toColumn(input.until),
    });
    await checkOversight(tx, actor, post.person);
    record("post.corrected", post.personId, { name: post.person.name, old: before, new: after });
  });
}

export function endPost(actor: Actor, input: EndPost): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const post = await load(tx, input.postId);
    const until = toColumn(input.until);
    if (post.version !== input.version) throw stale(`“${post.title}”`, {}, {});
    if (until <= post.from) {
      invalid("免职时间应晚于任职时间。", { until: [`应晚于${sayDate(fromColumn(post.from))}。`] });
    }
    await claim(tx, post, { until });
    await checkOversight(tx, actor, post.person);
    record("post.ended", post.personId, { name: post.person.name, title: post.title, until: input.until });
  });
}

async function load(tx: Tx, postId: string) {
  const include = { unit: { select: { name: true } }, person: { select: { id: true, name: true } } };
  return (await tx.post.findUnique({ where: { id: postId }, include })) ?? missing("任职");
}

async function claim(tx: Tx, post: { id: string; title: string; version: number }, data: object) {
  const { count } = await tx.post.updateMany({
    where: { id: post.id, version: post.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw stale(`“${post.title}”`, {}, {});
}

async function standing(tx: Tx, unitId: string, on: Date) {
  const unit = (await tx.unit.findUnique({ where: { id: unitId } })) ?? missing("单位");
  if (unit.closedOn && unit.closedOn <= on) invalid(`${unit.name}已撤销。`, { unitId: ["请另选单位。"] });
  return unit;
}

async function endFormer(tx: Tx, personId: string, from: Date) {
  const open = { personId, main: true, from: { lt: from }, OR: [{ until: null }, { until: { gt: from } }] };
  await tx.post.updateMany({ where: open, data: { until: from, version: { increment: 1 } } });
}

async function checkMandate(tx: Tx, person: { id: string; name: string }, category: Category, on: Date) {
  if (representsStaff(category) === true) return;
  const mandate = await tx.mandate.findFirst({
    where: { personId: person.id, OR: [{ until: null }, { until: { gt: on } }] },
    select: { id: true },
  });
  if (mandate) invalid(`${person.name}是职工代表。${representsStaff(category)}请先结束其职工代表资格。`);
}

/** Whoever oversees units must stay a plant leader: they write the comment on the heads of those units. */
async function checkOversight(tx: Tx, actor: Actor, person: { id: string; name: string }) {
  const day = toColumn(today(actor.at));
  const overseen = await tx.unit.findMany({ where: { overseerId: person.id, closedOn: null }, select: { name: true } });
  if (overseen.length === 0) return;
  const leader = await tx.post.findFirst({
    where: {
      personId: person.id,
      category: "PLANT_LEADER",
      from: { lte: day },
      OR: [{ until: null }, { until: { gt: day } }],
    },
    select: { id: true },
  });
  if (leader) return;
  const names = overseen.map((unit) => unit.name).join("、");
  invalid(`${person.name}还分管${names}，须任厂领导。请先在单位页改由他人分管。`);
}

type Said = { unit: string; title: string; category: Category; main: boolean; from: Date; until: Date | null };

function sayPost(post: Said) {
  return {
    unitId: post.unit,
    title: post.title,
    category: CATEGORIES[post.category],
    main: post.main ? "主要职务" : "兼任",
    from: sayDate(fromColumn(post.from)),
    until: post.until ? sayDate(fromColumn(post.until)) : "",
  };
}
