import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { today, yearOf } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { mayEnterPastGrade } from "./policy";
import type { EnterPastGrade, RemovePastGrade } from "./schema";

/** A grade of a year before the portal, from its paper. A year that the portal appraises is never typed. */
export function enterPastGrade(actor: Actor, input: EnterPastGrade): Promise<string> {
  return transact(actor, async (tx, record) => {
    const { personId, year, grade, documentNo } = input;
    const person = (await tx.person.findUnique({ where: { id: personId }, select: { id: true } })) ?? missing("人员");
    permit(mayEnterPastGrade(actor, person.id));
    if (year >= yearOf(today(actor.at))) invalid("只录入往年的等次。", { year: ["应早于本年度"] });
    await refuseAppraisedYear(tx, personId, year);
    const known = await tx.pastGrade.findUnique({ where: { personId_year: { personId, year } } });
    if (known)
      throw new Refusal("conflict", `${year}年度已录入“${known.grade}”（${known.documentNo}）。有误请先删除。`);
    const row = await tx.pastGrade.create({
      data: {
        ...{ personId, year, grade, documentNo },
        ...{ enteredById: actor.personId, enteredByName: actor.name, enteredAt: actor.at },
      },
      select: { id: true },
    });
    record("pastgrade.entered", personId, { year, documentNo, withheld: { grade } });
    return row.id;
  });
}

async function refuseAppraisedYear(tx: Tx, personId: string, year: number) {
  const decided = await tx.subject.findFirst({
    where: { personId, cycle: { kind: "ANNUAL", year, state: { in: ["FINAL", "ARCHIVED"] } } },
    select: { cycle: { select: { title: true } } },
  });
  if (decided) invalid(`${decided.cycle.title}已在系统内审定，以审定结果为准。`, { year: ["该年度已在系统内审定"] });
}

/** Entered by mistake: the row goes, the trail keeps what it said and why it went. */
export function removePastGrade(actor: Actor, input: RemovePastGrade): Promise<void> {
  return transact(actor, async (tx, record) => {
    const row = (await tx.pastGrade.findUnique({ where: { id: input.pastGradeId } })) ?? missing("往年等次");
    permit(mayEnterPastGrade(actor, row.personId));
    await tx.pastGrade.delete({ where: { id: row.id } });
    const { year, grade, documentNo } = row;
    record("pastgrade.removed", row.personId, { year, documentNo, reason: input.reason, withheld: { grade } });
  });
}
