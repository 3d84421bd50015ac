-- The trail is written once. Grants stop the app; this stops the owner of the tables too, unless somebody
-- disables the trigger on purpose (alter table audit_log disable trigger audit_log_append_only).
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit_log is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
--> statement-breakpoint
create trigger audit_log_append_only
  before update or delete or truncate on audit_log
  for each statement execute function refuse_audit_change();
--> statement-breakpoint
-- Keys belong to the organization, not to one workspace.
do $$
declare
  organization_table text;
begin
  foreach organization_table in array array['encryption_keys', 'encryption_rotations'] loop
    execute format('alter table %I enable row level security', organization_table);
    execute format('alter table %I force row level security', organization_table);
    execute format(
      'create policy tenant on %I to potok_app
         using (organization_id = (select nullif(current_setting(''app.organization_id'', true), '''')::uuid))',
      organization_table
    );
  end loop;
end
$$;
--> statement-breakpoint
grant select, insert on encryption_keys, encryption_rotations to potok_app;
--> statement-breakpoint
grant update (status, retired_at) on encryption_keys to potok_app;
--> statement-breakpoint
grant update (status, records, updated_at, finished_at) on encryption_rotations to potok_app;
--> statement-breakpoint
-- Only to wrap the keys anew when the master key changes.
create policy system on encryption_keys to potok_system using (true);
--> statement-breakpoint
grant select on encryption_keys to potok_system;
--> statement-breakpoint
grant update (wrapped, master_key) on encryption_keys to potok_system;
