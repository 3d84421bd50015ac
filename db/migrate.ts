import type { SqlDatabase, SqlSession } from './drivers/sql.ts'

export interface Migration {
  name: string
  statements: readonly string[]
}

/** Any number will do; it is the same for every Potok on this database. */
const LOCK = 7_065_746_001

/**
 * Applies what is missing, all of it or nothing, as the owner of the tables. Instances that start
 * together wait for one another, and the second finds nothing to do.
 * @returns the names of the migrations applied now
 */
export async function migrate(
  sql: SqlDatabase,
  migrations: readonly Migration[],
): Promise<string[]> {
  if ((await missing(sql, migrations)).length === 0) return []
  return sql.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK])
    await tx.query(
      `create table if not exists potok_migrations (
         name text primary key,
         applied_at timestamptz not null default now()
       )`,
    )
    const pending = await missing(tx, migrations)
    for (const { name, statements } of pending) {
      for (const statement of statements) await tx.query(statement)
      await tx.query('insert into potok_migrations (name) values ($1)', [name])
    }
    return pending.map(({ name }) => name)
  })
}

async function missing(
  session: SqlSession,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const [table] = await session.query<{ exists: boolean }>(
    `select to_regclass('potok_migrations') is not null as exists`,
  )
  if (table?.exists !== true) return migrations
  const rows = await session.query<{ name: string }>('select name from potok_migrations')
  const applied = new Set(rows.map(({ name }) => name))
  return migrations.filter(({ name }) => !applied.has(name))
}
