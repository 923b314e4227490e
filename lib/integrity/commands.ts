import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { toColumn } from "@/lib/calendar";
import { missing, permit, Refusal } from "@/lib/errors";
import { mayEnterEffect } from "./policy";
import type { EnterEffect, WithdrawEffect } from "./schema";

/** 纪委 enters a fact with its document; the years it touches follow from the dates. */
export function enterEffect(actor: Actor, input: EnterEffect): Promise<string> {
  return transact(actor, async (tx, record) => {
    const person =
      (await tx.person.findUnique({ where: { id: input.personId }, select: { id: true } })) ?? missing("人员");
    permit(mayEnterEffect(actor, person));
    const { effectiveOn, endsOn, ...rest } = input;
    const effect = await tx.effect.create({
      data: {
        ...{ personId: rest.personId, kind: rest.kind, measure: rest.measure, effect: rest.effect },
        ...{ documentNo: rest.documentNo, issuedBy: rest.issuedBy, note: rest.note },
        effectiveOn: toColumn(effectiveOn),
        endsOn: endsOn && toColumn(endsOn),
        enteredById: actor.personId ?? "",
        enteredAt: actor.at,
      },
    });
    const withheld = { effect: input.effect, documentNo: input.documentNo };
    record("effect.entered", effect.id, { personId: person.id, withheld });
    return effect.id;
  });
}

/** Nothing is deleted: a withdrawn fact stays in the register with the reason. */
export function withdrawEffect(actor: Actor, input: WithdrawEffect): Promise<void> {
  return transact(actor, async (tx, record) => {
    const effect =
      (await tx.effect.findUnique({ where: { id: input.effectId }, select: { id: true, personId: true } })) ??
      missing("情形");
    permit(mayEnterEffect(actor, { id: effect.personId }));
    const claimed = await tx.effect.updateMany({
      where: { id: effect.id, withdrawnAt: null },
      data: { withdrawnAt: actor.at, withdrawnById: actor.personId, withdrawnWhy: input.why },
    });
    if (claimed.count === 0) throw new Refusal("conflict", "这条情形已经撤销。");
    record("effect.withdrawn", effect.id, { personId: effect.personId, withheld: { why: input.why } });
  });
}
