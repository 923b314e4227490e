-- What Prisma's schema language cannot say. Every constraint has the name under which lib/audit/constraints.ts explains it.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- Organisation -------------------------------------------------------------------------------------------------------

-- Half-open dates: a post that ends on the day the next begins does not overlap it.
alter table "Post" add constraint post_dates check ("until" is null or "until" > "from");
alter table "Post" add constraint post_main_once
  exclude using gist ("personId" with =, daterange("from", "until") with &&) where ("main");
alter table "UnitBranch" add constraint unit_branch_once
  exclude using gist ("unitId" with =, daterange("from", "until") with &&);
alter table "UnitService" add constraint unit_service_once
  exclude using gist ("providerId" with =, "clientId" with =, daterange("from", "until") with &&);
alter table "UnitService" add constraint unit_service_other check ("providerId" <> "clientId");
alter table "Mandate" add constraint mandate_once
  exclude using gist ("personId" with =, "kind" with =, daterange("from", "until") with &&);
-- One row per pair, whichever side it was entered from.
alter table "Relative" add constraint relative_ordered check ("personId" < "otherId");
alter table "Unit" add constraint unit_not_own_parent check ("parentId" <> "id");

-- Search as typed: prefixes of number, pinyin and initials by B-tree, any part of a name by trigrams. 50,000 people.
create index person_number_prefix on "Person" ("employeeNo" text_pattern_ops);
create index person_pinyin_prefix on "Person" ("pinyin" text_pattern_ops);
create index person_initials_prefix on "Person" ("initials" text_pattern_ops);
create index person_name_prefix on "Person" ("name" text_pattern_ops);
create index person_name_part on "Person" using gin ("name" gin_trgm_ops);

-- Accounts -----------------------------------------------------------------------------------------------------------

-- 三员分立 (domain.md §1.3): an account holds at most one of the three officer roles at a time, and never a business role
-- beside it. All business roles are one class; two different classes may not overlap in time.
alter table "RoleGrant" add column class text generated always as (
  case when "role" in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN') then
    case "role" when 'SYSTEM_ADMIN' then 'SYSTEM_ADMIN' when 'SECURITY_ADMIN' then 'SECURITY_ADMIN' else 'AUDIT_ADMIN' end
  else 'BUSINESS' end) stored;
alter table "RoleGrant" add constraint role_grant_exclusive
  exclude using gist ("accountId" with =, daterange("from", "until") with &&, class with <>);
alter table "RoleGrant" add constraint role_grant_dates check ("until" is null or "until" >= "from");
alter table "RoleGrant" add constraint role_grant_one_scope check ("scopeUnitId" is null or "scopeBranchId" is null);

-- Audit: appended by one function, hash-chained, never changed -------------------------------------------------------

insert into "AuditHead" ("one", "seq", "hash") values (true, 0, decode(repeat('00', 32), 'hex'));
alter table "AuditHead" add constraint audit_head_one check ("one");

create function audit_canon(seq bigint, at timestamptz, actor_id text, actor_name text, session_id text, address text,
    event text, subject_id text, outcome text, detail jsonb, prev bytea) returns bytea language sql immutable as $$
  select convert_to(jsonb_build_array(seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_id, actor_name,
    session_id, address, event, subject_id, outcome, detail, encode(prev, 'hex'))::text, 'UTF8')
$$;

create function audit_append(p_at timestamptz, p_actor_id text, p_actor_name text, p_session_id text, p_address text,
    p_event text, p_subject_id text, p_outcome text, p_detail jsonb) returns bigint language plpgsql as $$
declare
  head record;
  next_seq bigint;
  next_hash bytea;
begin
  select "seq", "hash" into head from "AuditHead" where "one" for update;
  next_seq := head."seq" + 1;
  next_hash := sha256(audit_canon(next_seq, p_at, p_actor_id, p_actor_name, p_session_id, p_address, p_event, p_subject_id,
    p_outcome, p_detail, head."hash"));
  insert into "AuditEntry" ("seq", "at", "actorId", "actorName", "sessionId", "address", "event", "subjectId", "outcome",
      "detail", "prevHash", "hash")
    values (next_seq, p_at, p_actor_id, p_actor_name, p_session_id, p_address, p_event, p_subject_id, p_outcome, p_detail,
      head."hash", next_hash);
  update "AuditHead" set "seq" = next_seq, "hash" = next_hash where "one";
  return next_seq;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;
create trigger audit_entry_frozen before update or delete on "AuditEntry" for each row execute function refuse_change();
create trigger audit_entry_kept before truncate on "AuditEntry" for each statement execute function refuse_change();

-- Appraisal ----------------------------------------------------------------------------------------------------------

-- A scheme in use is evidence: only setting "usedAt" the first time is a change of such a row.
create function refuse_frozen_scheme() returns trigger language plpgsql as $$
begin
  if old."usedAt" is not null then
    raise exception 'scheme_frozen' using errcode = '42501';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger scheme_frozen before update or delete on "Scheme" for each row execute function refuse_frozen_scheme();

-- 监票人、计票人 may not be subjects of the same cycle, whichever was entered first.
create function refuse_official_as_subject() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'CycleOfficial' and exists (
      select from "Subject" s where s."cycleId" = new."cycleId" and s."personId" = new."personId")
    or tg_table_name = 'Subject' and exists (
      select from "CycleOfficial" o where o."cycleId" = new."cycleId" and o."personId" = new."personId") then
    raise exception 'official_not_subject' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger official_not_subject before insert or update on "CycleOfficial" for each row execute function refuse_official_as_subject();
create trigger subject_not_official before insert or update on "Subject" for each row execute function refuse_official_as_subject();

alter table "Cycle" add constraint cycle_dates check ("voteClosesAt" > "voteOpensAt");
alter table "Assignment" add constraint excused_has_reason check (not "excused" or "reason" <> '');
alter table "Paper" add constraint returned_has_receipt check (("state" = 'RETURNED') = ("receipt" is not null));
alter table "QuarterGrade" add constraint quarter_of_four check ("quarter" between 1 and 4);
alter table "Evidence" add constraint performance_range check ("performance" between 0 and 100);
alter table "Decision" add constraint decision_votes check (
  "present" <= "expected" and "inFavour" + "against" + "deferred" <= "present" and least("expected", "present", "inFavour", "against", "deferred") >= 0);
alter table "Effect" add constraint effect_dates check ("endsOn" is null or "endsOn" >= "effectiveOn");

-- Ballots are written once, all of a cycle in one transaction (secrecy.md §2).
create trigger ballot_frozen before update or delete on "Ballot" for each row execute function refuse_change();
create trigger comment_frozen before update or delete on "BallotComment" for each row execute function refuse_change();
