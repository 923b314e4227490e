-- 荣誉 of people, each once.
-- CreateEnum
CREATE TYPE "HonourLevel" AS ENUM ('NATIONAL', 'PROVINCE', 'GROUP', 'COMPANY', 'PLANT');

-- CreateTable
CREATE TABLE "Honour" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "level" "HonourLevel" NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "documentNo" TEXT NOT NULL DEFAULT '',
    "enteredById" TEXT,
    "enteredByName" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Honour_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Honour_personId_year_title_body_key" ON "Honour"("personId", "year", "title", "body");

-- AddForeignKey
ALTER TABLE "Honour" ADD CONSTRAINT "Honour_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say -------------------------------------------------------------------------------

alter table "Honour" add constraint honour_said check ("title" <> '' and "body" <> '' and "year" between 1950 and 2100);
