-- Tables as prisma/schema declares them.
-- CreateEnum
CREATE TYPE "AssignmentSource" AS ENUM ('RULE', 'MANUAL');

-- CreateEnum
CREATE TYPE "PaperState" AS ENUM ('NONE', 'RETURNED');

-- CreateEnum
CREATE TYPE "ConsentDuty" AS ENUM ('ORGANISER', 'DISCIPLINE');

-- CreateEnum
CREATE TYPE "ReceiptState" AS ENUM ('COUNTED', 'REPLACED');

-- CreateEnum
CREATE TYPE "ReleaseDuty" AS ENUM ('DISCIPLINE', 'SECRETARY');

-- CreateEnum
CREATE TYPE "CycleKind" AS ENUM ('ANNUAL', 'ROUTINE', 'SPECIAL', 'TERM');

-- CreateEnum
CREATE TYPE "CycleState" AS ENUM ('DRAFT', 'APPROVED', 'OPEN', 'CLOSED', 'TALLIED', 'PROPOSED', 'DECIDED', 'FINAL', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "Custody" AS ENUM ('PORTAL', 'OFFICERS');

-- CreateEnum
CREATE TYPE "Duty" AS ENUM ('SCRUTINEER', 'TELLER');

-- CreateEnum
CREATE TYPE "QuarterMark" AS ENUM ('GOOD', 'FAIRLY_GOOD', 'FAIR', 'POOR');

-- CreateEnum
CREATE TYPE "ResultStatus" AS ENUM ('VALID', 'TOO_FEW', 'NO_SUPERIORS', 'NOT_RATED');

-- CreateEnum
CREATE TYPE "AccountState" AS ENUM ('ACTIVE', 'DISABLED');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('SECRETARY', 'COMMITTEE', 'ORGANISER', 'DISCIPLINE', 'APPRAISAL_GROUP', 'BRANCH_SECRETARY', 'UNIT_HEAD', 'MENTOR', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN');

-- CreateEnum
CREATE TYPE "EffectKind" AS ENUM ('ADMINISTRATIVE_SANCTION', 'PARTY_DISCIPLINE', 'ADMONITION', 'CASE_OPEN', 'POLITICAL_STANDARD', 'SAFETY_ACCIDENT', 'BRANCH_NOT_EXCELLENT', 'LONG_LEAVE', 'INTEGRITY_LETTER', 'NEGATIVE_LIST', 'OTHER');

-- CreateEnum
CREATE TYPE "EffectOnGrade" AS ENUM ('BAR_EXCELLENT', 'CAP_BASIC', 'NO_GRADE_COMMENT', 'NO_GRADE', 'FORCE_FAIL', 'NOT_APPRAISED');

-- CreateEnum
CREATE TYPE "UnitKind" AS ENUM ('PLANT', 'WORKSHOP', 'STATION', 'DEPARTMENT', 'TEAM');

-- CreateEnum
CREATE TYPE "Gender" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "PoliticalStatus" AS ENUM ('PARTY_MEMBER', 'PROBATIONARY_MEMBER', 'LEAGUE_MEMBER', 'DEMOCRATIC_PARTY', 'MASSES');

-- CreateEnum
CREATE TYPE "Category" AS ENUM ('PLANT_LEADER', 'MIDDLE_CHIEF', 'MIDDLE_DEPUTY', 'BACKBONE', 'STAFF');

-- CreateEnum
CREATE TYPE "MandateKind" AS ENUM ('STAFF_REPRESENTATIVE');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('CHECKED', 'APPLIED');

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL,
    "paperId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "excused" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL DEFAULT '',
    "source" "AssignmentSource" NOT NULL DEFAULT 'RULE',
    "changedById" TEXT,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Paper" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "voterId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "state" "PaperState" NOT NULL DEFAULT 'NONE',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "receipt" TEXT,

    CONSTRAINT "Paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "paperId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "box" BYTEA NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("paperId")
);

-- CreateTable
CREATE TABLE "Envelope" (
    "paperId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "box" BYTEA NOT NULL,
    "mac" BYTEA NOT NULL,

    CONSTRAINT "Envelope_pkey" PRIMARY KEY ("paperId")
);

-- CreateTable
CREATE TABLE "ReplacedReceipt" (
    "receipt" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,

    CONSTRAINT "ReplacedReceipt_pkey" PRIMARY KEY ("receipt")
);

-- CreateTable
CREATE TABLE "Ballot" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "block" TEXT NOT NULL,
    "marks" TEXT NOT NULL,
    "overall" TEXT NOT NULL,

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BallotComment" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "BallotComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OpeningConsent" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "duty" "ConsentDuty" NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OpeningConsent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Opening" (
    "cycleId" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3),
    "destroyedAt" TIMESTAMPTZ(3),
    "papers" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "ballots" INTEGER NOT NULL,
    "comments" INTEGER NOT NULL,
    "envelopesHash" TEXT NOT NULL,
    "ballotsHash" TEXT NOT NULL,
    "resultsHash" TEXT NOT NULL,
    "auditSeq" BIGINT NOT NULL,
    "auditHash" TEXT NOT NULL,

    CONSTRAINT "Opening_pkey" PRIMARY KEY ("cycleId")
);

