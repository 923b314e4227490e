-- Optimistic versions: whoever saves an old form is told instead of overwriting.
alter table "Unit" add column "version" integer not null default 1;
alter table "Branch" add column "version" integer not null default 1;
alter table "Post" add column "version" integer not null default 1;

-- The dry run of a roster by rows, so that it can be paged and filtered; progress is polled from the import's own row.
alter type "ImportState" add value 'CHECKING' before 'CHECKED';
alter table "RosterImport" drop column "rows";
alter table "RosterImport" alter column "summary" set default '{}';
alter table "RosterImport" alter column "state" drop default;
alter table "RosterImport" add column "phase" text not null default '';
alter table "RosterImport" add column "done" integer not null default 0;
alter table "RosterImport" add column "total" integer not null default 0;
create index "RosterImport_createdById_createdAt_idx" on "RosterImport" ("createdById", "createdAt");

create type "RowOutcome" as enum ('CREATE', 'CHANGE', 'SAME', 'REFUSED');
create table "RosterRow" (
  "importId" text not null,
  "line" integer not null,
  "outcome" "RowOutcome" not null,
  "applied" boolean not null default false,
  "employeeNo" text not null,
  "name" text not null,
  "cells" jsonb not null,
  "changes" jsonb not null,
  "faults" jsonb not null,
  constraint "RosterRow_pkey" primary key ("importId", "line")
);
create index "RosterRow_importId_outcome_line_idx" on "RosterRow" ("importId", "outcome", "line");
alter table "RosterRow" add constraint "RosterRow_importId_fkey"
  foreign key ("importId") references "RosterImport" ("id") on delete cascade on update cascade;

-- The people list is read in the order of what was searched, from an index that gives both the prefix and the order:
-- a first page costs the same with 500 people and with 50,000. Pattern indexes give the prefix only.
drop index person_number_prefix;
drop index person_pinyin_prefix;
drop index person_initials_prefix;
drop index person_name_prefix;
create index person_by_number on "Person" ("employeeNo" collate "C");
create index person_by_name on "Person" ("name" collate "C", "employeeNo" collate "C");
create index person_by_pinyin on "Person" ("pinyin" collate "C", "employeeNo" collate "C");
create index person_by_initials on "Person" ("initials" collate "C", "employeeNo" collate "C");

-- Ends on the first day at the earliest: a range that is void from its first day stands for "entered by mistake".
alter table "Mandate" add constraint mandate_dates check ("until" is null or "until" >= "from");
alter table "UnitBranch" add constraint unit_branch_dates check ("until" is null or "until" >= "from");
alter table "UnitService" add constraint unit_service_dates check ("until" is null or "until" >= "from");
