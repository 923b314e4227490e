import { MATRIX, OFFICERS, type Role } from "../../lib/auth/roles";

/**
 * Who may open what, written down a second time, apart from the code that decides it. A route that is missing here
 * fails the test: whoever adds one says who it is for.
 * - `public`: also without a session · `everybody`: whoever is signed in
 * - roles: holders of one of them, and nobody else
 * - `bound`: what is opened follows from a fact or a scope, tried in the tests of its own domain; here only strangers
 */
export type Door = "public" | "everybody" | "bound" | readonly Role[];

const READERS = MATRIX["cycle.read"];
const CHART = MATRIX["organisation.read"];

export const DOORS: { [address: string]: Door } = {
  "/": "everybody",
  "/inbox": "everybody",
  "/sessions": "everybody",
  "/password": "everybody",
  "/login": "public",
  "/setup/[token]": "public",

  "/accounts": OFFICERS,
  "/accounts/[accountId]": OFFICERS,
  "/accounts/open": ["SYSTEM_ADMIN"],
  "/audit": ["AUDIT_ADMIN"],
  "/audit/export": ["AUDIT_ADMIN"],

  "/organisation": CHART,
  "/organisation/branches": CHART,
  "/organisation/branches/[branchId]": "bound",
  "/organisation/units/[unitId]": "bound",
  "/people": CHART,
  "/people/[personId]": "bound",
  "/people/new": ["ORGANISER"],
  "/people/export": CHART,
  "/people/import": ["ORGANISER"],
  "/people/import/template": ["ORGANISER"],
  "/people/import/[importId]": "bound",
  "/people/import/[importId]/errors": "bound",
  "/people/import/[importId]/progress": "bound",

  "/appraisal": "bound",
  "/appraisal/new": ["ORGANISER"],
  "/appraisal/schemes": READERS,
  "/appraisal/schemes/[schemeId]": READERS,
  "/appraisal/schemes/[schemeId]/edit": ["ORGANISER"],
  "/appraisal/schemes/[schemeId]/changes": READERS,
  "/appraisal/[cycleId]": "bound",
  "/appraisal/[cycleId]/edit": ["ORGANISER"],
  "/appraisal/[cycleId]/subjects": READERS,
  "/appraisal/[cycleId]/subjects/[subjectId]": READERS,
  "/appraisal/[cycleId]/assignment": READERS,
  "/appraisal/[cycleId]/assignment/[subjectId]": READERS,
  "/appraisal/[cycleId]/assignment/voters": READERS,
  "/appraisal/[cycleId]/evidence": READERS,
  "/appraisal/[cycleId]/progress": READERS,
  "/appraisal/[cycleId]/opening": READERS,
  "/appraisal/[cycleId]/rate": "bound",
  "/appraisal/[cycleId]/receipt": "bound",
  "/appraisal/[cycleId]/results": READERS,
  "/appraisal/[cycleId]/results/[subjectId]": READERS,
  "/appraisal/[cycleId]/decisions": READERS,
  "/appraisal/[cycleId]/papers": MATRIX["paper.print"],
  "/appraisal/[cycleId]/rate/summary/[subjectId]": "bound",
  "/comments/[cycleId]": "bound",
  "/integrity": MATRIX["effect.read"],
  "/mine": "everybody",
  "/mine/[subjectId]": "bound",

  "/reports/[report]": "bound",
  "/reports/jobs/[jobId]": "bound",
  "/reports/jobs/[jobId]/file": "bound",
  "/api/auth/[...nextauth]": "public",
  "/api/draft": "bound",
  "/api/health/live": "public",
  "/api/health/ready": "public",
};

/** Actions that are for people who have not signed in. */
export const PUBLIC_ACTIONS = ["(auth)/login/signInAction", "(auth)/setup/[token]/completeSetupAction"];

/** What anybody's own click on an action may leave on the trail, whatever ids he sends along. */
export const OWN_EVENTS = [
  "session.closed",
  "session.others_closed",
  "session.opened",
  "password.refused",
  "session.locked",
  "notice.read",
  "notice.all_read",
];
