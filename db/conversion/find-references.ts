import { sql, type SQL } from 'drizzle-orm'
import type { RecordReference } from '../../workflows/conversion/ports.ts'
import { ENTITIES } from '../../workflows/entities/catalog.ts'
import type { AnyEntity } from '../../workflows/registry/entity.ts'
import { columnName, itemTableOf, tableOf } from '../registry/table-of.ts'
import type { Transaction } from '../transaction.ts'

const LIMIT = 100

/** Where live records refer to some records, in their own fields or those of their items. */
export async function findReferences(
  tx: Transaction,
  ofTenant: SQL,
  entity: AnyEntity,
  recordIds: readonly string[],
): Promise<RecordReference[]> {
  const places = ENTITIES.flatMap((other) => placesIn(ofTenant, other, entity.name, recordIds))
  if (places.length === 0 || recordIds.length === 0) return []
  const rows = await tx.execute(
    sql`select * from (${sql.join(places, sql` union all `)}) found limit ${LIMIT}`,
  )
  return rows.map((row) => ({
    to: String(row['to_id']),
    entity: String(row['entity']),
    recordId: String(row['record_id']),
    field: String(row['field']),
  }))
}

function placesIn(
  ofTenant: SQL,
  other: AnyEntity,
  name: string,
  recordIds: readonly string[],
): SQL[] {
  const refer = (fields: AnyEntity['fields'] = {}) =>
    Object.keys(fields).filter((field) => fields[field]?.references === name)
  const own = refer(other.fields).map((field) => {
    const column = sql.raw(`t."${columnName(field)}"`)
    return sql`select ${column} as to_id, ${other.name}::text as entity, t.id as record_id,
      ${field}::text as field from ${tableOf(other)} t
      where ${ofTenant} and t.deleted_at is null and ${column} in ${recordIds}`
  })
  const inItems = refer(other.items?.fields).map((field) => {
    const column = sql.raw(`t."${columnName(field)}"`)
    return sql`select ${column} as to_id, ${other.name}::text as entity, t.record_id,
      ${`items.${field}`}::text as field from ${itemTableOf(other)} t
      join ${tableOf(other)} o on o.organization_id = t.organization_id
        and o.workspace_id = t.workspace_id and o.id = t.record_id and o.deleted_at is null
      where ${ofTenant} and ${column} in ${recordIds}`
  })
  return [...own, ...inItems]
}
