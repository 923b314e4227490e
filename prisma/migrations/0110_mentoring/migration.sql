-- One-to-one mentoring.
-- CreateEnum
CREATE TYPE "PairKind" AS ENUM ('CADRE', 'CRAFT');

-- CreateEnum
CREATE TYPE "PairEnd" AS ENUM ('COMPLETED', 'EARLY', 'CHANGED', 'NOT_PASSED', 'LEFT', 'PROMOTED', 'TRANSFERRED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "GoalAspect" AS ENUM ('VIRTUE', 'ABILITY', 'WORK');

-- CreateEnum
CREATE TYPE "SignatureParty" AS ENUM ('MENTOR', 'MENTEE', 'BRANCH_SECRETARY', 'OFFICE');

-- CreateEnum
CREATE TYPE "LogWay" AS ENUM ('ON_SITE', 'TALK', 'READING', 'PROJECT');

-- CreateEnum
CREATE TYPE "TaskResult" AS ENUM ('DONE', 'PARTLY', 'NOT_DONE');

-- CreateEnum
CREATE TYPE "LogRating" AS ENUM ('GOOD', 'FAIRLY_GOOD', 'AVERAGE', 'POOR');

-- CreateEnum
CREATE TYPE "NoteAudience" AS ENUM ('AUTHOR', 'OFFICE');

-- CreateEnum
CREATE TYPE "CheckOutcome" AS ENUM ('CONTINUE', 'CHANGE');

-- CreateEnum
CREATE TYPE "ChangeAnswer" AS ENUM ('ACCEPTED', 'REJECTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "PairGrade" AS ENUM ('EXCELLENT', 'PASSED', 'EXTENDED', 'FAILED');

-- CreateTable
CREATE TABLE "Pair" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "kind" "PairKind" NOT NULL DEFAULT 'CADRE',
    "mentorId" TEXT NOT NULL,
    "menteeId" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "secondApproval" TEXT NOT NULL DEFAULT '',
    "exception" TEXT NOT NULL DEFAULT '',
    "field" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "plannedUntil" DATE NOT NULL,
    "endedOn" DATE,
    "end" "PairEnd",
    "endReason" TEXT NOT NULL DEFAULT '',
    "endedById" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "precedingId" TEXT,
    "mentorUnit" TEXT NOT NULL,
    "mentorPost" TEXT NOT NULL,
    "mentorTitle" TEXT NOT NULL,
    "menteeUnit" TEXT NOT NULL,
    "menteePost" TEXT NOT NULL,
    "mentorDuties" TEXT NOT NULL,
    "menteeDuties" TEXT NOT NULL,
    "assessment" TEXT NOT NULL,
    "termination" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Pair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PairGoal" (
    "id" TEXT NOT NULL,
    "pairId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "aspect" "GoalAspect" NOT NULL,
    "text" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "due" DATE NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "progressNote" TEXT NOT NULL DEFAULT '',
    "progressAt" TIMESTAMPTZ(3),

    CONSTRAINT "PairGoal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PairMilestone" (
    "id" TEXT NOT NULL,
    "pairId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "delivery" TEXT NOT NULL,
    "due" DATE NOT NULL,
    "doneOn" DATE,

    CONSTRAINT "PairMilestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PairSignature" (
    "id" TEXT NOT NULL,
    "pairId" TEXT NOT NULL,
    "party" "SignatureParty" NOT NULL,
    "personId" TEXT,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PairSignature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PairLog" (
    "id" TEXT NOT NULL,
    "pairId" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "heldOn" DATE NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "way" "LogWay" NOT NULL,
    "topic" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL,
    "task" TEXT NOT NULL DEFAULT '',
    "lastTask" "TaskResult",
    "rating" "LogRating" NOT NULL,
    "reflection" TEXT NOT NULL DEFAULT '',
    "fileId" TEXT,
    "mentorAt" TIMESTAMPTZ(3) NOT NULL,
    "menteeAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PairLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PairDraft" (
    "pairId" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PairDraft_pkey" PRIMARY KEY ("pairId","month","authorId")
);

-- CreateTable
CREATE TABLE "PairNote" (
    "id" TEXT NOT NULL,
    "pairId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "audience" "NoteAudience" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PairNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PairCheck" (
    "pairId" TEXT NOT NULL,
    "mentorView" TEXT NOT NULL DEFAULT '',
    "mentorAt" TIMESTAMPTZ(3),
    "menteeView" TEXT NOT NULL DEFAULT '',
    "menteeAt" TIMESTAMPTZ(3),
    "goals" INTEGER,
    "outcome" "CheckOutcome",
    "note" TEXT NOT NULL DEFAULT '',
    "byId" TEXT,
    "byName" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "PairCheck_pkey" PRIMARY KEY ("pairId")
);

-- CreateTable
CREATE TABLE "PairExtension" (
    "id" TEXT NOT NULL,
    "pairId" TEXT NOT NULL,
    "months" INTEGER NOT NULL,
    "until" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PairExtension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PairCompletion" (
    "id" TEXT NOT NULL,
    "pairId" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "early" BOOLEAN NOT NULL DEFAULT false,
    "earlyReason" TEXT NOT NULL DEFAULT '',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedById" TEXT,
    "report" TEXT NOT NULL DEFAULT '',
    "reportAt" TIMESTAMPTZ(3),
    "mentorPoints" DECIMAL(5,2),
    "mentorOpinion" TEXT NOT NULL DEFAULT '',
    "mentorAt" TIMESTAMPTZ(3),
    "reportPoints" DECIMAL(5,2),
    "hostPoints" DECIMAL(5,2),
    "hostSource" TEXT NOT NULL DEFAULT '',
    "scoredById" TEXT,
    "scoredAt" TIMESTAMPTZ(3),
    "opinion" TEXT NOT NULL DEFAULT '',
    "countersignedById" TEXT,
    "countersignedByName" TEXT NOT NULL DEFAULT '',
    "countersignedAt" TIMESTAMPTZ(3),
    "logsKept" INTEGER,
    "logsOwed" INTEGER,
    "logPoints" DECIMAL(5,2),
    "total" DECIMAL(5,2),
    "grade" "PairGrade",
    "concludedById" TEXT,
    "concludedByName" TEXT NOT NULL DEFAULT '',
    "concludedOn" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PairCompletion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PairChange" (
    "id" TEXT NOT NULL,
    "pairId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answer" "ChangeAnswer",
    "note" TEXT NOT NULL DEFAULT '',
    "answeredByName" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "PairChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Pair_number_key" ON "Pair"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Pair_precedingId_key" ON "Pair"("precedingId");

-- CreateIndex
CREATE INDEX "Pair_mentorId_idx" ON "Pair"("mentorId");

-- CreateIndex
CREATE INDEX "Pair_menteeId_idx" ON "Pair"("menteeId");

-- CreateIndex
CREATE INDEX "Pair_endedOn_idx" ON "Pair"("endedOn");

-- CreateIndex
CREATE UNIQUE INDEX "PairGoal_pairId_position_key" ON "PairGoal"("pairId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "PairMilestone_pairId_position_key" ON "PairMilestone"("pairId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "PairSignature_pairId_party_hash_key" ON "PairSignature"("pairId", "party", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "PairLog_pairId_month_key" ON "PairLog"("pairId", "month");

-- CreateIndex
CREATE INDEX "PairNote_pairId_at_idx" ON "PairNote"("pairId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "PairExtension_pairId_until_key" ON "PairExtension"("pairId", "until");

-- CreateIndex
CREATE INDEX "PairCompletion_concludedOn_idx" ON "PairCompletion"("concludedOn");

-- CreateIndex
CREATE UNIQUE INDEX "PairCompletion_pairId_attempt_key" ON "PairCompletion"("pairId", "attempt");

-- CreateIndex
CREATE INDEX "PairChange_pairId_idx" ON "PairChange"("pairId");

-- AddForeignKey
ALTER TABLE "Pair" ADD CONSTRAINT "Pair_mentorId_fkey" FOREIGN KEY ("mentorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pair" ADD CONSTRAINT "Pair_menteeId_fkey" FOREIGN KEY ("menteeId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pair" ADD CONSTRAINT "Pair_precedingId_fkey" FOREIGN KEY ("precedingId") REFERENCES "Pair"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairGoal" ADD CONSTRAINT "PairGoal_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "Pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairMilestone" ADD CONSTRAINT "PairMilestone_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "Pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairSignature" ADD CONSTRAINT "PairSignature_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "Pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairLog" ADD CONSTRAINT "PairLog_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "Pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairDraft" ADD CONSTRAINT "PairDraft_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "Pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairNote" ADD CONSTRAINT "PairNote_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "Pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairCheck" ADD CONSTRAINT "PairCheck_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "Pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairExtension" ADD CONSTRAINT "PairExtension_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "Pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairCompletion" ADD CONSTRAINT "PairCompletion_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "Pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PairChange" ADD CONSTRAINT "PairChange_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "Pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say (domain.md §5). Live until ended: an open range reaches into every later pair, so that of two
-- simultaneous pairings one is refused. Half-open days: a pair may begin on the day another ends.
alter table "Pair" add constraint pair_two_people check ("mentorId" <> "menteeId");
alter table "Pair" add constraint pair_dates
  check ("plannedUntil" > "from" and ("endedOn" is null or "endedOn" >= "from"));
alter table "Pair" add constraint pair_end_said check (("endedOn" is null) = ("end" is null));
alter table "Pair" add constraint pair_slot check ("slot" in (1, 2) and ("slot" = 1 or "secondApproval" <> ''));
alter table "Pair" add constraint pair_mentee_once
  exclude using gist ("menteeId" with =, daterange("from", "endedOn") with &&);
alter table "Pair" add constraint pair_mentor_twice
  exclude using gist ("mentorId" with =, "slot" with =, daterange("from", "endedOn") with &&);

alter table "PairGoal" add constraint pair_goal_progress check ("progress" between 0 and 100);
alter table "PairLog" add constraint pair_log_month check (
  extract(day from "month") = 1 and "heldOn" >= "month" and "heldOn" - "month" < 31
  and extract(month from "heldOn") = extract(month from "month"));
alter table "PairExtension" add constraint pair_extension_months check ("months" > 0);
alter table "PairCompletion" add constraint pair_completion_points
  check (least("mentorPoints", "reportPoints", "hostPoints", "logPoints", "total", 0) >= 0 and coalesce("total", 0) <= 100);

-- One question at a time.
create unique index pair_completion_open on "PairCompletion" ("pairId") where "grade" is null;
create unique index pair_change_open on "PairChange" ("pairId") where "answer" is null;

-- What was signed, granted and concluded stays as it was.
create trigger pair_signature_frozen before update or delete on "PairSignature"
  for each row execute function refuse_change();
create trigger pair_extension_frozen before update or delete on "PairExtension"
  for each row execute function refuse_change();
create trigger pair_completion_frozen before update or delete on "PairCompletion"
  for each row when (old."grade" is not null) execute function refuse_change();
