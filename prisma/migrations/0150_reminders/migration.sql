-- The daily digest, the e-mail and the calendar.
create table "ReminderSetting" (
  "personId" text not null,
  "address" text not null default '',
  "mail" boolean not null default false,
  "revision" integer not null default 1,
  "changedAt" timestamptz(3) not null,
  constraint "ReminderSetting_pkey" primary key ("personId"),
  constraint "ReminderSetting_personId_fkey" foreign key ("personId") references "Person"("id") on delete restrict on update cascade,
  constraint reminder_mail_address check (not "mail" or "address" <> '')
);

create table "CalendarFeed" (
  "personId" text not null,
  "tokenHash" text not null,
  "madeAt" timestamptz(3) not null,
  constraint "CalendarFeed_pkey" primary key ("personId"),
  constraint "CalendarFeed_personId_fkey" foreign key ("personId") references "Person"("id") on delete restrict on update cascade
);
create unique index "CalendarFeed_tokenHash_key" on "CalendarFeed" ("tokenHash");

create type "MailState" as enum ('NONE', 'WAITING', 'SENT', 'FAILED');
create table "Digest" (
  "personId" text not null,
  "day" date not null,
  "todos" integer not null,
  "noticeId" text,
  "mail" "MailState" not null default 'NONE',
  "mailError" text not null default '',
  "at" timestamptz(3) not null,
  constraint "Digest_pkey" primary key ("personId", "day"),
  constraint "Digest_personId_fkey" foreign key ("personId") references "Person"("id") on delete restrict on update cascade
);
create index "Digest_day_idx" on "Digest" ("day");
