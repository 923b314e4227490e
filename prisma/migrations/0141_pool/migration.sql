-- The confidential list. No foreign key leads to people: the schema has no relation either (prisma/schema/pool.prisma).
-- CreateEnum
CREATE TYPE "PoolTarget" AS ENUM ('CHIEF', 'DEPUTY');

-- CreateEnum
CREATE TYPE "PoolTier" AS ENUM ('NEAR', 'MIDDLE', 'FAR');

-- CreateEnum
CREATE TYPE "PoolSource" AS ENUM ('BRANCH', 'MEETING', 'TALK', 'ORGANISATION');

-- CreateEnum
CREATE TYPE "PoolOutcome" AS ENUM ('ADMITTED', 'REFUSED', 'DROPPED');

-- CreateEnum
CREATE TYPE "PoolView" AS ENUM ('CLEAR', 'OBJECTION', 'LATER');

-- CreateEnum
CREATE TYPE "PoolVerdict" AS ENUM ('ADMIT', 'REFUSE', 'DEFER');

-- CreateEnum
CREATE TYPE "PoolExit" AS ENUM ('APPOINTED', 'GRADE', 'SANCTION', 'NO_GROWTH', 'OVER_AGE', 'TRANSFER', 'OWN_REQUEST', 'TRAINING');

-- CreateEnum
CREATE TYPE "PoolConclusion" AS ENUM ('CONTINUE', 'CHANGE_TIER', 'OUT');

-- CreateTable
CREATE TABLE "PoolRecommendation" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "source" "PoolSource" NOT NULL,
    "branchId" TEXT,
    "target" "PoolTarget" NOT NULL,
    "tier" "PoolTier" NOT NULL,
    "reasons" TEXT NOT NULL,
    "votes" INTEGER,
    "voters" INTEGER,
    "recommendedOn" DATE NOT NULL,
    "byId" TEXT,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "candidateId" TEXT,

    CONSTRAINT "PoolRecommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolCandidate" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "target" "PoolTarget" NOT NULL,
    "tier" "PoolTier" NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedByName" TEXT NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "outcome" "PoolOutcome",
    "closedWhy" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PoolCandidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolCheck" (
    "id" TEXT NOT NULL,
    "candidateId" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PoolCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolOpinion" (
    "id" TEXT NOT NULL,
    "candidateId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedByName" TEXT NOT NULL,
    "view" "PoolView",
    "documentNo" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMPTZ(3),
    "answeredByName" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PoolOpinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolTalk" (
    "id" TEXT NOT NULL,
    "candidateId" TEXT NOT NULL,
    "talkedOn" DATE NOT NULL,
    "talkers" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "willing" BOOLEAN NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PoolTalk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolDecision" (
    "id" TEXT NOT NULL,
    "candidateId" TEXT NOT NULL,
    "verdict" "PoolVerdict" NOT NULL,
    "tier" "PoolTier" NOT NULL,
    "meeting" TEXT NOT NULL,
    "meetingOn" DATE NOT NULL,
    "expected" INTEGER NOT NULL,
    "present" INTEGER NOT NULL,
    "inFavour" INTEGER NOT NULL,
    "against" INTEGER NOT NULL,
    "deferred" INTEGER NOT NULL,
    "opinion" TEXT NOT NULL DEFAULT '',
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PoolDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolMembership" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "candidateId" TEXT NOT NULL,
    "target" "PoolTarget" NOT NULL,
    "tier" "PoolTier" NOT NULL,
    "joinedOn" DATE NOT NULL,
    "leftOn" DATE,
    "exit" "PoolExit",
    "exitWhy" TEXT NOT NULL DEFAULT '',
    "exitDocumentNo" TEXT NOT NULL DEFAULT '',
    "exitByName" TEXT NOT NULL DEFAULT '',
    "nativePlace" TEXT NOT NULL DEFAULT '',
    "school" TEXT NOT NULL DEFAULT '',
    "laterDegree" TEXT NOT NULL DEFAULT '',
    "direction" TEXT NOT NULL DEFAULT '',
    "strengths" TEXT NOT NULL DEFAULT '',
    "weaknesses" TEXT NOT NULL DEFAULT '',
    "goal" TEXT NOT NULL DEFAULT '',
    "remark" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PoolMembership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolTierChange" (
    "id" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "from" "PoolTier" NOT NULL,
    "to" "PoolTier" NOT NULL,
    "changedOn" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PoolTierChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolReview" (
    "id" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "grown" BOOLEAN NOT NULL,
    "conclusion" "PoolConclusion" NOT NULL,
    "text" TEXT NOT NULL,
    "sheet" JSONB NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PoolReview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PoolRecommendation_personId_idx" ON "PoolRecommendation"("personId");