-- CreateTable
CREATE TABLE "OpeningReceipt" (
    "receipt" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "state" "ReceiptState" NOT NULL,

    CONSTRAINT "OpeningReceipt_pkey" PRIMARY KEY ("receipt")
);

-- CreateTable
CREATE TABLE "TallyRelease" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "duty" "ReleaseDuty" NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TallyRelease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Cycle" (
    "id" TEXT NOT NULL,
    "kind" "CycleKind" NOT NULL,
    "year" INTEGER NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "state" "CycleState" NOT NULL DEFAULT 'DRAFT',
    "schemeId" TEXT NOT NULL,
    "custody" "Custody" NOT NULL DEFAULT 'PORTAL',
    "cutoffOn" DATE NOT NULL,
    "voteOpensAt" TIMESTAMPTZ(3) NOT NULL,
    "voteClosesAt" TIMESTAMPTZ(3) NOT NULL,
    "allowRevise" BOOLEAN NOT NULL DEFAULT true,
    "publicFrom" DATE,
    "publicUntil" DATE,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "openingKey" BYTEA,
    "keysMadeAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "schemeHash" TEXT,
    "assignmentHash" TEXT,
    "postsHash" TEXT,
    "frozenHash" TEXT,
    "boxLength" INTEGER,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CycleStep" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "to" "CycleState" NOT NULL,
    "byId" TEXT,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CycleStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CycleOfficial" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "duty" "Duty" NOT NULL,

    CONSTRAINT "CycleOfficial_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Subject" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "pool" "Category" NOT NULL,
    "unitId" TEXT NOT NULL,
    "unitName" TEXT NOT NULL,
    "postTitle" TEXT NOT NULL,
    "postSince" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL DEFAULT '{}',
    "notRatedReason" TEXT,

    CONSTRAINT "Subject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "subjectId" TEXT NOT NULL,
    "performance" DECIMAL(5,2),
    "source" TEXT NOT NULL DEFAULT '',
    "enteredById" TEXT,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("subjectId")
);

-- CreateTable
CREATE TABLE "QuarterGrade" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "quarter" INTEGER NOT NULL,
    "grade" "QuarterMark" NOT NULL,
    "enteredById" TEXT,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuarterGrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Adjustment" (
    "id" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "points" DECIMAL(4,2) NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" TEXT NOT NULL DEFAULT '',
    "enteredById" TEXT,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Adjustment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Materials" (
    "subjectId" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "attachment" TEXT NOT NULL DEFAULT '',
    "duties" TEXT NOT NULL DEFAULT '',
    "training" TEXT NOT NULL DEFAULT '',
    "honours" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "savedAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3),
    "checkedById" TEXT,
    "checkNote" TEXT NOT NULL DEFAULT '',
    "frozenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Materials_pkey" PRIMARY KEY ("subjectId")
);

