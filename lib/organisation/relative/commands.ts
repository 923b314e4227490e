import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { mayKeepRelatives } from "../policy";
import type { AddRelative, RemoveRelative } from "./schema";

/** 回避关系: stored once per pair, whichever of the two it was entered from. */
export function addRelative(actor: Actor, input: AddRelative): Promise<string> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepRelatives(actor));
    if (input.personId === input.otherId) {
      invalid("不能与本人登记回避关系。", { otherId: ["请选择另一个人。"] });
    }
    const [personId, otherId] = [input.personId, input.otherId].sort() as [string, string];
    const people = await tx.person.findMany({
      where: { id: { in: [personId, otherId] } },
      select: { id: true, name: true },
    });
    if (people.length < 2) missing("人员");
    const names = people.map((person) => person.name);
    const known = await tx.relative.findUnique({ where: { personId_otherId: { personId, otherId } } });
    if (known) throw new Refusal("conflict", `${names.join("与")}已登记为${known.relation}关系。`);
    const row = await tx.relative.create({
      data: { personId, otherId, relation: input.relation },
      select: { id: true },
    });
    record("relative.added", input.personId, { names, relation: input.relation });
    return row.id;
  });
}

export function removeRelative(actor: Actor, input: RemoveRelative): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepRelatives(actor));
    const name = { select: { name: true } };
    const row =
      (await tx.relative.findUnique({
        where: { id: input.relativeId },
        include: { person: name, other: name },
      })) ?? missing("回避关系");
    await tx.relative.delete({ where: { id: row.id } });
    record("relative.removed", row.personId, {
      names: [row.person.name, row.other.name],
      relation: row.relation,
      reason: input.reason,
    });
  });
}
