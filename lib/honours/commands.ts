import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { today, yearOf } from "@/lib/calendar";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { mayKeepHonours } from "./policy";
import type { EnterHonour, RemoveHonour } from "./schema";

/** An honour from its document. The same one twice is refused, past the check by the database. */
export function enterHonour(actor: Actor, input: EnterHonour): Promise<string> {
  return transact(actor, async (tx, record) => {
    const { personId, year, level, title, body, documentNo } = input;
    const person = (await tx.person.findUnique({ where: { id: personId }, select: { id: true } })) ?? missing("人员");
    permit(mayKeepHonours(actor, person.id));
    if (year > yearOf(today(actor.at))) invalid("年度不能晚于今年。", { year: ["还没有到这一年。"] });
    const key = { personId, year, title, body };
    const known = await tx.honour.findUnique({ where: { personId_year_title_body: key } });
    if (known) throw new Refusal("conflict", `${year}年“${title}”已由${known.enteredByName}录入，不用再录。`);
    const row = await tx.honour.create({
      data: {
        ...{ ...key, level, documentNo },
        ...{ enteredById: actor.personId, enteredByName: actor.name, enteredAt: actor.at },
      },
      select: { id: true },
    });
    record("honour.entered", personId, { year, documentNo, withheld: { level, title, body } });
    return row.id;
  });
}

/** Entered by mistake, or revoked by who gave it: the row goes, the trail keeps what it said and why it went. */
export function removeHonour(actor: Actor, input: RemoveHonour): Promise<void> {
  return transact(actor, async (tx, record) => {
    const row = (await tx.honour.findUnique({ where: { id: input.honourId } })) ?? missing("荣誉");
    permit(mayKeepHonours(actor, row.personId));
    await tx.honour.delete({ where: { id: row.id } });
    const { year, level, title, body, documentNo } = row;
    record("honour.removed", row.personId, {
      year,
      documentNo,
      reason: input.reason,
      withheld: { level, title, body },
    });
  });
}