-- CreateTable
CREATE TABLE "SubjectResult" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "status" "ResultStatus" NOT NULL,
    "assigned" INTEGER NOT NULL,
    "valid" INTEGER NOT NULL,
    "blocks" JSONB NOT NULL,
    "dimensions" JSONB,
    "ballotScore" DECIMAL(5,2),
    "ballotScoreExact" TEXT,
    "overall" JSONB,
    "performance" DECIMAL(5,2),
    "routine" DECIMAL(5,2),
    "adjusted" DECIMAL(5,2),
    "total" DECIMAL(5,2),
    "suggested" TEXT,
    "rank" INTEGER,
    "quotaPool" TEXT NOT NULL DEFAULT '',
    "working" JSONB NOT NULL,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "reckonedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SubjectResult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HeadComment" (
    "subjectId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "HeadComment_pkey" PRIMARY KEY ("subjectId")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "subjectId" TEXT NOT NULL,
    "grade" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("subjectId")
);

-- CreateTable
CREATE TABLE "Decision" (
    "subjectId" TEXT NOT NULL,
    "grade" TEXT,
    "suggested" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "opinion" TEXT NOT NULL DEFAULT '',
    "meeting" TEXT NOT NULL,
    "meetingOn" DATE NOT NULL,
    "expected" INTEGER NOT NULL,
    "present" INTEGER NOT NULL,
    "inFavour" INTEGER NOT NULL,
    "against" INTEGER NOT NULL,
    "deferred" INTEGER NOT NULL,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("subjectId")
);

-- CreateTable
CREATE TABLE "Opinion" (
    "subjectId" TEXT NOT NULL,
    "agrees" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Opinion_pkey" PRIMARY KEY ("subjectId")
);

