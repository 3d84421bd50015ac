import type { SqlDatabase } from '../../db/drivers/sql.ts'
import { migrations } from './migrations.ts'

/** Brings the schema `engine` up to date, under the connection's own role. */
export async function migrate(database: SqlDatabase): Promise<void> {
  await database.script(`
    create schema if not exists engine;
    create table if not exists engine.migrations (version int primary key);
  `)
  const [row] = await database.query<{ version: number | null }>(
    'select max(version) as version from engine.migrations',
  )
  for (let version = (row?.version ?? 0) + 1; version <= migrations.length; version++) {
    const text = migrations[version - 1] ?? ''
    await database.script(
      `begin; ${text}; insert into engine.migrations values (${version}); commit;`,
    )
  }
}
