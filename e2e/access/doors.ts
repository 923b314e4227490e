import { MATRIX, OFFICERS, type Role } from "../../lib/auth/roles";

/**
 * Who may open what, written down a second time, apart from the code that decides it. A route that is missing here
 * fails the test: whoever adds one says who it is for.
 * - `public`: also without a session · `everybody`: whoever is signed in
 * - roles: holders of one of them, and nobody else
 * - no role at all: two people and nobody else, none of whom is in the cast
 * - `bound`: what is opened follows from a fact or a scope, tried in the tests of its own domain; here only strangers
 */
export type Door = "public" | "everybody" | "bound" | readonly Role[];

const READERS = MATRIX["cycle.read"];
const CHART = MATRIX["organisation.read"];

export const DOORS: { [address: string]: Door } = {
  "/": "everybody",
  "/inbox": "everybody",
  "/inbox/settings": "everybody",
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
  "/people/export": ["ORGANISER"],
  "/people/import": ["ORGANISER"],
  "/people/import/template": ["ORGANISER"],
  "/people/import/[importId]": ["ORGANISER"],
  "/people/import/[importId]/errors": ["ORGANISER"],
  "/people/import/[importId]/progress": ["ORGANISER"],

  // Lists what one may see; for most people nothing.
  "/appraisal": "everybody",
  "/appraisal/new": ["ORGANISER"],
  "/appraisal/schemes": READERS,
  "/appraisal/schemes/[schemeId]": READERS,
  // As for the edit of a cycle: a reason instead of the editor.
  "/appraisal/schemes/[schemeId]/edit": READERS,
  "/appraisal/schemes/[schemeId]/changes": READERS,
  "/appraisal/[cycleId]": "bound",
  // Says to the other readers why they cannot edit it.
  "/appraisal/[cycleId]/edit": READERS,
  "/appraisal/[cycleId]/subjects": READERS,
  "/appraisal/[cycleId]/subjects/[subjectId]": READERS,
  "/appraisal/[cycleId]/assignment": READERS,
  "/appraisal/[cycleId]/assignment/[subjectId]": READERS,
  "/appraisal/[cycleId]/assignment/voters": READERS,
  "/appraisal/[cycleId]/evidence": READERS,
  "/appraisal/[cycleId]/evidence/import": ["ORGANISER"],
  "/appraisal/[cycleId]/evidence/sheet": ["ORGANISER"],
  "/appraisal/[cycleId]/evidence/import/[importId]": "bound",
  "/appraisal/[cycleId]/evidence/import/[importId]/errors": "bound",
  "/appraisal/[cycleId]/progress": READERS,
  "/appraisal/[cycleId]/opening": READERS,
  "/appraisal/[cycleId]/opening/progress": READERS,
  "/appraisal/[cycleId]/rate": "bound",
  "/appraisal/[cycleId]/receipt": "bound",
  "/appraisal/[cycleId]/results": READERS,
  "/appraisal/[cycleId]/results/[subjectId]": READERS,
  "/appraisal/[cycleId]/decisions": READERS,
  "/appraisal/[cycleId]/papers": MATRIX["paper.print"],
  "/appraisal/[cycleId]/rate/summary/[subjectId]": "bound",
  "/comments/[cycleId]": "bound",
  "/integrity": MATRIX["effect.read"],
  "/rules": MATRIX["rules.read"],
  "/rules/[book]": MATRIX["rules.read"],
  "/mentoring": MATRIX["mentoring.read"],
  "/mentoring/new": ["ORGANISER"],
  "/mentoring/mine": "everybody",
  "/mentoring/[pairId]": "bound",
  "/mentoring/[pairId]/log/[month]": "bound",
  "/mentoring/[pairId]/summary/[quarter]": "bound",
  "/mentoring/[pairId]/files/[fileId]": "bound",
  "/rotation": MATRIX["rotation.read"],
  "/rotation/new": ["ORGANISER"],
  "/rotation/mine": "everybody",
  "/rotation/timeline": MATRIX["rotation.read"],
  "/rotation/units/[unitId]": "bound",
  "/rotation/[postingId]": "bound",
  "/rotation/[postingId]/edit": "bound",
  "/training": MATRIX["training.read"],
  // One's own year, and by the blocks one may see that of others; of a name and posts alone there is no such page.
  "/cadres/[personId]": "bound",
  "/cadres/[personId]/paper": "bound",
  "/training/mine": "everybody",
  "/training/[personId]": "bound",
  "/training/files/[fileId]": "bound",
  "/mine": "everybody",
  "/mine/[subjectId]": "bound",

  "/reports/[report]": "bound",
  "/reports/papers/[kind]/[id]": "bound",
  "/reports/lists/[list]": "bound",
  // Who reads the list reads all of it but what is about oneself: the samples are about nobody who does.
  "/pool": MATRIX["pool.read"],
  "/pool/candidates": MATRIX["pool.read"],
  "/pool/candidates/[candidateId]": MATRIX["pool.read"],
  "/pool/structure": MATRIX["pool.read"],
  "/pool/reviews": MATRIX["pool.read"],
  "/pool/former": MATRIX["pool.read"],
  "/pool/roster": MATRIX["pool.read"],
  "/pool/members/[membershipId]": MATRIX["pool.read"],
  "/pool/members/[membershipId]/form": MATRIX["pool.read"],
  "/pool/recommend": MATRIX["pool.recommend"],
  "/pool/opinions": MATRIX["pool.opinion"],
  "/reports/jobs/[jobId]": "bound",
  "/reports/jobs/[jobId]/file": "bound",
  "/api/auth/[...nextauth]": "public",
  "/api/draft": "bound",
  "/api/paper": "bound",
  // The address is the key.
  "/api/calendar/[token]": "public",
  "/api/health/live": "public",
  "/api/health/ready": "public",
};

