-- The number that was typed may be a password put into the wrong field: only its keyed digest is kept.
alter table "LoginFailure" rename column "employeeNo" to "numberDigest";
alter index "LoginFailure_employeeNo_at_idx" rename to "LoginFailure_numberDigest_at_idx";

-- "上次登录" is the sign-in before this one, so each session remembers it.
alter table "Session" add column "previousLoginAt" timestamptz(3);

-- Scope belongs to the role: a branch secretary without a branch, or a plant-wide head of unit, would see too much.
alter table "RoleGrant" add constraint role_grant_scope check (case
  when "role" = 'UNIT_HEAD' then "scopeUnitId" is not null
  when "role" = 'BRANCH_SECRETARY' then "scopeBranchId" is not null
  else "scopeUnitId" is null and "scopeBranchId" is null end);
-- The same role for the same scope once at a time.
alter table "RoleGrant" add constraint role_grant_once exclude using gist ("accountId" with =, "role" with =,
  coalesce("scopeUnitId", '') with =, coalesce("scopeBranchId", '') with =, daterange("from", "until") with &&);
