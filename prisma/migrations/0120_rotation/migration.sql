-- 岗位锻炼: postings, their extension and end, reports, visits, appraisal.
-- CreateEnum
CREATE TYPE "PostingType" AS ENUM ('ROTATION', 'ATTACHMENT', 'SECONDMENT', 'EXCHANGE', 'PROJECT');

-- CreateEnum
CREATE TYPE "PostingEndKind" AS ENUM ('ON_TIME', 'EARLY', 'CANCELLED');

-- CreateEnum
CREATE TYPE "VisitConclusion" AS ENUM ('CONTINUE', 'ADJUST', 'RECALL');

-- CreateEnum
CREATE TYPE "PostingMark" AS ENUM ('EXCELLENT', 'GOOD', 'FAIR', 'POOR');

-- CreateEnum
CREATE TYPE "PostingGrade" AS ENUM ('EXCELLENT', 'COMPETENT', 'BASIC', 'INCOMPETENT');

-- CreateTable
CREATE TABLE "Posting" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "type" "PostingType" NOT NULL,
    "homeUnitId" TEXT NOT NULL,
    "homePost" TEXT NOT NULL DEFAULT '',
    "hostUnitId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "projectName" TEXT NOT NULL DEFAULT '',
    "tasks" TEXT NOT NULL,
    "goals" TEXT NOT NULL,
    "plannedFrom" DATE NOT NULL,
    "plannedUntil" DATE NOT NULL,
    "extendedUntil" DATE,
    "actualFrom" DATE,
    "actualUntil" DATE,
    "reportMonths" INTEGER,
    "plannedById" TEXT,
    "plannedByName" TEXT NOT NULL,
    "plannedAt" TIMESTAMPTZ(3) NOT NULL,
    "approvalNo" TEXT NOT NULL DEFAULT '',
    "approvedById" TEXT,
    "approvedByName" TEXT NOT NULL DEFAULT '',
    "approvedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "returnUnitId" TEXT,
    "returnPost" TEXT NOT NULL DEFAULT '',
    "returnedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostingExtension" (
    "id" TEXT NOT NULL,
    "postingId" TEXT NOT NULL,
    "until" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "askedById" TEXT,
    "askedByName" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "approved" BOOLEAN,
    "ordinal" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "decidedById" TEXT,
    "decidedByName" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PostingExtension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostingEnd" (
    "id" TEXT NOT NULL,
    "postingId" TEXT NOT NULL,
    "kind" "PostingEndKind" NOT NULL,
    "until" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "askedById" TEXT,
    "askedByName" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "approved" BOOLEAN,
    "note" TEXT NOT NULL DEFAULT '',
    "decidedById" TEXT,
    "decidedByName" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PostingEnd_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostingReport" (
    "id" TEXT NOT NULL,
    "postingId" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "handedInAt" TIMESTAMPTZ(3),
    "remark" TEXT NOT NULL DEFAULT '',
    "remarkRevision" INTEGER NOT NULL DEFAULT 0,
    "remarkById" TEXT,
    "remarkByName" TEXT NOT NULL DEFAULT '',
    "remarkAt" TIMESTAMPTZ(3),

    CONSTRAINT "PostingReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostingVisit" (
    "id" TEXT NOT NULL,
    "postingId" TEXT NOT NULL,
    "visitedOn" DATE NOT NULL,
    "visitors" TEXT NOT NULL,
    "talk" TEXT NOT NULL,
    "conclusion" "VisitConclusion" NOT NULL,
    "advice" TEXT NOT NULL DEFAULT '',
    "recordedById" TEXT,
    "recordedByName" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PostingVisit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostingAppraisal" (
    "postingId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "summary" TEXT NOT NULL DEFAULT '',
    "summarySignedName" TEXT NOT NULL DEFAULT '',
    "summarySignedAt" TIMESTAMPTZ(3),
    "moral" "PostingMark",
    "ability" "PostingMark",
    "diligence" "PostingMark",
    "achievement" "PostingMark",
    "integrity" "PostingMark",
    "overall" "PostingGrade",
    "hostOpinion" TEXT NOT NULL DEFAULT '',
    "hostSignedById" TEXT,
    "hostSignedName" TEXT NOT NULL DEFAULT '',
    "hostSignedAt" TIMESTAMPTZ(3),
    "homeOpinion" TEXT NOT NULL DEFAULT '',
    "homeSignedById" TEXT,
    "homeSignedName" TEXT NOT NULL DEFAULT '',
    "homeSignedAt" TIMESTAMPTZ(3),
    "committeeOpinion" TEXT NOT NULL DEFAULT '',
    "committeeSignedById" TEXT,
    "committeeSignedName" TEXT NOT NULL DEFAULT '',
    "committeeSignedAt" TIMESTAMPTZ(3),
    "remark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PostingAppraisal_pkey" PRIMARY KEY ("postingId")
);

-- CreateIndex
CREATE INDEX "Posting_personId_idx" ON "Posting"("personId");

-- CreateIndex
CREATE INDEX "Posting_homeUnitId_idx" ON "Posting"("homeUnitId");

-- CreateIndex
CREATE INDEX "Posting_hostUnitId_idx" ON "Posting"("hostUnitId");

-- CreateIndex
CREATE INDEX "Posting_plannedFrom_idx" ON "Posting"("plannedFrom");

-- CreateIndex
CREATE UNIQUE INDEX "PostingExtension_postingId_ordinal_key" ON "PostingExtension"("postingId", "ordinal");

-- CreateIndex
CREATE INDEX "PostingEnd_postingId_idx" ON "PostingEnd"("postingId");

-- CreateIndex
CREATE UNIQUE INDEX "PostingReport_postingId_period_key" ON "PostingReport"("postingId", "period");

-- CreateIndex
CREATE INDEX "PostingVisit_postingId_idx" ON "PostingVisit"("postingId");

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_homeUnitId_fkey" FOREIGN KEY ("homeUnitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_hostUnitId_fkey" FOREIGN KEY ("hostUnitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_returnUnitId_fkey" FOREIGN KEY ("returnUnitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostingExtension" ADD CONSTRAINT "PostingExtension_postingId_fkey" FOREIGN KEY ("postingId") REFERENCES "Posting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostingEnd" ADD CONSTRAINT "PostingEnd_postingId_fkey" FOREIGN KEY ("postingId") REFERENCES "Posting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostingReport" ADD CONSTRAINT "PostingReport_postingId_fkey" FOREIGN KEY ("postingId") REFERENCES "Posting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostingVisit" ADD CONSTRAINT "PostingVisit_postingId_fkey" FOREIGN KEY ("postingId") REFERENCES "Posting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostingAppraisal" ADD CONSTRAINT "PostingAppraisal_postingId_fkey" FOREIGN KEY ("postingId") REFERENCES "Posting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say -------------------------------------------------------------------------------

-- Half-open dates, in the order in which they can happen.
alter table "Posting" add constraint posting_planned check ("plannedUntil" > "plannedFrom");
alter table "Posting" add constraint posting_extended check ("extendedUntil" is null or "extendedUntil" > "plannedUntil");
alter table "Posting" add constraint posting_actual
  check ("actualUntil" is null or ("actualFrom" is not null and "actualUntil" > "actualFrom"));
alter table "Posting" add constraint posting_dates_in_force check (
  coalesce("actualUntil", "extendedUntil", "plannedUntil") > coalesce("actualFrom", "plannedFrom"));
alter table "Posting" add constraint posting_elsewhere check ("hostUnitId" <> "homeUnitId");
alter table "Posting" add constraint posting_project check (("projectName" <> '') = ("type" = 'PROJECT'));
-- Nobody begins what was not approved, or what was called off.
alter table "Posting" add constraint posting_approved_first check ("actualFrom" is null or "approvedAt" is not null);
alter table "Posting" add constraint posting_not_both check ("cancelledAt" is null or "actualFrom" is null);
-- The interval of the reports is fixed on arrival.
alter table "Posting" add constraint posting_report_months check (("reportMonths" is null) = ("actualFrom" is null));
-- One posting a person and day, by the dates in force: what has happened counts before what was planned.
alter table "Posting" add constraint posting_once exclude using gist ("personId" with =, daterange(
    coalesce("actualFrom", "plannedFrom"), coalesce("actualUntil", "extendedUntil", "plannedUntil")) with &&)
  where ("cancelledAt" is null);
-- Somebody who stayed beyond the planned end is still there: nothing else begins before that one has ended.
create unique index posting_running_once on "Posting" ("personId")
  where "actualFrom" is not null and "actualUntil" is null and "cancelledAt" is null;

-- At most three however the rule is set; the rule in force is asked by the command. One question at a time.
alter table "PostingExtension" add constraint posting_extension_count check ("ordinal" between 1 and 3);
alter table "PostingExtension" add constraint posting_extension_decided check (
  ("approved" is null) = ("decidedAt" is null) and ("approved" is true) = ("ordinal" is not null));
create unique index posting_extension_open on "PostingExtension" ("postingId") where "decidedAt" is null;
alter table "PostingEnd" add constraint posting_end_reason check ("kind" = 'ON_TIME' or "reason" <> '');
alter table "PostingEnd" add constraint posting_end_decided check (("approved" is null) = ("decidedAt" is null));
create unique index posting_end_once on "PostingEnd" ("postingId") where "approved" is not false;

alter table "PostingReport" add constraint posting_report_period check ("period" >= 1);
alter table "PostingReport" add constraint posting_remark_after check ("remarkAt" is null or "handedInAt" is not null);

-- Signed one after the other: 本人 → 锻炼单位 → 派出单位 → 厂党委.
alter table "PostingAppraisal" add constraint posting_appraisal_order check (
  ("hostSignedAt" is null or "summarySignedAt" is not null) and ("homeSignedAt" is null or "hostSignedAt" is not null)
  and ("committeeSignedAt" is null or "homeSignedAt" is not null));
alter table "PostingAppraisal" add constraint posting_appraisal_complete check ("hostSignedAt" is null or (
  num_nonnulls("moral", "ability", "diligence", "achievement", "integrity", "overall") = 6 and "hostOpinion" <> ''));
create trigger posting_appraisal_frozen before update or delete on "PostingAppraisal"
  for each row when (old."committeeSignedAt" is not null) execute function refuse_change();
create trigger posting_extension_frozen before update or delete on "PostingExtension"
  for each row when (old."decidedAt" is not null) execute function refuse_change();
