-- A quarter begins on the day on which its first month begins: what is typed into its summary is told apart by the kind.
-- CreateEnum
CREATE TYPE "PairDraftKind" AS ENUM ('LOG', 'SUMMARY');

-- AlterTable
ALTER TABLE "PairDraft" DROP CONSTRAINT "PairDraft_pkey",
ADD COLUMN     "kind" "PairDraftKind" NOT NULL DEFAULT 'LOG',
ADD CONSTRAINT "PairDraft_pkey" PRIMARY KEY ("pairId", "kind", "month", "authorId");
