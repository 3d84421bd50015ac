import { sql, type SQL } from 'drizzle-orm'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { encodeJson } from '../json.ts'
import type { Transaction } from '../transaction.ts'
import type { EncryptedTable } from './encrypted-tables.ts'

interface Options {
  scope: TenantScope
  cipher: FieldCipher
  /** The active key. */
  keyId: string
  limit: number
}

/**
 * Encrypts up to `limit` rows under the active key: those that have a ciphertext under another. A
 * ciphertext that changed since it was read stays, because whoever wrote it used the active key.
 * @returns how many rows there were
 */
export async function reencryptRows(
  tx: Transaction,
  table: EncryptedTable,
  { scope, cipher, keyId, limit }: Options,
): Promise<number> {
  const columns = table.columns.map(({ name }) => name)
  const key = Object.keys(table.key)
  const same = key.map((name) => sql`t.${id(name)} = v.${id(name)}`)
  const types = [...Object.entries(table.key), ['old', 'text'], ['now', 'text']].map(
    ([name = '', type = '']) => sql`${id(name)} ${sql.raw(type)}`,
  )
  const other = columns.map((name) => sql`starts_with(${id(name)}, ${`v1.${keyId}.`}) = false`)
  const condition = table.where && sql` and ${id(table.where.column)} = ${table.where.value}`
  const rows = (await tx.execute(sql`
    select ${list([...key, ...columns])} from ${id(table.name)}
    where organization_id = ${scope.organizationId} and workspace_id = ${scope.workspaceId}
      ${condition} and (${sql.join(other, sql` or `)})
    order by ${list(key)} limit ${limit}`)) as unknown as Record<string, unknown>[]

  for (const { name, place: column } of table.columns) {
    const moved = []
    for (const row of rows) {
      const old = row[name]
      if (typeof old !== 'string' || old.startsWith(`v1.${keyId}.`)) continue
      const place = { column, recordId: table.recordIdOf(row) }
      const now = await cipher.encrypt(await cipher.decrypt(old, place), place)
      moved.push({ ...Object.fromEntries(key.map((column) => [column, row[column]])), old, now })
    }
    if (moved.length === 0) continue
    await tx.execute(sql`
      update ${id(table.name)} t set ${id(name)} = v.now
      from jsonb_to_recordset(${encodeJson(moved)}::jsonb) as v(${sql.join(types, sql`, `)})
      where t.organization_id = ${scope.organizationId} and t.workspace_id = ${scope.workspaceId}
        and ${sql.join(same, sql` and `)} and t.${id(name)} = v.old`)
  }
  return rows.length
}

const id = (name: string): SQL => sql`${sql.identifier(name)}`
const list = (names: readonly string[]): SQL => sql.join(names.map(id), sql`, `)
