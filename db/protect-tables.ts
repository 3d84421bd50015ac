import { readdir, readFile, writeFile } from 'node:fs/promises'

/** Rows of these are written once: the app may add to them and read them. */
const APPEND_ONLY: ReadonlySet<string> = new Set(['audit_log', 'stock_moves'])
/** Rows of these are replaced with their record, or expire. */
const DELETABLE =
  /^(?!menu_).*_items$|^(?:idempotency_keys|ai_answers|broadcast_recipients|schedules|telegram_buttons|telegram_conversations)$/
const BREAK = '\n--> statement-breakpoint\n'
const MARK = '-- Tenant tables:'

/**
 * The statements that drizzle-kit does not write: row-level security, FORCED, and the app's grants for
 * each new table that has a tenant. Null when a migration makes none or has them already. Tables
 * without a workspace have policies of their own, in a migration written by hand.
 */
export function protectionOf(migration: string): string | null {
  if (migration.includes(MARK)) return null
  const tables = [...migration.matchAll(/CREATE TABLE "(\w+)" \(([\s\S]*?)\n\);/g)]
    .filter(([, , columns]) => columns?.includes('"workspace_id" uuid NOT NULL'))
    .map(([, name]) => name ?? '')
  if (tables.length === 0) return null
  const grants = Map.groupBy(tables, (table) => {
    if (APPEND_ONLY.has(table)) return 'select, insert'
    return DELETABLE.test(table) ? 'select, insert, update, delete' : 'select, insert, update'
  })
  return [
    `${MARK} rows of the workspace that the transaction has set, and nothing without one.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[${tables.map((table) => `'${table}'`).join(', ')}] loop
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
$$;`,
    ...[...grants].map(([rights, names]) => `grant ${rights} on ${names.join(', ')} to potok_app;`),
  ].join(BREAK)
}

if (import.meta.main) {
  const folder = new URL('./migrations/', import.meta.url)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql'))
  // The first one is protected by the second.
  for (const file of files.toSorted().slice(1)) {
    const migration = await readFile(new URL(file, folder), 'utf8')
    const protection = protectionOf(migration)
    if (protection) await writeFile(new URL(file, folder), `${migration}${BREAK}${protection}\n`)
  }
}
