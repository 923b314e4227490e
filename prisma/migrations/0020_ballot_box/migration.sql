-- The ballot box: what must be decided under one lock is decided here, in one round trip.

-- Boxes are noise: trying to compress them only costs time.
alter table "Envelope" alter column "box" set storage external;
alter table "Draft" alter column "box" set storage external;

-- Voters hold this lock shared, the closing exclusively. An advisory lock queues fairly; with locks on the cycle's row a
-- stream of voters starved the one who closes.
create function lock_vote(p_cycle text, p_exclusive boolean) returns void language plpgsql as $$
begin
  if p_exclusive then
    perform pg_advisory_xact_lock(hashtextextended(p_cycle, 1));
  else
    perform pg_advisory_xact_lock_shared(hashtextextended(p_cycle, 1));
  end if;
end $$;

-- Takes a sealed paper in: 'ok', or why not. State, deadline and revision are read again under the lock; of any number of
-- simultaneous submissions exactly one finds the revision it expects.
create function paper_submit(p_cycle text, p_paper text, p_voter text, p_expect int, p_at timestamptz,
    p_receipt text, p_box bytea, p_mac bytea) returns text language plpgsql as $$
declare
  c record;
  p record;
begin
  perform lock_vote(p_cycle, false);
  select "state", "voteOpensAt", "voteClosesAt", "allowRevise" into c from "Cycle" where "id" = p_cycle;
  if c."state" is distinct from 'OPEN' or p_at < c."voteOpensAt" or p_at >= c."voteClosesAt" then return 'closed'; end if;
  select "revision", "receipt" into p from "Paper" where "id" = p_paper and "cycleId" = p_cycle and "voterId" = p_voter for update;
  if not found then return 'missing'; end if;
  if p."revision" <> p_expect then return 'stale'; end if;
  if p."revision" > 0 and not c."allowRevise" then return 'final'; end if;
  if p."receipt" is not null then
    insert into "ReplacedReceipt" ("receipt", "cycleId") values (p."receipt", p_cycle);
  end if;
  insert into "Envelope" ("paperId", "revision", "box", "mac") values (p_paper, p_expect + 1, p_box, p_mac)
    on conflict ("paperId") do update set "revision" = excluded."revision", "box" = excluded."box", "mac" = excluded."mac";
  update "Paper" set "state" = 'RETURNED', "revision" = p_expect + 1, "receipt" = p_receipt where "id" = p_paper;
  delete from "Draft" where "paperId" = p_paper;
  return 'ok';
end $$;

-- Keeps a draft: its new revision, 0 when another window has saved since, -1 when nothing is taken in any more.
create function draft_save(p_cycle text, p_paper text, p_voter text, p_paper_revision int, p_base int, p_at timestamptz,
    p_box bytea) returns int language plpgsql as $$
declare
  saved int;
begin
  perform lock_vote(p_cycle, false);
  perform from "Paper" p join "Cycle" c on c."id" = p."cycleId"
    where p."id" = p_paper and p."cycleId" = p_cycle and p."voterId" = p_voter and p."revision" = p_paper_revision
      and c."state" = 'OPEN' and p_at >= c."voteOpensAt" and p_at < c."voteClosesAt" and (c."allowRevise" or p."revision" = 0);
  if not found then return -1; end if;
  insert into "Draft" ("paperId", "revision", "box") values (p_paper, p_base + 1, p_box)
    on conflict ("paperId") do update set "revision" = excluded."revision", "box" = excluded."box"
    where "Draft"."revision" = p_base
    returning "revision" into saved;
  return coalesce(saved, 0);
end $$;

-- A sealed paper changes only while the vote is open, and leaves only after the opening was verified.
create function refuse_outside_vote() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if not exists (select from "Paper" p join "Opening" o on o."cycleId" = p."cycleId"
        where p."id" = old."paperId" and o."verifiedAt" is not null) then
      raise exception 'envelope_kept' using errcode = '42501';
    end if;
    return old;
  end if;
  if not exists (select from "Paper" p join "Cycle" c on c."id" = p."cycleId"
      where p."id" = new."paperId" and c."state" = 'OPEN') then
    raise exception 'envelope_kept' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger envelope_kept before insert or update or delete on "Envelope" for each row execute function refuse_outside_vote();

-- Minutes are evidence: of an opening only the steps still to come may be filled in, once.
create function refuse_changed_minutes() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    or (to_jsonb(old) - 'verifiedAt' - 'destroyedAt') is distinct from (to_jsonb(new) - 'verifiedAt' - 'destroyedAt')
    or (old."verifiedAt" is not null and new."verifiedAt" is distinct from old."verifiedAt")
    or (old."destroyedAt" is not null and new."destroyedAt" is distinct from old."destroyedAt") then
    raise exception 'minutes_frozen' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger minutes_frozen before update or delete on "Opening" for each row execute function refuse_changed_minutes();
create trigger opening_receipt_frozen before update or delete on "OpeningReceipt" for each row execute function refuse_change();
create trigger tally_release_frozen before update or delete on "TallyRelease" for each row execute function refuse_change();

alter table "Opening" add constraint opening_counts check (
  "returned" <= "papers" and least("papers", "returned", "ballots", "comments") >= 0);
-- 'reason' of a release is what an auditor reads first.
alter table "TallyRelease" add constraint release_has_reason check ("reason" <> '');
