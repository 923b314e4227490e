-- 培养计划 of a person and year.
create type "TrainingLine" as enum ('THEORY', 'BUSINESS', 'POST', 'PROJECT');
create type "TrainingState" as enum ('PLANNED', 'UNDERWAY', 'DONE', 'DROPPED');
create type "TrainingVerdict" as enum ('ON_TRACK', 'BEHIND', 'MET');

create table "TrainingItem" (
  "id" text not null,
  "personId" text not null,
  "year" integer not null,
  "line" "TrainingLine" not null,
  "goal" text not null,
  "measure" text not null,
  "dueOn" date not null,
  "ownerId" text not null,
  "state" "TrainingState" not null default 'PLANNED',
  "doneOn" date,
  "droppedWhy" text not null default '',
  "revision" integer not null default 1,
  "createdById" text,
  "createdAt" timestamptz(3) not null,
  constraint "TrainingItem_pkey" primary key ("id"),
  constraint "TrainingItem_personId_fkey" foreign key ("personId") references "Person"("id") on delete restrict on update cascade,
  constraint "TrainingItem_ownerId_fkey" foreign key ("ownerId") references "Person"("id") on delete restrict on update cascade,
  -- A plan is of one year: what lasts longer is an item of each.
  constraint training_due_in_year check (extract(year from "dueOn") = "year"),
  constraint training_done_dated check (("state" = 'DONE') = ("doneOn" is not null)),
  constraint training_dropped_reason check ("state" <> 'DROPPED' or "droppedWhy" <> '')
);
create index "TrainingItem_personId_year_idx" on "TrainingItem" ("personId", "year");
create index "TrainingItem_ownerId_state_idx" on "TrainingItem" ("ownerId", "state");
create index "TrainingItem_year_idx" on "TrainingItem" ("year");

create table "TrainingReport" (
  "id" text not null,
  "itemId" text not null,
  "state" "TrainingState" not null,
  "text" text not null,
  "fileId" text,
  "byId" text,
  "byName" text not null,
  "at" timestamptz(3) not null,
  constraint "TrainingReport_pkey" primary key ("id"),
  constraint "TrainingReport_itemId_fkey" foreign key ("itemId") references "TrainingItem"("id") on delete restrict on update cascade,
  constraint "TrainingReport_fileId_fkey" foreign key ("fileId") references "StoredFile"("id") on delete set null on update cascade
);
create unique index "TrainingReport_fileId_key" on "TrainingReport" ("fileId");
create index "TrainingReport_itemId_at_idx" on "TrainingReport" ("itemId", "at");

create table "TrainingCheck" (
  "id" text not null,
  "itemId" text not null,
  "quarter" integer not null,
  "verdict" "TrainingVerdict" not null,
  "note" text not null default '',
  "revision" integer not null default 1,
  "byId" text,
  "byName" text not null,
  "at" timestamptz(3) not null,
  constraint "TrainingCheck_pkey" primary key ("id"),
  constraint "TrainingCheck_itemId_fkey" foreign key ("itemId") references "TrainingItem"("id") on delete restrict on update cascade,
  constraint training_quarter check ("quarter" between 1 and 4)
);
create unique index "TrainingCheck_itemId_quarter_key" on "TrainingCheck" ("itemId", "quarter");
