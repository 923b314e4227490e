-- 季度小结 of a pair.
-- CreateTable
CREATE TABLE "PairSummary" (
    "id" TEXT NOT NULL,
    "pairId" TEXT NOT NULL,
    "quarter" DATE NOT NULL,
    "progress" TEXT NOT NULL,
    "next" TEXT NOT NULL DEFAULT '',
    "reflection" TEXT NOT NULL DEFAULT '',
    "mentorAt" TIMESTAMPTZ(3) NOT NULL,
    "menteeAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PairSummary_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PairSummary_pairId_quarter_key" ON "PairSummary"("pairId", "quarter");

-- AddForeignKey
ALTER TABLE "PairSummary" ADD CONSTRAINT "PairSummary_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "Pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One a quarter is only kept where a quarter has one name: its first day.
alter table "PairSummary" add constraint pair_summary_quarter
  check (extract(day from "quarter") = 1 and extract(month from "quarter") in (1, 4, 7, 10));
