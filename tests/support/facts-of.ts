import type { SqlDatabase } from '../../db/drivers/sql.ts'

/**
 * How many events of each type are about the records of each group. How often a record was changed on the
 * way is no fact: its `.updated` events are left out.
 */
export async function factsOf(
  database: SqlDatabase,
  groups: readonly string[][],
): Promise<Record<string, number>[]> {
  const rows = await database.transaction(
    (tx) => tx.query<{ type: string; subject: string }>('select type, subject from events'),
    { setup: 'set local role potok_system' },
  )
  const groupOf = new Map(groups.flatMap((ids, index) => ids.map((id) => [id, index] as const)))
  const counts = groups.map((): Record<string, number> => ({}))
  for (const { type, subject } of rows) {
    const count = counts[groupOf.get(subject) ?? -1]
    if (count && !type.endsWith('.updated')) count[type] = (count[type] ?? 0) + 1
  }
  return counts
}
