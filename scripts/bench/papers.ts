import { systemActor } from "@/lib/auth/actor";
import { press } from "@/lib/reports/pdf";
import { loadForms } from "@/lib/reports/queries";
import { printRegistrationForms, registrationJob } from "@/lib/reports/registration-form";
import { prose } from "@/lib/reports/testing/given-form";
import { givenVote } from "../testing/vote";
import { ask, type Ground, hangUp, speakTo } from "./ground";
import { alternate, type Measure, timed } from "./measure";

const FORMS = 500;

export const papers = (ground: Ground): Measure => ({
  id: "papers",
  measure: `${FORMS} registration forms in one PDF, from their rows in the database`,
  floor: "Typst compiling the same finished source",
  better: "lower",
  target: 1.3,
  unit: "ms",
  async run(say) {
    const url = await ground.database("bench_papers");
    speakTo(url);
    const { cycleId } = await givenVote({ subjects: FORMS, voters: {} });
    await ask(url, DECIDED);
    const actor = systemActor("测量", new Date(), ["ORGANISER"]);
    const batch = async () => (await loadForms(actor, cycleId)) ?? Promise.reject(new Error("no forms"));
    // The compiler keeps parts of what it set before: every round, and either side of it, has texts of its own.
    const product = async (round: number) => {
      await write(url, 2 * round);
      return timed(async () => onEveryLeaf((await printRegistrationForms(await batch())).pages));
    };
    const floor = async (round: number) => {
      await write(url, 2 * round + 1);
      const job = await registrationJob(await batch());
      const { run } = await press();
      return timed(async () => onEveryLeaf((await run(job)).pages));
    };
    const figures = await alternate({ product, floor }, say);
    await hangUp();
    return { ...figures, notes: [`${FORMS} forms of two pages, every summary of 800 characters its own`] };
  },
});

function onEveryLeaf(pages: number) {
  if (pages !== 2 * FORMS) throw new Error(`${pages} pages for ${FORMS} forms`);
}

/** What a decided cycle has in its rows, laid down past the triggers that freeze a started one. */
const DECIDED = `
  set session_replication_role = replica;
  update "Cycle" set state = 'DECIDED';
  update "Subject" s set snapshot = jsonb_build_object('employeeNo', p."employeeNo", 'gender', p.gender, 'bornOn', '1983-07-01',
    'ethnicity', '汉族', 'political', 'PARTY_MEMBER', 'joinedPartyOn', '2006-07-01', 'startedWorkOn', '2005-08-01',
    'education', '大学', 'degree', '工学学士', 'professionalTitle', '高级工程师')
  from "Person" p where p.id = s."personId";
  insert into "HeadComment" ("subjectId", "text", "grade", "byId", "byName", "at")
  select id, '该同志政治立场坚定，工作扎实，善于抓技术改造和现场管理，群众基础好。', '称职', '', '', now() from "Subject";
  insert into "Decision" ("subjectId", "grade", "suggested", "meeting", "meetingOn", "expected", "present", "inFavour", "against",
    "deferred", "byId", "byName", "at")
  select id, '称职', '称职', '党委会第3项', '2026-02-06', 9, 9, 9, 0, 0, '', '', now() from "Subject";`;

function write(url: string, edition: number) {
  return ask(
    url,
    `insert into "Materials" ("subjectId", "summary", "duties", "training", "honours")
     select id, substr(repeat($1, 2), 1 + (97 * $2::int + 31 * place::int) % 700, 780) || '第' || $2::int || '稿第' || place || '份。',
       '分管第' || (place + $2::int) || '号生产线的生产组织、设备维护和安全环保工作', '2025年5月参加安全管理能力提升班，40学时。',
       '2025年7月获厂“优秀共产党员”称号。'
     from (select id, row_number() over (order by id) as place from "Subject") s
     on conflict ("subjectId") do update set summary = excluded.summary, duties = excluded.duties`,
    [prose(800), edition],
  );
}
