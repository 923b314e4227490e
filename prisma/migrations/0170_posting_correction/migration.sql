-- 更正: what was recorded wrongly about a posting, put right with its reason; the old words stay.

-- CreateEnum
CREATE TYPE "PostingFact" AS ENUM ('ARRIVAL', 'END', 'RETURN');

-- AlterTable
ALTER TABLE "PostingEnd" ADD COLUMN     "undoneAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PostingCorrection" (
    "id" TEXT NOT NULL,
    "postingId" TEXT NOT NULL,
    "fact" "PostingFact" NOT NULL,
    "was" TEXT NOT NULL,
    "day" DATE,
    "unitId" TEXT,
    "post" TEXT NOT NULL DEFAULT '',
    "becomes" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "askedById" TEXT,
    "askedByName" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "approved" BOOLEAN,
    "note" TEXT NOT NULL DEFAULT '',
    "decidedById" TEXT,
    "decidedByName" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PostingCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PostingCorrection_postingId_idx" ON "PostingCorrection"("postingId");

-- AddForeignKey
ALTER TABLE "PostingCorrection" ADD CONSTRAINT "PostingCorrection_postingId_fkey" FOREIGN KEY ("postingId") REFERENCES "Posting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say -------------------------------------------------------------------------------

-- One question to the secretary at a time, and no correction without a reason; what was decided is history.
create unique index posting_correction_open on "PostingCorrection" ("postingId") where "decidedAt" is null;
alter table "PostingCorrection" add constraint posting_correction_said check (
  "reason" <> '' and "was" <> '' and "becomes" <> '' and ("approved" is null) = ("decidedAt" is null));
create trigger posting_correction_frozen before update or delete on "PostingCorrection"
  for each row when (old."decidedAt" is not null) execute function refuse_change();
-- An end that a correction took back no longer stands in the way of the true one.
drop index posting_end_once;
create unique index posting_end_once on "PostingEnd" ("postingId") where "approved" is not false and "undoneAt" is null;
alter table "PostingEnd" add constraint posting_end_undone check ("undoneAt" is null or "approved" is true);
