import { Client } from "pg";
import { MATRIX, ROLES, type Role } from "../lib/auth/roles";
import { parting } from "./confidential/answer";
import { enter, look, type Sight, unpack, type Viewer } from "./confidential/look";
import { findPlaces, findSubjects, type Subject } from "./confidential/places";
import { expect, test } from "./fixtures";
import type { Account, Portal } from "./stage";

test.skip(({ isMobile }) => isMobile, "what the server answers does not depend on the screen");
test.describe.configure({ timeout: 900_000, mode: "serial" });
// Thousands of answers: the comparison says what differs, a trace would only keep them twice.
test.use({ trace: "off" });

/** On a posting, with a plan; mentored by the head of another unit; rated every year, in no branch. */
const ADMITTED = ["1404", "1725", "1203"];
/** Somebody who reads the list, and is taken into it. */
const READER = "2502";
/** Who stands near them: the mentor, the head of the unit they come from and of that they are with. */
const NEAR = ["1301", "1401", "1006"];
/** Secretary of the branch of the first two, whom he recommends. */
const RECOMMENDER = "1701";

/**
 * What has to differ, and for whom. Everything else is the same to the last byte.
 */
const OWN_BUSINESS: { who: (viewer: Account) => boolean; what: RegExp; why: string }[] = [
  {
    who: ({ employeeNo }) => employeeNo === RECOMMENDER,
    what: /^\/pool\/recommend\b/,
    why: "what he has handed in himself stands there as 已收到; the same before and after the decision (next test)",
  },
  {
    who: (viewer) => rolesOf(viewer).includes("DISCIPLINE"),
    what: /^\/pool\/opinions\b/,
    why: "what 纪委 was asked and has answered stands there; the same before and after the decision (next test)",
  },
  {
    who: (viewer) => rolesOf(viewer).includes("AUDIT_ADMIN"),
    what: /^\/audit(\/export)?( |$)|^\/audit\?q=/,
    why: "the trail counts the entries; who is meant, no entry says (docs/decisions/042)",
  },
  {
    who: ({ employeeNo }) => employeeNo === READER,
    what: /^\/pool\/(roster|members\/[^/]+\/form)$/,
    why: "the minute of printing is drawn over every page of the PDF; the same lists are compared as Word and workbook",
  },
];

const rolesOf = ({ roles }: Account): Role[] =>
  (Object.keys(ROLES) as Role[]).filter((role) => roles.includes(role) || roles.includes(ROLES[role]));
const reads = (account: Account) => rolesOf(account).some((role) => MATRIX["pool.read"].includes(role));

/** Those who stand near, and of every other combination of roles that does not read the list somebody. */
function viewersOf({ accounts }: Portal): Account[] {
  const near = accounts.filter(({ employeeNo }) => [...ADMITTED, ...NEAR, RECOMMENDER].includes(employeeNo));
  const outside = accounts.find((account) => rolesOf(account).length === 0 && !near.includes(account));
  const kinds = new Set(near.map(kindOf));
  const others = accounts.filter((account) => {
    if (reads(account) || kinds.has(kindOf(account))) return false;
    kinds.add(kindOf(account));
    return true;
  });
  return [...near, ...others, ...(outside ? [outside] : [])];
}
const kindOf = (account: Account) => rolesOf(account).sort().join();

/** All of them, a few at a time. */
async function lookAround(viewers: readonly Viewer[], see: (viewer: Viewer) => Promise<Sight>): Promise<Sight[]> {
  const sights: Sight[] = [];
  const queue = [...viewers.entries()];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) sights[next[0]] = await see(next[1]);
  };
  await Promise.all([lane(), lane(), lane()]);
  return sights;
}

function differences(viewer: Viewer, before: Sight | undefined, after: Sight | undefined, only?: RegExp): string[] {
  const excused = OWN_BUSINESS.filter(({ who }) => who(viewer.account)).map(({ what }) => what);
  const asked = [...(before?.keys() ?? [])].filter((question) =>
    only ? only.test(question) : !excused.some((what) => what.test(question)),
  );
  return asked.flatMap((question) => {
    const [was, is] = [unpack(before?.get(question)), unpack(after?.get(question))];
    return was === is ? [] : [`${viewer.account.employeeNo} ${question}: ${parting(was, is)}`];
  });
}

async function plant(databaseUrl: string, sql: string, id = "") {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(sql, [id]);
  await client.end();
}

let viewers: Viewer[];
let subjects: Subject[];
let before: Sight[];
let ready: Sight[];
let see: (viewer: Viewer) => Promise<Sight>;
const year = new Date().getFullYear();

test("nobody outside is answered one byte differently once somebody is recommended, examined and admitted", async ({
  portal,
}) => {
  subjects = await findSubjects(portal.databaseUrl, ADMITTED);
  expect(subjects.map(({ employeeNo }) => employeeNo).sort()).toEqual([...ADMITTED].sort());
  const places = await findPlaces(portal.databaseUrl, subjects, year);
  see = (viewer) => look(portal, viewer, places, subjects);
  viewers = [];
  for (const account of viewersOf(portal)) viewers.push(await enter(portal, account));
  before = await lookAround(viewers, see);
  await portal.run("testing/admit", "prepare", ...ADMITTED);
  const edge = places.filter(({ address }) => /^\/pool\/(recommend|opinions)$/.test(address));
  ready = await lookAround(viewers, (viewer) => look(portal, viewer, edge, []));
  await portal.run("testing/admit", "decide", ...ADMITTED);
  const after = await lookAround(viewers, see);
  const found = viewers.flatMap((viewer, at) => differences(viewer, before[at], after[at]));
  const decided = viewers.flatMap((viewer, at) => differences(viewer, ready[at], after[at], /./));
  expect([...found, ...decided]).toEqual([]);
});

test("the comparison finds one letter on a page, in its data, in a workbook, in Word and on paper", async ({
  portal,
}) => {
  const subject = subjects.find(({ employeeNo }) => employeeNo === ADMITTED[0]);
  const head = viewers.find(({ account }) => account.employeeNo === NEAR[1]);
  if (!subject || !head) throw new Error("the test before has not run");
  const about = /^\/(rotation|reports\/(lists\/postings|papers\/posting)|cadres\/.*\/paper\?)/;
  const places = (await findPlaces(portal.databaseUrl, [subject], year)).filter(({ address }) => about.test(address));
  const was = await look(portal, head, places, []);
  await plant(portal.databaseUrl, `update "Posting" set role = role || '。' where id = $1`, subject.samples.postingId);
  const found = differences(head, was, await look(portal, head, places, [])).join("\n");
  const { postingId, personId } = subject.samples;
  for (const place of [
    ...[`/rotation/${postingId}: `, `/rotation/${postingId} (data)`, "/reports/lists/postings", "?format=docx"],
    ...["?format=pdf", `/cadres/${personId}/paper?year=${year}`],
  ]) {
    expect(found).toContain(place);
  }
});

test("whoever reads the list is answered the same about everything once the reader stands in it", async ({
  portal,
}) => {
  const [self] = await findSubjects(portal.databaseUrl, [READER]);
  const account = portal.accounts.find(({ employeeNo }) => employeeNo === READER);
  if (!self || !account) throw new Error(`${READER} is not in the demonstration`);
  const places = await findPlaces(portal.databaseUrl, [self], year);
  const viewer = await enter(portal, account);
  const before = await look(portal, viewer, places, [self]);
  await portal.run("testing/admit", "prepare", READER);
  await portal.run("testing/admit", "decide", READER);
  expect(differences(viewer, before, await look(portal, viewer, places, [self]))).toEqual([]);
});
