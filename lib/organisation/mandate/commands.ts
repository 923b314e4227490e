import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, sayDate, toColumn } from "@/lib/calendar";
import { invalid, missing, permit } from "@/lib/errors";
import { mayKeepOrganisation } from "../policy";
import { pathTo } from "../tree";
import { representsStaff } from "./eligible";
import type { EndMandate, GiveMandate } from "./schema";

/** Elected by the people of a unit: the unit must be the person's own, or one above it. */
export function giveMandate(actor: Actor, input: GiveMandate): Promise<string> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const person = (await tx.person.findUnique({ where: { id: input.personId } })) ?? missing("人员");
    const from = toColumn(input.from);
    if (person.leftOn && person.leftOn <= from) invalid(`${person.name}已离职。`);
    const units = await tx.unit.findMany({ select: { id: true, name: true, parentId: true } });
    const unit = pathTo(units, person.unitId).find((step) => step.id === input.unitId);
    if (!unit) invalid("职工代表由本单位职工选出。", { unitId: ["请选择此人所在的单位或其上级单位。"] });
    const post = await tx.post.findFirst({
      where: {
        personId: person.id,
        category: { notIn: ["STAFF", "BACKBONE"] },
        OR: [{ until: null }, { until: { gt: from } }],
      },
      select: { category: true },
    });
    const eligible = representsStaff(post?.category ?? null);
    if (eligible !== true) invalid(eligible);
    const mandate = await tx.mandate.create({
      data: { personId: person.id, unitId: unit.id, from, until: input.until && toColumn(input.until) },
      select: { id: true },
    });
    record("mandate.given", person.id, { name: person.name, unit: unit.name, from: input.from, until: input.until });
    return mandate.id;
  });
}

export function endMandate(actor: Actor, input: EndMandate): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const include = { person: { select: { name: true } }, unit: { select: { name: true } } };
    const mandate =
      (await tx.mandate.findUnique({ where: { id: input.mandateId }, include })) ?? missing("职工代表资格");
    const until = toColumn(input.until);
    if (mandate.until && mandate.until <= until) {
      invalid(`已于${sayDate(fromColumn(mandate.until))}结束。`, { until: ["只能改得更早。"] });
    }
    if (until < mandate.from) {
      invalid("止期不能早于起期。", { until: [`不能早于${sayDate(fromColumn(mandate.from))}。`] });
    }
    await tx.mandate.update({ where: { id: mandate.id }, data: { until } });
    record("mandate.ended", mandate.personId, {
      name: mandate.person.name,
      unit: mandate.unit.name,
      until: input.until,
    });
  });
}