-- CreateTable
CREATE TABLE "Scheme" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "approvalNo" TEXT NOT NULL DEFAULT '',
    "basedOnId" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Scheme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL DEFAULT '',
    "sessionId" TEXT,
    "address" TEXT NOT NULL DEFAULT '',
    "event" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL DEFAULT '',
    "outcome" TEXT NOT NULL DEFAULT 'ok',
    "detail" JSONB NOT NULL DEFAULT '{}',
    "prevHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "one" BOOLEAN NOT NULL DEFAULT true,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("one")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "mustChange" BOOLEAN NOT NULL DEFAULT true,
    "state" "AccountState" NOT NULL DEFAULT 'ACTIVE',
    "passwordSetAt" TIMESTAMPTZ(3) NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),
    "lastLoginAt" TIMESTAMPTZ(3),
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PasswordHistory" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PasswordHistory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "idleMinutes" INTEGER NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedWhy" TEXT,
    "address" TEXT NOT NULL DEFAULT '',
    "agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LoginFailure" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "employeeNo" TEXT NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "LoginFailure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "scopeUnitId" TEXT,
    "scopeBranchId" TEXT,
    "from" DATE NOT NULL,
    "until" DATE,
    "grantedById" TEXT,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetupLink" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SetupLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "href" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Effect" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" "EffectKind" NOT NULL,
    "measure" TEXT NOT NULL,
    "effect" "EffectOnGrade" NOT NULL,
    "documentNo" TEXT NOT NULL,
    "issuedBy" TEXT NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "endsOn" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "enteredById" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnById" TEXT,
    "withdrawnWhy" TEXT,

    CONSTRAINT "Effect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "UnitKind" NOT NULL,
    "parentId" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "overseerId" TEXT,
    "openedOn" DATE NOT NULL,
    "closedOn" DATE,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Branch" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "foundedOn" DATE NOT NULL,
    "closedOn" DATE,

    CONSTRAINT "Branch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitBranch" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "branchId" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "UnitBranch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitService" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "UnitService_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "employeeNo" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "gender" "Gender" NOT NULL,
    "bornOn" DATE,
    "ethnicity" TEXT NOT NULL DEFAULT '汉族',
    "political" "PoliticalStatus" NOT NULL DEFAULT 'MASSES',
    "joinedPartyOn" DATE,
    "startedWorkOn" DATE,
    "education" TEXT NOT NULL DEFAULT '',
    "degree" TEXT NOT NULL DEFAULT '',
    "professionalTitle" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "unitId" TEXT NOT NULL,
    "branchId" TEXT,
    "leftOn" DATE,
    "pinyin" TEXT NOT NULL DEFAULT '',
    "initials" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "category" "Category" NOT NULL,
    "main" BOOLEAN NOT NULL DEFAULT true,
    "from" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mandate" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "kind" "MandateKind" NOT NULL DEFAULT 'STAFF_REPRESENTATIVE',
    "from" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "Mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Relative" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "otherId" TEXT NOT NULL,
    "relation" TEXT NOT NULL,

    CONSTRAINT "Relative_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RosterImport" (
    "id" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'CHECKED',
    "rows" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "appliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RosterImport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Assignment_subjectId_group_idx" ON "Assignment"("subjectId", "group");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_paperId_subjectId_key" ON "Assignment"("paperId", "subjectId");

-- CreateIndex
CREATE INDEX "Paper_voterId_idx" ON "Paper"("voterId");

-- CreateIndex
CREATE INDEX "Paper_cycleId_state_idx" ON "Paper"("cycleId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Paper_cycleId_voterId_key" ON "Paper"("cycleId", "voterId");

-- CreateIndex
CREATE INDEX "ReplacedReceipt_cycleId_idx" ON "ReplacedReceipt"("cycleId");

-- CreateIndex
CREATE INDEX "Ballot_subjectId_idx" ON "Ballot"("subjectId");

-- CreateIndex
CREATE INDEX "Ballot_cycleId_idx" ON "Ballot"("cycleId");

-- CreateIndex
CREATE INDEX "BallotComment_subjectId_idx" ON "BallotComment"("subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "OpeningConsent_cycleId_duty_key" ON "OpeningConsent"("cycleId", "duty");

-- CreateIndex
CREATE INDEX "OpeningReceipt_cycleId_idx" ON "OpeningReceipt"("cycleId");

-- CreateIndex
CREATE UNIQUE INDEX "TallyRelease_cycleId_duty_key" ON "TallyRelease"("cycleId", "duty");

-- CreateIndex
CREATE INDEX "Cycle_state_idx" ON "Cycle"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Cycle_kind_year_round_key" ON "Cycle"("kind", "year", "round");

-- CreateIndex
CREATE INDEX "CycleStep_cycleId_at_idx" ON "CycleStep"("cycleId", "at");

-- CreateIndex
CREATE INDEX "CycleOfficial_personId_idx" ON "CycleOfficial"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "CycleOfficial_cycleId_personId_key" ON "CycleOfficial"("cycleId", "personId");

-- CreateIndex
CREATE INDEX "Subject_personId_idx" ON "Subject"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Subject_cycleId_personId_key" ON "Subject"("cycleId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "QuarterGrade_personId_year_quarter_key" ON "QuarterGrade"("personId", "year", "quarter");

-- CreateIndex
CREATE INDEX "Adjustment_subjectId_idx" ON "Adjustment"("subjectId");

-- CreateIndex
CREATE INDEX "SubjectResult_cycleId_idx" ON "SubjectResult"("cycleId");

-- CreateIndex
CREATE UNIQUE INDEX "SubjectResult_subjectId_version_key" ON "SubjectResult"("subjectId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Scheme_version_key" ON "Scheme"("version");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_at_idx" ON "AuditEntry"("actorId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_event_at_idx" ON "AuditEntry"("event", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectId_idx" ON "AuditEntry"("subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_personId_key" ON "Account"("personId");

-- CreateIndex
CREATE INDEX "PasswordHistory_accountId_setAt_idx" ON "PasswordHistory"("accountId", "setAt");

-- CreateIndex
CREATE INDEX "Session_accountId_endedAt_idx" ON "Session"("accountId", "endedAt");

-- CreateIndex
CREATE INDEX "LoginFailure_at_idx" ON "LoginFailure"("at");

-- CreateIndex
CREATE INDEX "LoginFailure_employeeNo_at_idx" ON "LoginFailure"("employeeNo", "at");

-- CreateIndex
CREATE INDEX "LoginFailure_address_at_idx" ON "LoginFailure"("address", "at");

-- CreateIndex
CREATE INDEX "RoleGrant_accountId_idx" ON "RoleGrant"("accountId");

-- CreateIndex
CREATE INDEX "RoleGrant_role_idx" ON "RoleGrant"("role");

-- CreateIndex
CREATE UNIQUE INDEX "SetupLink_tokenHash_key" ON "SetupLink"("tokenHash");

-- CreateIndex
CREATE INDEX "Notice_personId_readAt_createdAt_idx" ON "Notice"("personId", "readAt", "createdAt");

-- CreateIndex
CREATE INDEX "Effect_personId_idx" ON "Effect"("personId");

-- CreateIndex
CREATE INDEX "Effect_effectiveOn_idx" ON "Effect"("effectiveOn");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_name_key" ON "Unit"("name");

-- CreateIndex
CREATE INDEX "Unit_parentId_position_idx" ON "Unit"("parentId", "position");

-- CreateIndex
CREATE INDEX "Unit_overseerId_idx" ON "Unit"("overseerId");

-- CreateIndex
CREATE UNIQUE INDEX "Branch_name_key" ON "Branch"("name");

-- CreateIndex
CREATE INDEX "UnitBranch_unitId_idx" ON "UnitBranch"("unitId");

-- CreateIndex
CREATE INDEX "UnitBranch_branchId_idx" ON "UnitBranch"("branchId");

-- CreateIndex
CREATE INDEX "UnitService_providerId_idx" ON "UnitService"("providerId");

-- CreateIndex
CREATE INDEX "UnitService_clientId_idx" ON "UnitService"("clientId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_employeeNo_key" ON "Person"("employeeNo");

-- CreateIndex
CREATE INDEX "Person_unitId_idx" ON "Person"("unitId");

-- CreateIndex
CREATE INDEX "Person_branchId_idx" ON "Person"("branchId");

-- CreateIndex
CREATE INDEX "Post_personId_idx" ON "Post"("personId");

-- CreateIndex
CREATE INDEX "Post_unitId_category_idx" ON "Post"("unitId", "category");

-- CreateIndex
CREATE INDEX "Post_category_idx" ON "Post"("category");

-- CreateIndex
CREATE INDEX "Mandate_personId_idx" ON "Mandate"("personId");

-- CreateIndex
CREATE INDEX "Mandate_unitId_idx" ON "Mandate"("unitId");

-- CreateIndex
CREATE INDEX "Relative_otherId_idx" ON "Relative"("otherId");

-- CreateIndex
CREATE UNIQUE INDEX "Relative_personId_otherId_key" ON "Relative"("personId", "otherId");

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_voterId_fkey" FOREIGN KEY ("voterId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Envelope" ADD CONSTRAINT "Envelope_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReplacedReceipt" ADD CONSTRAINT "ReplacedReceipt_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BallotComment" ADD CONSTRAINT "BallotComment_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpeningConsent" ADD CONSTRAINT "OpeningConsent_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opening" ADD CONSTRAINT "Opening_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpeningReceipt" ADD CONSTRAINT "OpeningReceipt_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TallyRelease" ADD CONSTRAINT "TallyRelease_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cycle" ADD CONSTRAINT "Cycle_schemeId_fkey" FOREIGN KEY ("schemeId") REFERENCES "Scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleStep" ADD CONSTRAINT "CycleStep_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleOfficial" ADD CONSTRAINT "CycleOfficial_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleOfficial" ADD CONSTRAINT "CycleOfficial_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subject" ADD CONSTRAINT "Subject_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subject" ADD CONSTRAINT "Subject_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuarterGrade" ADD CONSTRAINT "QuarterGrade_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adjustment" ADD CONSTRAINT "Adjustment_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Materials" ADD CONSTRAINT "Materials_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubjectResult" ADD CONSTRAINT "SubjectResult_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HeadComment" ADD CONSTRAINT "HeadComment_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opinion" ADD CONSTRAINT "Opinion_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Scheme" ADD CONSTRAINT "Scheme_basedOnId_fkey" FOREIGN KEY ("basedOnId") REFERENCES "Scheme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PasswordHistory" ADD CONSTRAINT "PasswordHistory_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Effect" ADD CONSTRAINT "Effect_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_overseerId_fkey" FOREIGN KEY ("overseerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitBranch" ADD CONSTRAINT "UnitBranch_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitBranch" ADD CONSTRAINT "UnitBranch_branchId_fkey" FOREIGN KEY ("branchId") REFERENCES "Branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitService" ADD CONSTRAINT "UnitService_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitService" ADD CONSTRAINT "UnitService_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_branchId_fkey" FOREIGN KEY ("branchId") REFERENCES "Branch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mandate" ADD CONSTRAINT "Mandate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mandate" ADD CONSTRAINT "Mandate_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relative" ADD CONSTRAINT "Relative_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relative" ADD CONSTRAINT "Relative_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

