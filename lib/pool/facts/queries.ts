import { gradesOf } from "@/lib/appraisal/grades/queries";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, type PlainDate } from "@/lib/calendar";
import type { Prisma, Tx } from "@/lib/db";
import type { Gender, Political } from "@/lib/organisation/labels";
import type { Facts, PostFact } from "../criteria";

export type PersonFacts = Facts & {
  id: string;
  employeeNo: string;
  name: string;
  gender: Gender;
  ethnicity: string;
  political: Political;
  joinedPartyOn: PlainDate | null;
  professionalTitle: string;
  unitId: string;
  unitName: string;
  branchId: string | null;
};

const SELECT = {
  ...{ id: true, employeeNo: true, name: true, gender: true, ethnicity: true, political: true, bornOn: true },
  ...{ joinedPartyOn: true, startedWorkOn: true, education: true, degree: true, professionalTitle: true, leftOn: true },
  ...{ unitId: true, branchId: true },
  unit: { select: { name: true } },
  posts: { include: { unit: { select: { name: true, kind: true } } }, orderBy: [{ from: "desc" }, { main: "desc" }] },
  effects: {
    where: { withdrawnAt: null },
    select: { kind: true, measure: true, documentNo: true, effectiveOn: true, endsOn: true },
    orderBy: { effectiveOn: "desc" },
  },
} satisfies Prisma.PersonSelect;

const day = (column: Date | null): PlainDate | null => column && fromColumn(column);

/** What the portal knows of people, by id. For rows that the asking part has found visible. */
export async function factsOf(actor: Actor, tx: Tx, personIds: readonly string[]): Promise<Map<string, PersonFacts>> {
  const ids = [...new Set(personIds)];
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: SELECT });
  const grades = await gradesOf(actor, tx, ids);
  return new Map(
    people.map(({ unit, posts, effects, ...person }) => [
      person.id,
      {
        ...person,
        unitName: unit.name,
        bornOn: day(person.bornOn),
        joinedPartyOn: day(person.joinedPartyOn),
        startedWorkOn: day(person.startedWorkOn),
        leftOn: day(person.leftOn),
        posts: posts.map(
          (post): PostFact => ({
            ...{ title: post.title, category: post.category, main: post.main },
            ...{ unitName: post.unit.name, unitKind: post.unit.kind },
            ...{ from: fromColumn(post.from), until: day(post.until) },
          }),
        ),
        grades: grades.get(person.id) ?? [],
        sanctions: effects.map((effect) => ({
          ...effect,
          effectiveOn: fromColumn(effect.effectiveOn),
          endsOn: day(effect.endsOn),
        })),
      },
    ]),
  );
}
