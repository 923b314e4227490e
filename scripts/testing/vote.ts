import { randomUUID } from "node:crypto";
import { assignmentHash } from "@/lib/appraisal/assignment/queries";
import { makeKeys } from "@/lib/appraisal/ballot/custody";
import type { GivenLine } from "@/lib/appraisal/ballot/schema";
import { boxLengthOf } from "@/lib/appraisal/ballot/sealing";
import { DEFAULT_SCHEME } from "@/lib/appraisal/scheme/default-scheme";
import { fingerprint } from "@/lib/appraisal/scheme/fingerprint";
import { itemsOf } from "@/lib/appraisal/scheme/items";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";
import { postsHash } from "@/lib/appraisal/start/queries";
import { type Actor, systemActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/auth/roles";
import { db } from "@/lib/db";
import type { CycleState } from "@/prisma/generated/enums";

/** An open vote, laid down row by row: the shortest way for tests of the ballot that need many voters at once. */
export type GivenPaper = {
  paperId: string;
  voter: Actor;
  group: string;
  lines: { subjectId: string; group: string }[];
};
export type GivenVote = {
  cycleId: string;
  scheme: StoredScheme;
  at: Date;
  subjects: { id: string; personId: string; name: string }[];
  papers: GivenPaper[];
  organiser: Actor;
  discipline: Actor;
  secretary: Actor;
};

export const DURING = new Date("2026-01-14T06:03:00Z");
const OPENS = new Date("2026-01-10T00:00:00Z");
const CLOSES = new Date("2026-01-16T09:00:00Z");

type Wish = {
  subjects?: number;
  /** Voters by group; each rates every subject in that group. */
  voters?: Record<string, number>;
  scheme?: StoredScheme;
  year?: number;
  allowRevise?: boolean;
};

const SURNAMES = "丁马方石江吴沈周郑赵钱孙李王冯陈褚卫蒋韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹".split("");
const day = (text: string) => new Date(`${text}T00:00:00Z`);

export async function givenVote(wish: Wish = {}): Promise<GivenVote> {
  const { subjects = 4, voters = { G1: 2, G2: 3, G3: 6 }, scheme = DEFAULT_SCHEME, year = 2025 } = wish;
  const units = await givenUnits();
  const officers = await givenPeople(3, units, "办");
  const rated = await givenPeople(subjects, units, "干");
  const cycleId = randomUUID();
  const { openingKey } = await makeKeys(cycleId, "PORTAL");
  const stored = await givenScheme(scheme);
  await db.cycle.create({
    data: {
      ...{ id: cycleId, kind: "ANNUAL", year, title: `${year}年度干部考核`, state: "OPEN" as CycleState },
      ...{ schemeId: stored.id, cutoffOn: day(`${year}-12-31`), voteOpensAt: OPENS, voteClosesAt: CLOSES },
      ...{ createdAt: OPENS, allowRevise: wish.allowRevise ?? true },
      ...{ openingKey: Uint8Array.from(openingKey), keysMadeAt: OPENS, schemeHash: stored.sha256 },
      boxLength: boxLengthOf(scheme, subjects),
    },
  });
  const subjectRows = rated.map(({ id, name, unitId }, at) => ({
    ...{ id: randomUUID(), cycleId, personId: id, name, unitId, unitName: "模压车间", postTitle: "副主任" },
    ...{ pool: at % 2 === 0 ? ("MIDDLE_CHIEF" as const) : ("MIDDLE_DEPUTY" as const), postSince: day("2020-03-01") },
  }));
  await db.subject.createMany({ data: subjectRows });
  const papers = await givenPapers(cycleId, subjectRows, units, voters);
  const hashes = { assignmentHash: await assignmentHash(db, cycleId), postsHash: await postsHash(db, cycleId) };
  // Last: from then on the database itself keeps posts and assignments as they are.
  await db.cycle.update({ where: { id: cycleId }, data: { ...hashes, startedAt: OPENS } });
  const roles = ["ORGANISER", "DISCIPLINE", "SECRETARY"] as const;
  await givenAccounts(officers.map(({ id }, at) => ({ personId: id, role: roles[at] as Role })));
  const [organiser, discipline, secretary] = officers.map(({ id, name }, at) =>
    actorFor(id, name, [roles[at] as Role]),
  ) as [Actor, Actor, Actor];
  return { cycleId, scheme, at: DURING, subjects: subjectRows, papers, organiser, discipline, secretary };
}

/** For what is asked of somebody who is not acting just now: whether he still holds the role he acted in. */
export async function givenAccounts(holders: { personId: string; role: Role }[]) {
  const rows = holders.map(({ personId, role }) => ({ id: randomUUID(), personId, role }));
  const since = { passwordSetAt: OPENS, createdAt: OPENS, passwordHash: "" };
  await db.account.createMany({ data: rows.map(({ id, personId }) => ({ id, personId, ...since })) });
  const granted = { from: day("2020-01-01"), grantedAt: OPENS, reason: "" };
  await db.roleGrant.createMany({ data: rows.map(({ id, role }) => ({ accountId: id, role, ...granted })) });
}

export function actorFor(personId: string, name: string, roles: readonly Role[] = [], at = DURING): Actor {
  return { ...systemActor(name, at, roles), personId };
}

/** Which paper of which cycle an input is about. */
export const slot = ({ cycleId }: Pick<GivenVote, "cycleId">, { paperId }: Pick<GivenPaper, "paperId">) => ({
  cycleId,
  paperId,
});

/** A complete paper; `mark(row, item)` decides, varied by default so that no paper is uniform. */
export function marksFor(
  { scheme }: Pick<GivenVote, "scheme">,
  paper: Pick<GivenPaper, "lines">,
  mark: (row: number, item: number) => string = (row, item) => "EGFP"[(row + item * (row + 1)) % 4] as string,
): GivenLine[] {
  return paper.lines.map(({ subjectId, group }, row) => {
    const mode = scheme.groups.find(({ key }) => key === group)?.mode ?? "dimension";
    const marks = itemsOf(scheme, mode).map((_, item) => mark(row, item));
    return { subjectId, marks, overall: "ABCD"[row % 4] as string, comment: row === 0 ? "多下现场，少开会。" : "" };
  });
}

async function givenUnits(): Promise<string[]> {
  const known = await db.unit.findMany({
    where: { kind: "WORKSHOP" },
    select: { id: true },
    orderBy: { position: "asc" },
  });
  if (known.length > 0) return known.map(({ id }) => id);
  const plant = await db.unit.create({ data: { name: "锻造厂", kind: "PLANT", openedOn: day("1990-01-01") } });
  const names = ["模压车间", "自由锻车间", "环轧车间"];
  const rows = names.map((name, position) => ({
    ...{ id: randomUUID(), name, position, kind: "WORKSHOP" as const, parentId: plant.id, openedOn: day("1990-01-01") },
  }));
  await db.unit.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

async function givenPeople(count: number, units: string[], given: string) {
  const from = await db.person.count();
  const rows = Array.from({ length: count }, (_, at) => ({
    id: randomUUID(),
    employeeNo: `T${String(from + at + 1).padStart(6, "0")}`,
    name: `${SURNAMES[(from + at) % SURNAMES.length]}${given}${at + 1}`,
    gender: "MALE" as const,
    unitId: units[at % units.length] as string,
  }));
  await db.person.createMany({ data: rows });
  return rows;
}

async function givenScheme(scheme: StoredScheme) {
  const sha256 = fingerprint(scheme);
  const found = await db.scheme.findFirst({ where: { sha256 }, select: { id: true, sha256: true } });
  if (found) return found;
  const version = (await db.scheme.count()) + 1;
  const dates = { createdAt: OPENS, updatedAt: OPENS, usedAt: OPENS };
  return db.scheme.create({
    data: { name: "年度考核方案", version, document: scheme, sha256, ...dates },
    select: { id: true, sha256: true },
  });
}

async function givenPapers(
  cycleId: string,
  subjects: { id: string; personId: string }[],
  units: string[],
  voters: Record<string, number>,
): Promise<GivenPaper[]> {
  const papers: GivenPaper[] = [];
  for (const [group, count] of Object.entries(voters)) {
    for (const { id, name } of await givenPeople(count, units, "评")) {
      const lines = subjects.map((subject) => ({ subjectId: subject.id, group }));
      papers.push({ paperId: randomUUID(), voter: actorFor(id, name), group, lines });
    }
  }
  const unitOf = (at: number) => units[at % units.length] as string;
  await db.paper.createMany({
    data: papers.map(({ paperId, voter }, at) => ({
      ...{ id: paperId, cycleId, voterId: voter.personId as string, unitId: unitOf(at) },
    })),
  });
  await db.assignment.createMany({
    data: papers.flatMap(({ paperId, lines }) => lines.map((line) => ({ paperId, ...line }))),
  });
  for (const paper of papers) paper.lines.sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1));
  return papers;
}
