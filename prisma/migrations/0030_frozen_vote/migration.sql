-- From the start of the vote, posts and assignments are evidence (their hashes stand on the cycle): the database itself
-- refuses to change them, whoever asks. `startedAt` is set last, by the transaction that freezes them.

create function refuse_frozen_subject() returns trigger language plpgsql as $$
begin
  if exists (select from "Cycle" c where c.id = coalesce(new."cycleId", old."cycleId") and c."startedAt" is not null) then
    raise exception 'posts_frozen' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $$;
create trigger posts_frozen before insert or update or delete on "Subject" for each row execute function refuse_frozen_subject();

-- Once per statement, not per row: tens of thousands of pairs are laid down at once.
create function refuse_frozen_assignment() returns trigger language plpgsql as $$
begin
  if exists (
      select from changed a join "Paper" p on p.id = a."paperId" join "Cycle" c on c.id = p."cycleId"
      where c."startedAt" is not null) then
    raise exception 'assignment_frozen' using errcode = '42501';
  end if;
  return null;
end $$;
create trigger assignment_frozen_insert after insert on "Assignment" referencing new table as changed
  for each statement execute function refuse_frozen_assignment();
create trigger assignment_frozen_update after update on "Assignment" referencing old table as changed
  for each statement execute function refuse_frozen_assignment();
create trigger assignment_frozen_delete after delete on "Assignment" referencing old table as changed
  for each statement execute function refuse_frozen_assignment();

-- A paper of a started vote is not taken from its voter, nor given to another one. Its state is the ballot box's: the
-- trigger does not fire for it, so that handing in costs nothing more.
create function refuse_frozen_paper() returns trigger language plpgsql as $$
begin
  if exists (select from "Cycle" c where c.id = coalesce(new."cycleId", old."cycleId") and c."startedAt" is not null) then
    raise exception 'assignment_frozen' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $$;
create trigger paper_frozen before insert or delete or update of "cycleId", "voterId" on "Paper"
  for each row execute function refuse_frozen_paper();
