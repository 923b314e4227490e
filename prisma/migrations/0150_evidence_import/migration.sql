-- A checked sheet of K and quarter grades waits here until its good rows are applied. Its rows stand in one value: a
-- cycle has at most a few thousand subjects, and nobody asks for one row.
create table "EvidenceImport" (
    "id" text not null,
    "cycleId" text not null,
    "fileName" text not null,
    "sha256" text not null,
    "state" "ImportState" not null default 'CHECKED',
    "summary" jsonb not null,
    "rows" jsonb not null,
    "createdById" text not null,
    "createdAt" timestamptz(3) not null,
    "appliedAt" timestamptz(3),
    constraint "EvidenceImport_pkey" primary key ("id")
);
create index "EvidenceImport_cycleId_createdAt_idx" on "EvidenceImport"("cycleId", "createdAt");
alter table "EvidenceImport" add constraint "EvidenceImport_cycleId_fkey"
    foreign key ("cycleId") references "Cycle"("id") on delete restrict on update cascade;
