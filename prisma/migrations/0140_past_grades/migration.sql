-- Annual grades of years before the portal.
create table "PastGrade" (
  "id" text not null,
  "personId" text not null,
  "year" integer not null,
  "grade" text not null,
  "documentNo" text not null,
  "enteredById" text,
  "enteredByName" text not null,
  "enteredAt" timestamptz(3) not null,
  constraint "PastGrade_pkey" primary key ("id"),
  constraint "PastGrade_personId_fkey" foreign key ("personId") references "Person" ("id") on delete restrict on update cascade,
  -- The word the paper uses, so that no two spellings of one grade are compared.
  constraint past_grade_word check ("grade" in ('优秀', '称职', '基本称职', '不称职', '不定等次'))
);
create unique index "PastGrade_personId_year_key" on "PastGrade" ("personId", "year");