const organisers = (page: string, names: string): [string, Door][] =>
  names.split(" ").map((name) => [`${page}${name}Action`, ["ORGANISER"]]);

/** Of the mentor or the mentee of the sample pair. */
const ofTwo = (page: string, names: string): [string, Door][] =>
  names.split(" ").map((name) => [`${page}${name}Action`, []]);

/** The same for every action: whose forms they are. */
export const ACTIONS: { [name: string]: Door } = {
  "(auth)/login/signInAction": "public",
  "(auth)/setup/[token]/completeSetupAction": "public",
  "(auth)/password/changePasswordAction": "everybody",
  "(portal)/signOutAction": "everybody",
  "(portal)/inbox/readNoticeAction": "everybody",
  "(portal)/inbox/readAllNoticesAction": "everybody",
  "(portal)/inbox/settings/saveSettingAction": "everybody",
  "(portal)/inbox/settings/renewFeedAction": "everybody",
  "(portal)/inbox/settings/revokeFeedAction": "everybody",
  "(portal)/sessions/endSessionAction": "everybody",
  "(portal)/sessions/endOtherSessionsAction": "everybody",

  "(portal)/accounts/openAccountAction": ["SYSTEM_ADMIN"],
  "(portal)/accounts/openUnitAccountsAction": ["SYSTEM_ADMIN"],
  "(portal)/accounts/disableAccountAction": ["SYSTEM_ADMIN"],
  "(portal)/accounts/enableAccountAction": ["SYSTEM_ADMIN"],
  "(portal)/accounts/resetPasswordAction": ["SECURITY_ADMIN"],
  "(portal)/accounts/unlockAccountAction": ["SECURITY_ADMIN"],
  "(portal)/accounts/endAccountSessionsAction": ["SECURITY_ADMIN"],
  "(portal)/accounts/grantRoleAction": ["SECURITY_ADMIN"],
  "(portal)/accounts/revokeGrantAction": ["SECURITY_ADMIN"],

  "(portal)/appraisal/[cycleId]/approveCycleAction": ["SECRETARY"],
  "(portal)/appraisal/[cycleId]/returnCycleAction": ["SECRETARY"],
  "(portal)/appraisal/[cycleId]/decisions/proposeGradeAction": ["APPRAISAL_GROUP"],
  "(portal)/appraisal/[cycleId]/decisions/submitProposalsAction": ["APPRAISAL_GROUP"],
  "(portal)/appraisal/[cycleId]/decisions/recordDecisionAction": ["SECRETARY"],
  "(portal)/appraisal/[cycleId]/decisions/finishDecisionsAction": ["SECRETARY"],
  "(portal)/appraisal/[cycleId]/opening/consentAction": ["ORGANISER", "DISCIPLINE"],
  "(portal)/appraisal/[cycleId]/opening/withdrawConsentAction": ["ORGANISER", "DISCIPLINE"],
  "(portal)/appraisal/[cycleId]/opening/releaseTallyAction": ["SECRETARY", "DISCIPLINE"],
  // A cadre prints the form of his own.
  "(portal)/appraisal/[cycleId]/papers/printBatchAction": "bound",
  // One's own year, where there is one.
  "(portal)/printing/printYearAction": "bound",
  "(portal)/comments/[cycleId]/writeCommentAction": "bound",
  "(portal)/mine/[subjectId]/saveMaterialsAction": "bound",
  "(portal)/mine/[subjectId]/giveOpinionAction": "bound",
  // Whoever sees the chart finds its people, from whichever form.
  "(portal)/integrity/searchPeopleAction": CHART,
  "(portal)/people/searchPeopleAction": CHART,
  "(portal)/appraisal/findPeopleAction": CHART,
  "(portal)/rotation/searchPeopleAction": CHART,
  "(portal)/training/searchTrainedAction": CHART,
  "(portal)/pool/searchPeopleAction": CHART,
  "(portal)/pool/searchOwnBranchAction": ["BRANCH_SECRETARY"],
  "(portal)/pool/recommendAction": ["BRANCH_SECRETARY"],
  "(portal)/pool/answerOpinionAction": ["DISCIPLINE"],
  "(portal)/pool/decideCandidateAction": ["SECRETARY"],
  "(portal)/mentoring/searchMenteeAction": CHART,
  "(portal)/integrity/enterEffectAction": ["DISCIPLINE"],
  "(portal)/integrity/withdrawEffectAction": ["DISCIPLINE"],

  "(portal)/rules/draftRulesAction": ["ORGANISER"],
  "(portal)/rules/withdrawRulesAction": ["ORGANISER"],
  "(portal)/rules/approveRulesAction": ["SECRETARY"],
  "(portal)/rotation/decidePlanAction": ["SECRETARY"],
  "(portal)/rotation/decideExtensionAction": ["SECRETARY"],
  "(portal)/rotation/decideEndAction": ["SECRETARY"],
  "(portal)/rotation/decideCorrectionAction": ["SECRETARY"],
  "(portal)/rotation/saveCommitteeOpinionAction": ["SECRETARY"],
  // The person's own, the host's, the home unit's, and of whoever's turn it is.
  ...Object.fromEntries(
    "saveReport saveSummary writeRemark saveHostOpinion saveHomeOpinion sendBack"
      .split(" ")
      .map((name): [string, Door] => [`(portal)/rotation/${name}Action`, "bound"]),
  ),
  // Opens the page of a plan, which asks for itself.
  "(portal)/training/openPlanAction": "everybody",
  "(portal)/training/reportItemAction": "bound",

  // The branch of the mentee, and in its place the secretary of the committee.
  "(portal)/mentoring/countersignAction": MATRIX["mentoring.sign"],
  // The two of a pair write notes, and whoever runs the pairs.
  "(portal)/mentoring/writeNoteAction": ["ORGANISER"],

  ...Object.fromEntries([
    ...ofTwo("(portal)/mentoring/", "sign reportProgress completeMilestone keepLog confirmLog keepDraft viewCheck"),
    ...ofTwo(
      "(portal)/mentoring/",
      "reportCompletion rateCompletion askChange withdrawChange keepSummary confirmSummary",
    ),
    ...organisers("(portal)/mentoring/", "makePair changePair concludeCheck openCompletion scoreCompletion"),
    ...organisers("(portal)/mentoring/", "concludeCompletion endPair extendPair answerChange waiveMentor"),
    ...organisers("(portal)/appraisal/[cycleId]/evidence/import/", "checkEvidence applyEvidence"),
    ...organisers("(portal)/rotation/", "planPosting changePlan cancelPosting recordArrival recordVisit"),
    ...organisers("(portal)/rotation/", "askExtension endPosting correctRecord recordReturn"),
    ...organisers("(portal)/pool/", "openCandidate takeUp checkCandidate askOpinion recordTalk dropCandidate"),
    ...organisers("(portal)/pool/", "writeProfile changeTier reviewMember leavePool"),
    ...organisers("(portal)/training/", "addItem changeItem dropItem reopenItem checkItem copyPlan"),
    ...organisers("(portal)/appraisal/[cycleId]/", "startCycle moveHours extendDeadline nameOfficial dismissOfficial"),
    ...organisers("(portal)/appraisal/[cycleId]/assignment/", "generate addVoter removeVoter undoManual"),
    ...organisers("(portal)/appraisal/[cycleId]/decisions/", "releaseResults archiveCycle"),
    ...organisers(
      "(portal)/appraisal/[cycleId]/evidence/",
      "enterEvidence addAdjustment removeAdjustment reckonAgain checkMaterials",
    ),
    ...organisers("(portal)/appraisal/[cycleId]/opening/", "openBox"),
    ...organisers("(portal)/appraisal/[cycleId]/progress/", "remind closeVote"),
    ...organisers("(portal)/appraisal/[cycleId]/subjects/", "drawPool addSubject removeSubject leaveOut takeBack"),
    ...organisers("(portal)/appraisal/", "createCycle editCycle"),
    ...organisers("(portal)/appraisal/schemes/", "ensureFirstScheme copyScheme saveScheme deleteScheme"),
    ...organisers("(portal)/organisation/", "createUnit changeUnit closeUnit createBranch changeBranch closeBranch"),
    ...organisers("(portal)/organisation/", "coverUnit endCoverage startService endService"),
    ...organisers("(portal)/people/[personId]/", "changePerson movePerson leavePerson returnPerson"),
    ...organisers("(portal)/people/[personId]/", "appointPost changePost endPost giveMandate endMandate"),
    ...organisers("(portal)/people/[personId]/", "enterPastGrade removePastGrade"),
    ...organisers("(portal)/people/[personId]/", "addRelative removeRelative enterHonour removeHonour"),
    ...organisers("(portal)/people/", "createPerson"),
    ...organisers("(portal)/people/import/", "checkRoster completeRoster applyRoster"),
  ]),
};
