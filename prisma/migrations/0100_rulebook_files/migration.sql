-- The committee's settings as versions, and uploaded evidence.
create type "Rulebook" as enum ('POOL', 'MENTORING', 'ROTATION');
create table "RuleVersion" (
  "id" text not null,
  "book" "Rulebook" not null,
  "version" integer not null,
  "document" jsonb not null,
  "from" date not null,
  "approvalNo" text not null default '',
  "note" text not null default '',
  "draftedById" text,
  "draftedByName" text not null,
  "draftedAt" timestamptz(3) not null,
  "approvedById" text,
  "approvedByName" text not null default '',
  "approvedAt" timestamptz(3),
  constraint "RuleVersion_pkey" primary key ("id")
);
create unique index "RuleVersion_book_version_key" on "RuleVersion" ("book", "version");
create trigger rules_frozen before update or delete on "RuleVersion"
  for each row when (old."approvedAt" is not null) execute function refuse_change();

create table "StoredFile" (
  "id" text not null,
  "name" text not null,
  "type" text not null,
  "size" integer not null,
  "sha256" text not null,
  "bytes" bytea not null,
  "uploadedById" text,
  "uploadedAt" timestamptz(3) not null,
  constraint "StoredFile_pkey" primary key ("id")
);
-- Photographs and PDF are compressed already.
alter table "StoredFile" alter column "bytes" set storage external;
