-- The sweep over all workspaces sees which maintenance plans are due, and nothing else of them.
create policy system on maintenance_plans for select to potok_system
  using (active and deleted_at is null);
--> statement-breakpoint
grant select (organization_id, workspace_id, id, next_due_at) on maintenance_plans to potok_system;
--> statement-breakpoint
create index maintenance_plans_due on maintenance_plans (next_due_at, id)
  where active and deleted_at is null;
