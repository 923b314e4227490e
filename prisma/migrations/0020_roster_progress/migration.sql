-- Progress is told by the process that does the work: a dry run that was interrupted leaves nothing behind.
alter table "RosterImport" drop column "phase", drop column "done", drop column "total";
delete from "RosterImport" where "state" = 'CHECKING';
alter type "ImportState" rename to "ImportState_old";
create type "ImportState" as enum ('CHECKED', 'APPLIED');
alter table "RosterImport" alter column "state" type "ImportState" using "state"::text::"ImportState";
alter table "RosterImport" alter column "state" set default 'CHECKED';
drop type "ImportState_old";

-- Byte order, as the command sorts the two ids: a locale may sort otherwise.
alter table "Relative" drop constraint relative_ordered;
alter table "Relative" add constraint relative_ordered check ("personId" collate "C" < "otherId" collate "C");
