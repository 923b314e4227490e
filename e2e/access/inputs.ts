/**
 * What is typed into the forms of the actions when a stranger tries them: valid, so that it is the permission that
 * refuses him and not the form. Ids are in e2e/access/samples.ts.
 */
export const TYPED: { [field: string]: string } = {
  reason: "探查权限",
  why: "探查权限",
  name: "探查",
  title: "探查",
  version: "1",
  kind: "WORKSHOP",
  category: "BACKBONE",
  gender: "MALE",
  political: "MASSES",
  employeeNo: "E2E-1",
  relation: "夫妻",
  role: "MENTOR",
  pool: "BACKBONE",
  group: "G2",
  shape: "zip",
  duty: "TELLER",
  document: "{}",
  savedAt: "2026-01-01T00:00:00Z",
  points: "1",
  evidence: "探查",
  verdict: "ok",
  grade: "称职",
  meeting: "党委会",
  meetingOn: "2026-01-05",
  subjectIds: "nobody",
  expected: "1",
  present: "1",
  inFavour: "1",
  against: "0",
  deferred: "0",
  effect: "CAP_BASIC",
  documentNo: "1号",
  issuedBy: "探查",
  effectiveOn: "2026-01-05",
  from: "2026-01-05",
  until: "2026-02-05",
  on: "2026-01-05",
  openedOn: "2026-01-05",
  closedOn: "2026-01-05",
  foundedOn: "2026-01-05",
  leftOn: "2026-01-05",
  publicFrom: "2026-01-05",
  publicUntil: "2026-01-15",
  year: "2090",
  round: "1",
  custody: "PORTAL",
  cutoffOn: "2090-12-31",
  opensOn: "2091-01-05",
  opensClock: "08:00",
  closesOn: "2091-01-15",
  closesClock: "18:00",
  agrees: "yes",
  revision: "1",
  text: "探查",
  currentPassword: "探查",
  type: "ROTATION",
  last: "2026-02-05",
  tasks: "探查",
  goals: "探查",
  post: "探查",
  book: "ROTATION",
  basedOn: "0",
  approvalNo: "1号",
  note: "探查",
  line: "THEORY",
  goal: "探查",
  measure: "探查",
  dueOn: "2090-06-30",
  state: "DONE",
  quarter: "1",
  checked: "0",
};

/** Where an action wants other words than the rest under the same name. */
export const TYPED_FOR: { [action: string]: { [field: string]: string } } = {
  "(portal)/appraisal/createCycleAction": { kind: "SPECIAL" },
  "(portal)/appraisal/editCycleAction": { kind: "SPECIAL" },
  "(portal)/integrity/enterEffectAction": { kind: "OTHER", measure: "警告" },
  "(portal)/rules/draftRulesAction": { book: "ROTATION" },
  "(portal)/rotation/decidePlanAction": { verdict: "approve" },
  "(portal)/rotation/decideExtensionAction": { verdict: "approve" },
  "(portal)/rotation/decideEndAction": { verdict: "approve" },
  "(portal)/training/checkItemAction": { verdict: "MET" },
  "(portal)/printing/printYearAction": { kind: "posting" },
};

/** Rows of a table, which no refusal names one by one. */
export const ROWS: { [action: string]: { [field: string]: string } } = {
  "(portal)/appraisal/[cycleId]/evidence/enterEvidenceAction": {
    "rows[0].subjectId": "nobody",
    "rows[0].quarters[0]": "",
    "rows[0].quarters[1]": "",
    "rows[0].quarters[2]": "",
    "rows[0].quarters[3]": "",
  },
  "(portal)/rules/draftRulesAction": { "rules.name": "探查" },
};

/** The number of somebody whom only those find who see the chart: one finds oneself in any case. */
export const SOMEBODY = "2501";

/** Actions that take one plain value instead of a form; "$name" stands for the sample of that name. */
export const ASKED: { [action: string]: unknown } = {
  "(portal)/integrity/searchPeopleAction": SOMEBODY,
  "(portal)/people/searchPeopleAction": SOMEBODY,
  "(portal)/rotation/searchPeopleAction": SOMEBODY,
  "(portal)/training/searchTrainedAction": SOMEBODY,
  "(portal)/appraisal/findPeopleAction": SOMEBODY,
  "(portal)/appraisal/[cycleId]/rate/submitPaperAction": {
    ...{ cycleId: "$cycleId", paperId: "$paperId", revision: 0, lines: [] },
  },
  "(portal)/mine/[subjectId]/saveMaterialsAction": {
    ...{ subjectId: "$subjectId", revision: 0, summary: "", attachment: "", duties: "", training: "", honours: "" },
  },
};
