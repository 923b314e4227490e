import { Client } from "pg";
import { findSamples, type Samples } from "../access/samples";
import { fill, routes } from "../access/surface";

/** Somebody who is taken into the list: what of the portal is about that person, and something of all else. */
export type Subject = { employeeNo: string; name: string; own: Samples; samples: Samples };

const ABOUT: { [parameter: string]: string } = {
  personId: `p.id`,
  unitId: `p."unitId"`,
  branchId: `p."branchId"`,
  accountId: `(select a.id from "Account" a where a."personId" = p.id)`,
  pairId: `(select x.id from "Pair" x where x."menteeId" = p.id order by x."from" desc limit 1)`,
  month: `(select to_char(l.month, 'YYYY-MM') from "PairLog" l join "Pair" x on x.id = l."pairId"
    where x."menteeId" = p.id order by l.month desc limit 1)`,
  postingId: `(select x.id from "Posting" x where x."personId" = p.id order by x."plannedFrom" desc limit 1)`,
  subjectId: `(select s.id from "Subject" s join "Cycle" c on c.id = s."cycleId"
    where s."personId" = p.id order by c.year limit 1)`,
  votingId: `(select c.id from "Cycle" c join "Subject" s on s."cycleId" = c.id
    where s."personId" = p.id and c.state = 'OPEN' limit 1)`,
  cycleId: `(select s."cycleId" from "Subject" s join "Cycle" c on c.id = s."cycleId"
    where s."personId" = p.id order by c.year limit 1)`,
};

export async function findSubjects(databaseUrl: string, numbers: readonly string[]): Promise<Subject[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const columns = Object.entries(ABOUT).map(([name, sql]) => `${sql} as "${name}"`);
  const { rows } = await client.query(
    `select p."employeeNo", p.name, ${columns} from "Person" p where p."employeeNo" = any($1)`,
    [numbers],
  );
  await client.end();
  const general = await generalOf(databaseUrl);
  return rows.map(({ employeeNo, name, ...ids }) => {
    const own = Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== null)) as Samples;
    return { employeeNo, name, own, samples: { ...general, ...own } };
  });
}

/** Of these there is none in the demonstration, and nobody's person stands behind them. */
const NONE: Samples = {
  ...{ token: "no-such-link-no-such-link-no-such-link", jobId: "nothing", itemId: "nothing", fileId: "nothing" },
  ...{
    pairId: "nothing",
    kind: "nothing",
    id: "nothing",
    report: "nothing",
    list: "nothing",
    month: "2026-01",
    quarter: "2026-1",
  },
  ...{ postingId: "nothing", book: "pool", requestId: "nothing", ruleId: "nothing", pastGradeId: "nothing" },
};
const generalOf = async (databaseUrl: string): Promise<Samples> => ({
  ...NONE,
  ...(await findSamples(databaseUrl, [])),
});

/** What is asked beside the bare addresses: searches by the person's name and number, years, papers in each format. */
function askedOf({ name, employeeNo, own }: Subject, year: number): string[] {
  const words = [encodeURIComponent(name), employeeNo];
  const { personId, pairId, postingId, subjectId, cycleId, votingId, unitId } = own;
  const papers = [
    ...(pairId ? ["agreement", "log"].map((kind) => `${kind}/${pairId}`) : []),
    ...(postingId ? [`posting/${postingId}`] : []),
  ];
  return [
    ...words.flatMap((q) => ["people", "accounts", "audit"].map((at) => `/${at}?q=${q}`)),
    ...["integrity", "mentoring", "rotation"].map((at) => `/${at}?q=${words[0]}`),
    ...[`/cadres/${personId}?year=${year - 1}`, `/training/${personId}?year=${year - 1}`],
    ...[year - 1, year].map((of) => `/cadres/${personId}/paper?year=${of}`),
    // The paper of whoever rates this person, with the record that is shown beside the marks.
    ...(votingId ? [`/appraisal/${votingId}/rate`] : []),
    ...papers.flatMap((paper) => ["pdf", "docx"].map((format) => `/reports/papers/${paper}?format=${format}`)),
    ...(subjectId ? [`/reports/registration-form?cycle=${cycleId}&subject=${subjectId}`] : []),
    `/rotation?unitId=${unitId}`,
    `/mentoring?unit=${unitId}`,
  ];
}

const listsOf = (year: number) => [
  ...["/reports/lists/pairs", "/reports/lists/pairs?show=ended", "/reports/lists/postings"],
  ...[`/reports/lists/training?year=${year - 1}`, `/reports/lists/training?year=${year}`],
];

export type Place = { address: string; handler: boolean };

/** Every route of app/ that answers a GET: about each of the people where it is about somebody, otherwise once. */
export async function findPlaces(databaseUrl: string, subjects: readonly Subject[], year: number): Promise<Place[]> {
  const general = await generalOf(databaseUrl);
  const found = new Map<string, Place>();
  const put = (address: string, handler: boolean) => found.set(address, { address, handler });
  // A made-up address of a calendar is soon answered as one of too many; each viewer's own is asked (look.ts).
  const elsewhere = /^\/api\/(auth|calendar)\b/;
  for (const { address, handler } of routes().filter(({ address }) => !elsewhere.test(address))) {
    const named = [...address.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);
    for (const { own, samples } of subjects) {
      if (named.some((name) => name in own)) put(fill(address, samples), handler);
    }
    if (!named.some((name) => name in ABOUT)) put(fill(address, general), handler);
  }
  for (const subject of subjects) {
    for (const address of askedOf(subject, year)) put(address, /^\/reports|\/paper\?/.test(address));
  }
  const named = ["/pool/roster?format=docx", "/pool/roster?format=xlsx"];
  const form = `/pool/members/${general.membershipId}/form?format=docx`;
  for (const address of [...listsOf(year), ...named, form]) put(address, true);
  return [...found.values()];
}
