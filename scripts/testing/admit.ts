import { type Actor, systemActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/auth/roles";
import { ageOn, fromColumn, today } from "@/lib/calendar";
import { db } from "@/lib/db";
import * as procedure from "@/lib/pool/candidate/commands";
import { answerOpinion } from "@/lib/pool/opinion/commands";
import { recommend } from "@/lib/pool/recommendation/commands";

/**
 * Takes people into the confidential list by its own commands, for what needs no browser:
 * `admit prepare <number>…` from the recommendation to the talk, `admit decide <number>…` the committee's decision.
 */
const [step = "", ...numbers] = process.argv.slice(2);
const at = new Date();

async function holder(role: Role, branchId?: string): Promise<Actor | null> {
  const grant = await db.roleGrant.findFirst({
    where: { role, ...(branchId ? { scopeBranchId: branchId } : {}) },
    select: { account: { select: { person: { select: { id: true, name: true, employeeNo: true } } } } },
    orderBy: { account: { person: { employeeNo: "asc" } } },
  });
  if (!grant) return null;
  const { person } = grant.account;
  const grants = branchId ? [{ role, unitIds: null, branchId }] : [{ role, unitIds: null, branchId: null }];
  return { ...systemActor(person.name, at), ...{ personId: person.id, employeeNo: person.employeeNo, grants } };
}

async function known(role: Role): Promise<Actor> {
  const actor = await holder(role);
  if (!actor) throw new Error(`nobody is ${role}`);
  return actor;
}

type Somebody = { id: string; branchId: string | null; bornOn: Date | null };

async function prepare(person: Somebody) {
  const [organiser, discipline] = [await known("ORGANISER"), await known("DISCIPLINE")];
  const old = person.bornOn !== null && ageOn(fromColumn(person.bornOn), today(at)) > 35;
  const aim = { target: old ? ("CHIEF" as const) : ("DEPUTY" as const), tier: "MIDDLE" as const };
  const given = { ...aim, personId: person.id, reasons: "业务骨干，群众公认。", recommendedOn: today(at) };
  const branch = person.branchId === null ? null : await holder("BRANCH_SECRETARY", person.branchId);
  const candidateId = branch
    ? await procedure.takeUp(organiser, {
        recommendationId: await recommend(branch, { ...given, votes: null, voters: null }),
      })
    : await procedure.openCandidate(organiser, { ...given, source: "MEETING", votes: null, voters: null });
  const now = () => stateOf(person);
  const check = await procedure.checkCandidate(organiser, { ...(await now()), ...aim, ...judged() });
  if (!check.stands) {
    const { lines } = await db.poolCheck.findFirstOrThrow({ where: { candidateId } });
    throw new Error(`the criteria are not met: ${JSON.stringify(lines)}`);
  }
  await procedure.askOpinion(organiser, await now());
  const asked = await db.poolOpinion.findFirstOrThrow({ where: { candidateId, answeredAt: null } });
  const answer = { opinionId: asked.id, view: "CLEAR" as const, documentNo: "锻纪函1号", text: "" };
  await answerOpinion(discipline, answer);
  const talk = { talkedOn: today(at), talkers: organiser.name, summary: "服从组织安排。", willing: true };
  await procedure.recordTalk(organiser, { ...(await now()), ...talk });
}

/** What is left to judgement is judged to be met; what fails stays failed. */
function judged() {
  const keys = ["virtue", "age", "degree", "work", "plant", "post", "grades", "sanction"];
  const all = <T>(value: T) => Object.fromEntries(keys.map((key) => [key, value]));
  return { accepted: all("yes" as const), notes: all("已核对档案。") };
}

async function stateOf({ id }: Somebody) {
  const row = await db.poolCandidate.findFirstOrThrow({ where: { personId: id, closedAt: null } });
  return { candidateId: row.id, version: row.version };
}

async function decide(person: Somebody) {
  await procedure.decideCandidate(await known("SECRETARY"), {
    ...{ ...(await stateOf(person)), verdict: "ADMIT", tier: "MIDDLE", meeting: "党委会", meetingOn: today(at) },
    ...{ expected: 5, present: 5, inFavour: 5, against: 0, deferred: 0, opinion: "" },
  });
}

for (const employeeNo of numbers) {
  const person = await db.person.findFirstOrThrow({
    where: { employeeNo },
    select: { id: true, branchId: true, bornOn: true },
  });
  await (step === "prepare" ? prepare(person) : decide(person));
}
await db.$disconnect();
