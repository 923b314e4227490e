-- The last entry that changed anything but papers, sessions, messages and reminders: what is worked out of the rest of
-- the database holds until there is a newer one (lib/audit/memory.ts). Voting and signing in write most of the trail, so
-- without an index of its own the entry would have to be looked for among thousands.
create index audit_entry_substance on "AuditEntry" ("seq")
  where split_part("event", '.', 1) not in ('paper', 'session', 'notice', 'reminder');
