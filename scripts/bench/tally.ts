import { Client } from "pg";
import { reckonResults } from "@/lib/appraisal/result/commands";
import { DEFAULT_SCHEME } from "@/lib/appraisal/scheme/default-scheme";
import { itemsOf } from "@/lib/appraisal/scheme/items";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";
import { db } from "@/lib/db";
import { givenVote } from "../testing/vote";
import { ask, type Ground, hangUp, speakTo } from "./ground";
import { alternate, type Measure, timed } from "./measure";

const SUBJECTS = 1_000;
export const VOTERS = { G1: 6, G2: 20, G3: 24, G4: 10 };
const ITEMS = itemsOf(DEFAULT_SCHEME, "indicator").length;
const GROUPS = Object.keys(VOTERS).length;

/** The default scheme with every group marking every indicator: the most a count can have. */
export const scheme: StoredScheme = {
  ...DEFAULT_SCHEME,
  groups: DEFAULT_SCHEME.groups.map((group) => ({ ...group, mode: "indicator" })),
};

/** Ballots as the opening leaves them, reproducible; marks lean towards the upper end as people's do. */
const BALLOTS = `
  select setseed(0.5);
  insert into "Ballot" ("id", "cycleId", "subjectId", "block", "marks", "overall")
  select gen_random_uuid()::text, s."cycleId", s.id, a."group",
    (select string_agg(substr('EEEEGGGFFP', 1 + floor(random() * 10)::int, 1), ',')
      from generate_series(1, ${ITEMS}) i where a.id is not null),
    substr('AAABBC', 1 + floor(random() * 6)::int, 1)
  from "Subject" s join "Assignment" a on a."subjectId" = s.id;
  insert into "Evidence" ("subjectId", "performance", "enteredAt")
  select id, 70 + floor(random() * 2500) / 100, now() from "Subject";
  insert into "QuarterGrade" ("id", "personId", "year", "quarter", "grade", "enteredAt")
  select gen_random_uuid()::text, s."personId", c."year", q,
    (array['GOOD', 'GOOD', 'FAIRLY_GOOD', 'FAIR'])[1 + floor(random() * 4)::int]::"QuarterMark", now()
  from "Subject" s join "Cycle" c on c.id = s."cycleId", generate_series(1, 4) q;`;

/** The same marks once more, a row each: what the floor counts. */
const NORMALISED = `
  create table bench_mark as
  select b."subjectId" as subject, b."block" as "group", m.item::int as item,
    case m.mark when 'E' then 100 when 'G' then 80 when 'F' then 60 else 40 end as points
  from "Ballot" b, unnest(string_to_array(b."marks", ',')) with ordinality as m(mark, item)`;

const FLOOR = `select subject, "group", avg(points) from bench_mark group by subject, "group"`;

export const tally = (ground: Ground): Measure => ({
  id: "tally",
  measure: `tally of ${SUBJECTS} subjects × 60 voters × ${ITEMS} indicators up to stored results`,
  floor: "bare SQL avg … GROUP BY subject, group over the same marks in normalised rows",
  better: "lower",
  target: 4,
  unit: "ms",
  async run(say) {
    const url = await ground.database("bench_tally");
    speakTo(url);
    const { cycleId, at } = await givenVote({ subjects: SUBJECTS, voters: VOTERS, scheme });
    await ask(url, BALLOTS);
    await ask(url, NORMALISED);
    await ask(url, "vacuum analyze");
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      const figures = await alternate({ product: () => count(cycleId, at), floor: () => average(client) }, say);
      return { ...figures, notes: [`${SUBJECTS * 60} ballots, ${SUBJECTS * 60 * ITEMS} marks`] };
    } finally {
      await client.end();
      await hangUp();
    }
  },
});

/** The counting of one opening: from the ballots in their table to the committed results. */
async function count(cycleId: string, at: Date): Promise<number> {
  await db.subjectResult.deleteMany({});
  const spent = await timed(() => db.$transaction((tx) => reckonResults(tx, cycleId, at), { timeout: 120_000 }));
  const valid = await db.subjectResult.count({ where: { cycleId, status: "VALID" } });
  if (valid !== SUBJECTS) throw new Error(`${valid} of ${SUBJECTS} results are valid`);
  return spent;
}

async function average(client: Client): Promise<number> {
  let rows = 0;
  const spent = await timed(async () => {
    rows = (await client.query(FLOOR)).rows.length;
  });
  if (rows !== SUBJECTS * GROUPS) throw new Error(`the floor has ${rows} rows`);
  return spent;
}
