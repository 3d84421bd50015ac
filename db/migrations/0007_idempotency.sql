-- Expired answers of all workspaces are deleted together: of what they say nothing is seen.
create policy system on idempotency_keys to potok_system using (true);
--> statement-breakpoint
grant select (organization_id, workspace_id, actor, key, part, expires_at), delete
  on idempotency_keys to potok_system;
