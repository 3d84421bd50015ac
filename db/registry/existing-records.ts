import { entityNamed } from '../../workflows/registry/entity-named.ts'
import { sql, type SQL } from 'drizzle-orm'
import type { Transaction } from '../transaction.ts'
import { tableOf } from './table-of.ts'

/** Which of the ids are live records of the entity that has this name. */
export async function existingRecords(
  tx: Transaction,
  ofTenant: SQL,
  name: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const entity = entityNamed(name)
  if (!entity) throw new Error(`There is no entity ${name}`)
  if (ids.length === 0) return new Set()
  const rows = await tx.execute(sql`select t.id from ${tableOf(entity)} t
    where ${ofTenant} and t.id in ${ids} and t.deleted_at is null`)
  return new Set(rows.map(({ id }) => String(id)))
}