-- CreateIndex
CREATE INDEX "PoolRecommendation_candidateId_idx" ON "PoolRecommendation"("candidateId");

-- CreateIndex
CREATE INDEX "PoolCandidate_personId_idx" ON "PoolCandidate"("personId");

-- CreateIndex
CREATE INDEX "PoolCheck_candidateId_idx" ON "PoolCheck"("candidateId");

-- CreateIndex
CREATE INDEX "PoolOpinion_candidateId_idx" ON "PoolOpinion"("candidateId");

-- CreateIndex
CREATE INDEX "PoolTalk_candidateId_idx" ON "PoolTalk"("candidateId");

-- CreateIndex
CREATE INDEX "PoolDecision_candidateId_idx" ON "PoolDecision"("candidateId");

-- CreateIndex
CREATE UNIQUE INDEX "PoolMembership_candidateId_key" ON "PoolMembership"("candidateId");

-- CreateIndex
CREATE INDEX "PoolMembership_personId_idx" ON "PoolMembership"("personId");

-- CreateIndex
CREATE INDEX "PoolTierChange_membershipId_idx" ON "PoolTierChange"("membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "PoolReview_membershipId_year_key" ON "PoolReview"("membershipId", "year");

-- AddForeignKey
ALTER TABLE "PoolRecommendation" ADD CONSTRAINT "PoolRecommendation_candidateId_fkey" FOREIGN KEY ("candidateId") REFERENCES "PoolCandidate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolCheck" ADD CONSTRAINT "PoolCheck_candidateId_fkey" FOREIGN KEY ("candidateId") REFERENCES "PoolCandidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolOpinion" ADD CONSTRAINT "PoolOpinion_candidateId_fkey" FOREIGN KEY ("candidateId") REFERENCES "PoolCandidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolTalk" ADD CONSTRAINT "PoolTalk_candidateId_fkey" FOREIGN KEY ("candidateId") REFERENCES "PoolCandidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolDecision" ADD CONSTRAINT "PoolDecision_candidateId_fkey" FOREIGN KEY ("candidateId") REFERENCES "PoolCandidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolMembership" ADD CONSTRAINT "PoolMembership_candidateId_fkey" FOREIGN KEY ("candidateId") REFERENCES "PoolCandidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolTierChange" ADD CONSTRAINT "PoolTierChange_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "PoolMembership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoolReview" ADD CONSTRAINT "PoolReview_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "PoolMembership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A person stands in the list once, and is put through one procedure at a time.
create unique index pool_membership_live on "PoolMembership" ("personId") where "leftOn" is null;
create unique index pool_candidate_running on "PoolCandidate" ("personId") where "closedAt" is null;
create unique index pool_opinion_asked on "PoolOpinion" ("candidateId") where "answeredAt" is null;
alter table "PoolMembership" add constraint pool_membership_dates check ("leftOn" is null or "leftOn" >= "joinedOn");
alter table "PoolMembership" add constraint pool_membership_exit check (("leftOn" is null) = ("exit" is null));
alter table "PoolCandidate" add constraint pool_candidate_outcome check (("closedAt" is null) = ("outcome" is null));

-- Instead of a foreign key: the id is one of a person.
create function pool_person_exists() returns trigger language plpgsql as $$
begin
  if not exists (select from "Person" where id = new."personId") then
    raise exception 'pool_person_exists' using errcode = '23503';
  end if;
  return new;
end $$;
create trigger pool_person_exists before insert or update of "personId" on "PoolRecommendation"
  for each row execute function pool_person_exists();
create trigger pool_person_exists before insert or update of "personId" on "PoolCandidate"
  for each row execute function pool_person_exists();
create trigger pool_person_exists before insert or update of "personId" on "PoolOpinion"
  for each row execute function pool_person_exists();
create trigger pool_person_exists before insert or update of "personId" on "PoolMembership"
  for each row execute function pool_person_exists();

-- What was found, said and decided stays as it was.
create trigger pool_check_frozen before update or delete on "PoolCheck" for each row execute function refuse_change();
create trigger pool_talk_frozen before update or delete on "PoolTalk" for each row execute function refuse_change();
create trigger pool_decision_frozen before update or delete on "PoolDecision" for each row execute function refuse_change();
create trigger pool_tier_frozen before update or delete on "PoolTierChange" for each row execute function refuse_change();
create trigger pool_review_frozen before update or delete on "PoolReview" for each row execute function refuse_change();
create trigger pool_opinion_frozen before update or delete on "PoolOpinion"
  for each row when (old."answeredAt" is not null) execute function refuse_change();
