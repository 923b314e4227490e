-- A pair ended for another mentor, and none shall follow.
-- AlterTable
ALTER TABLE "Pair" ADD COLUMN     "waivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "waivedById" TEXT,
ADD COLUMN     "waivedByName" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "waivedReason" TEXT NOT NULL DEFAULT '';

-- What the schema language cannot say -------------------------------------------------------------------------------

alter table "Pair" add constraint pair_waived check (
  ("waivedAt" is null) = ("waivedReason" = '') and ("waivedAt" is null or "end" = 'CHANGED')
);
