-- People belong to an organization, not to a workspace: protect-tables.ts does not know them.
alter table users enable row level security;
--> statement-breakpoint
alter table users force row level security;
--> statement-breakpoint
create policy tenant on users to potok_app
  using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
--> statement-breakpoint
grant select, insert, update on users to potok_app;
--> statement-breakpoint
alter table auth_sessions enable row level security;
--> statement-breakpoint
alter table auth_sessions force row level security;
--> statement-breakpoint
create policy tenant on auth_sessions to potok_app
  using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
--> statement-breakpoint
grant select, insert, update on auth_sessions to potok_app;
--> statement-breakpoint
-- A workspace is made by a transaction that has set it as its tenant; it is changed by its own.
grant insert, update on workspaces to potok_app;
--> statement-breakpoint
-- Who asks is looked up before the tenant is known. Reading is enough.
create policy system on users to potok_system using (true);
--> statement-breakpoint
create policy system on memberships to potok_system using (true);
--> statement-breakpoint
create policy system on roles to potok_system using (true);
--> statement-breakpoint
create policy system on auth_sessions to potok_system using (true);
--> statement-breakpoint
grant select on users, memberships, roles, auth_sessions to potok_system;
