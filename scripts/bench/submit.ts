import { DEFAULT_SCHEME } from "@/lib/appraisal/scheme/default-scheme";
import { buildPortal } from "../build";
import { ROOT } from "../schema-engine";
import { type GivenPaper, givenVote, marksFor } from "../testing/vote";
import { ask, type Ground, hangUp, speakTo } from "./ground";
import { type Answer, type Ask, cookiesOf, rateOf, startSite } from "./http";
import { alternate, type Measure, ROUNDS } from "./measure";
import { sitesOf } from "./site";

const SUBJECTS = 24;
const CLIENTS = 20;
/** A round; every paper is handed in once, by its own voter in his own session. */
const PAPERS = 200;

export const submit = (ground: Ground): Measure => ({
  id: "submit",
  measure: `submitting papers of ${SUBJECTS} subjects by ${CLIENTS} clients over HTTP: session, validation, sealing, audit`,
  floor: "Next route handler that checks the session and writes one row through pg",
  better: "higher",
  target: 0.3,
  unit: "papers/s",
  async run(say) {
    const { bare } = await sitesOf(ground);
    const url = await ground.database("bench_submit");
    speakTo(url);
    const scheme = DEFAULT_SCHEME;
    const vote = await givenVote({ subjects: SUBJECTS, voters: { G2: PAPERS * (ROUNDS + 1) }, scheme });
    await hangUp();
    // The vote of the tests lies in their own year: here the server's clock decides.
    await ask(
      url,
      `update "Cycle" set "voteOpensAt" = now() - interval '1 day', "voteClosesAt" = now() + interval '1 day'`,
    );
    await ask(url, "vacuum analyze");
    await buildPortal();
    const portal = await startSite(ground.undo, ROOT, url);
    const cookies = await cookiesOf(
      url,
      vote.papers.map(({ voter }) => voter.personId as string),
    );
    const path = "/api/paper";
    const headers = { origin: portal.url, "content-type": "application/json" };
    const sheet = (paper: GivenPaper) =>
      JSON.stringify({
        cycleId: vote.cycleId,
        paperId: paper.paperId,
        revision: 0,
        lines: marksFor({ scheme }, paper),
      });
    const papers = vote.papers.map((paper, at): Ask => ({ path, headers, cookie: cookies[at], body: sheet(paper) }));
    const ofRound = (round: number) => papers.slice(round * PAPERS, (round + 1) * PAPERS);
    const rows = (round: number) =>
      ofRound(round).map(({ cookie, body }): Ask => ({ path: "/write", cookie, body: body ?? "" }));
    const figures = await alternate(
      {
        product: (round) => rateOf(portal.url, ofRound(round), CLIENTS, isReceipt),
        floor: (round) => rateOf(bare.url, rows(round), CLIENTS, isWritten),
      },
      say,
    );
    await everyPaperCounted(url, papers.length);
    await portal.stop();
    return { ...figures, notes: [`${PAPERS} papers a round, ${papers[0]?.body?.length} bytes each`] };
  },
});

const isReceipt = ({ status, text }: Answer) => status === 200 && /"receipt":"[0-9A-F-]{24}"/.test(text);
const isWritten = ({ status, text }: Answer) => status === 200 && text.includes("done");

/** A rate of papers that were refused would be a fine rate. */
async function everyPaperCounted(url: string, papers: number) {
  const [counts] = await ask<{ envelopes: number; entries: number }>(
    url,
    `select (select count(*)::int from "Envelope") as envelopes,
       (select count(*)::int from "AuditEntry" where event = 'paper.returned') as entries`,
  );
  if (counts?.envelopes !== papers || counts.entries !== papers)
    throw new Error(`not ${papers}: ${JSON.stringify(counts)}`);
}
