import { Client } from "pg";

export type Samples = { [parameter: string]: string };

/** One thing of each kind, of which there is something to see: the finished cycle of last year and its people. */
const QUERIES: { [parameter: string]: string } = {
  cycleId: `select id from "Cycle" order by case state::text when 'ARCHIVED' then 0 when 'FINAL' then 1 else 2 end, year limit 1`,
  subjectId: `select s.id from "Subject" s join "Cycle" c on c.id = s."cycleId"
    order by case c.state::text when 'ARCHIVED' then 0 when 'FINAL' then 1 else 2 end, c.year, s.id limit 1`,
  schemeId: `select id from "Scheme" order by version limit 1`,
  unitId: `select id from "Unit" where kind = 'WORKSHOP' order by position limit 1`,
  branchId: `select id from "Branch" order by position limit 1`,
  personId: `select p.id from "Person" p join "Post" o on o."personId" = p.id where o.category = 'MIDDLE_CHIEF'
    order by p."employeeNo" limit 1`,
  accountId: `select a.id from "Account" a join "Person" p on p.id = a."personId" order by p."employeeNo" limit 1`,
  grantId: `select g.id from "RoleGrant" g order by g.id limit 1`,
  sessionId: `select id from "Session" order by "createdAt" limit 1`,
  noticeId: `select id from "Notice" order by "createdAt" limit 1`,
  hostUnitId: `select id from "Unit" where kind = 'DEPARTMENT' order by position limit 1`,
  ownerId: `select id from "Person" order by "employeeNo" limit 1`,
  postId: `select id from "Post" where until is null order by id limit 1`,
  mandateId: `select id from "Mandate" order by id limit 1`,
  relativeId: `select id from "Relative" order by id limit 1`,
  otherId: `select id from "Person" order by "employeeNo" desc limit 1`,
  coverageId: `select id from "UnitBranch" order by id limit 1`,
  serviceId: `select id from "UnitService" order by id limit 1`,
  providerId: `select id from "Unit" where kind = 'DEPARTMENT' order by position limit 1`,
  clientId: `select id from "Unit" where kind = 'WORKSHOP' order by position limit 1`,
  adjustmentId: `select id from "Adjustment" order by id limit 1`,
  effectId: `select id from "Effect" limit 1`,
  assignmentId: `select id from "Assignment" limit 1`,
  postingId: `select id from "Posting" where "actualFrom" is not null order by id limit 1`,
  reportId: `select id from "PostingReport" where "handedInAt" is not null order by id limit 1`,
  honourId: `select id from "Honour" order by id limit 1`,
  // Of somebody who holds no role: whoever reads the list does not read what is about oneself.
  membershipId: `select id from "PoolMembership" m where "leftOn" is null and not exists
    (select 1 from "RoleGrant" g join "Account" a on a.id = g."accountId" where a."personId" = m."personId")
    order by "joinedOn", id limit 1`,
  candidateId: `select id from "PoolCandidate" c where "closedAt" is null and not exists
    (select 1 from "RoleGrant" g join "Account" a on a.id = g."accountId" where a."personId" = c."personId")
    order by "openedAt", id limit 1`,
  recommendationId: `select id from "PoolRecommendation" where "candidateId" is null order by at, id limit 1`,
  opinionId: `select id from "PoolOpinion" where "answeredAt" is null order by "askedAt", id limit 1`,
  paperId: `select p.id from "Paper" p join "Cycle" c on c.id = p."cycleId"
    order by case c.state::text when 'ARCHIVED' then 0 when 'FINAL' then 1 else 2 end, c.year, p.id limit 1`,
};

/** A pair that goes on, whose two people are not among those who try: for everybody else its doors are closed. */
const PAIR = `select p.id from "Pair" p join "Person" m on m.id = p."mentorId" join "Person" o on o.id = p."menteeId"
    where p."endedOn" is null and not (m."employeeNo" = any($1) or o."employeeNo" = any($1)) order by p.number limit 1`;

/** What is asked with the numbers of those who try. */
const OF_OTHERS: { [parameter: string]: string } = {
  pairId: PAIR,
  milestoneId: `select id from "PairMilestone" where "pairId" in (${PAIR}) order by position limit 1`,
  mentorId: `select "mentorId" as id from "Pair" where id in (${PAIR})`,
  menteeId: `select "menteeId" as id from "Pair" where id in (${PAIR})`,
};

/** Ids that are chosen, not found: a roster is brought in under the id its form was drawn with. */
const CHOSEN: Samples = { importId: "6f1c2f0e-3a55-4f0e-9d0b-0a3c5d1e7b42" };

/** `trying`: the numbers of those who knock; what is only two people's is none of theirs. */
export async function findSamples(databaseUrl: string, trying: readonly string[]): Promise<Samples> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const found: Samples = { ...CHOSEN };
  for (const [name, sql] of Object.entries(QUERIES)) {
    const { rows } = await client.query<{ id: string }>(sql);
    if (rows[0]) found[name] = rows[0].id;
  }
  for (const [name, sql] of Object.entries(OF_OTHERS)) {
    const { rows } = await client.query<{ id: string }>(sql, [trying]);
    if (!rows[0]) throw new Error(`no ${name} in the demonstration that is none of theirs who try`);
    found[name] = rows[0].id;
  }
  await client.end();
  return found;
}

/** How many entries the trail has, and the last events: what an action that slipped through would leave behind. */
export async function trail(databaseUrl: string, after = 0n): Promise<{ seq: bigint; events: string[] }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ seq: string; event: string }>(
    `select seq, event from "AuditEntry" where seq > $1 order by seq`,
    [String(after)],
  );
  await client.end();
  return { seq: rows.length > 0 ? BigInt(rows.at(-1)?.seq ?? 0) : after, events: rows.map(({ event }) => event) };
}
