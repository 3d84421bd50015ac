-- How the AI providers fare: of no tenant, worth nothing after a crash, so without a write-ahead log.
-- Times are in milliseconds since 1970.
create unlogged table ai_breakers (
  name text primary key,
  failures integer not null default 0,
  open_until bigint,
  probe_until bigint
);
--> statement-breakpoint
grant select, insert, update on ai_breakers to potok_system;
--> statement-breakpoint
-- Old answers of all workspaces are deleted together: of what they say nothing is seen.
create policy system on ai_answers to potok_system using (true);
--> statement-breakpoint
grant select (organization_id, workspace_id, key, part, provider, asked_at), delete
  on ai_answers to potok_system;
