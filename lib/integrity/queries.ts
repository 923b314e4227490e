import { type Actor, can } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, sayDate, toColumn, today } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import type { Todo } from "@/lib/todo";
import type { EffectKind, EffectOnGrade } from "@/prisma/generated/enums";
import { endingSoon } from "./ending";
import { touches, yearsTouched } from "./period";
import { visibleEffects } from "./policy";

export type EffectView = {
  id: string;
  personId: string;
  personName: string;
  employeeNo: string;
  unitName: string;
  kind: EffectKind;
  measure: string;
  effect: EffectOnGrade;
  documentNo: string;
  issuedBy: string;
  effectiveOn: PlainDate;
  endsOn: PlainDate | null;
  years: number[];
  note: string;
  enteredAt: Date;
  withdrawnAt: Date | null;
  withdrawnWhy: string | null;
};

/** The register, newest first. `person` narrows by name or number, `year` to facts that touch it. */
export async function listEffects(
  actor: Actor,
  filter: { person?: string; year?: number; withdrawn?: boolean } = {},
): Promise<EffectView[]> {
  const rows = await db.effect.findMany({
    where: {
      AND: [
        visibleEffects(actor),
        filter.withdrawn ? {} : { withdrawnAt: null },
        filter.person
          ? { person: { OR: [{ name: { contains: filter.person } }, { employeeNo: { startsWith: filter.person } }] } }
          : {},
      ],
    },
    include: { person: { select: { name: true, employeeNo: true, unit: { select: { name: true } } } } },
    orderBy: [{ effectiveOn: "desc" }, { id: "asc" }],
    take: 500,
  });
  const now = today(actor.at);
  return rows
    .map(({ person, ...row }) => {
      const period = { effectiveOn: fromColumn(row.effectiveOn), endsOn: row.endsOn && fromColumn(row.endsOn) };
      return {
        ...row,
        ...period,
        personName: person.name,
        employeeNo: person.employeeNo,
        unitName: person.unit.name,
        years: yearsTouched(period, now),
      };
    })
    .filter((row) => filter.year === undefined || touches(filter.year, row));
}

/** For the reckoning: what stands against a grade of `year`, by person. Runs inside the caller's transaction. */
export async function effectsOfYear(
  _actor: Actor,
  tx: Tx,
  personIds: readonly string[],
  year: number,
): Promise<Map<string, { effect: EffectOnGrade; reason: string }[]>> {
  const rows = await tx.effect.findMany({
    where: { personId: { in: [...personIds] }, withdrawnAt: null },
    select: { personId: true, effect: true, measure: true, documentNo: true, effectiveOn: true, endsOn: true },
    orderBy: [{ effectiveOn: "asc" }, { id: "asc" }],
  });
  const inYear = rows.filter((row) =>
    touches(year, { effectiveOn: fromColumn(row.effectiveOn), endsOn: row.endsOn && fromColumn(row.endsOn) }),
  );
  const byPerson = new Map<string, { effect: EffectOnGrade; reason: string }[]>();
  for (const row of inYear) {
    const entry = { effect: row.effect, reason: `${row.measure}（${row.documentNo}）` };
    byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), entry]);
  }
  return byPerson;
}

export type Standing = { kind: EffectKind; measure: string };

/** What is in force against people on one day: sanctions in their period, open cases. Inside the caller's transaction. */
export async function standingOn(
  _actor: Actor,
  tx: Tx,
  personIds: readonly string[],
  on: PlainDate,
): Promise<Map<string, Standing[]>> {
  const day = toColumn(on);
  const rows = await tx.effect.findMany({
    where: {
      personId: { in: [...personIds] },
      withdrawnAt: null,
      effectiveOn: { lte: day },
      OR: [{ endsOn: null }, { endsOn: { gte: day } }],
    },
    select: { personId: true, kind: true, measure: true },
    orderBy: [{ effectiveOn: "asc" }, { id: "asc" }],
  });
  const byPerson = new Map<string, Standing[]>();
  for (const { personId, ...standing } of rows) {
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), standing]);
  }
  return byPerson;
}

/** 纪委 looks at the periods that end within a month. Names stand in the register alone, not in what is said elsewhere. */
export async function listTodos(actor: Actor): Promise<Todo[]> {
  if (!can(actor, "effect.write")) return [];
  const rows = await db.effect.findMany({
    where: { withdrawnAt: null, endsOn: { gte: toColumn(today(actor.at)) } },
    select: { id: true, endsOn: true },
  });
  const soon = endingSoon(
    rows.map(({ endsOn }) => ({ endsOn: endsOn && fromColumn(endsOn) })),
    today(actor.at),
  );
  const [first] = soon;
  if (!first) return [];
  return [
    {
      id: "effects-ending",
      due: first.endsOn,
      title: `${soon.length} 条影响期将在一个月内届满`,
      detail: `最早的截至${sayDate(first.endsOn)}`,
      href: "/integrity",
      action: "查看",
    },
  ];
}

/**
 * What was entered or withdrawn since a moment and touches the year, in words: for whoever decides on figures that were
 * reckoned then. Runs inside the caller's transaction.
 */
export async function effectsSince(
  _actor: Actor,
  tx: Tx,
  { personId, year, since }: { personId: string; year: number; since: Date },
): Promise<string[]> {
  const rows = await tx.effect.findMany({
    where: { personId, OR: [{ enteredAt: { gt: since }, withdrawnAt: null }, { withdrawnAt: { gt: since } }] },
    select: { measure: true, documentNo: true, effectiveOn: true, endsOn: true, withdrawnAt: true },
    orderBy: [{ enteredAt: "asc" }, { id: "asc" }],
  });
  return rows
    .filter((row) =>
      touches(year, { effectiveOn: fromColumn(row.effectiveOn), endsOn: row.endsOn && fromColumn(row.endsOn) }),
    )
    .map(({ measure, documentNo, withdrawnAt }) => `${withdrawnAt ? "撤销" : "登记"}${measure}（${documentNo}）`);
}
