-- The roles potok_app and potok_system exist: db/roles.ts makes them before the migrations.
grant usage on schema public to potok_app, potok_system;
--> statement-breakpoint
-- Tenant tables: rows of the workspace that the transaction has set, and nothing without one.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'api_keys', 'events', 'inbox', 'sagas', 'saga_steps', 'carousels', 'ai_calls', 'images',
    'telegram_updates', 'telegram_sessions', 'telegram_deliveries'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy tenant on %I to potok_app
         using (
           organization_id = (select nullif(current_setting(''app.organization_id'', true), '''')::uuid)
           and workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid)
         )',
      tenant_table
    );
  end loop;
end
$$;
--> statement-breakpoint
alter table organizations enable row level security;
--> statement-breakpoint
alter table organizations force row level security;
--> statement-breakpoint
create policy tenant on organizations to potok_app
  using (id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
--> statement-breakpoint
alter table workspaces enable row level security;
--> statement-breakpoint
alter table workspaces force row level security;
--> statement-breakpoint
create policy tenant on workspaces to potok_app
  using (
    organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)
    and id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)
  );
--> statement-breakpoint
-- Work that belongs to no tenant: the relay, the lookup of a key, the first start.
create policy system on organizations to potok_system using (true);
--> statement-breakpoint
create policy system on workspaces to potok_system using (true);
--> statement-breakpoint
create policy system on api_keys to potok_system using (true);
--> statement-breakpoint
create policy system on events to potok_system using (true);
--> statement-breakpoint
grant select on organizations, workspaces to potok_app;
--> statement-breakpoint
grant select, insert, update on
  api_keys, sagas, saga_steps, carousels, telegram_updates, telegram_sessions
  to potok_app;
--> statement-breakpoint
grant select, insert, update, delete on images, telegram_deliveries to potok_app;
--> statement-breakpoint
-- Written once, never changed by a tenant: history, what was done, what was paid.
grant select, insert on events, inbox, ai_calls to potok_app;
--> statement-breakpoint
grant select, insert on organizations, workspaces, api_keys to potok_system;
--> statement-breakpoint
grant update (last_used_at) on api_keys to potok_system;
--> statement-breakpoint
grant select on events to potok_system;
--> statement-breakpoint
grant update (delivered_at, claimed_by, claimed_until, attempts, last_error) on events to potok_system;
