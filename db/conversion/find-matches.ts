import { sql, type SQL } from 'drizzle-orm'
import type { AnyEntity } from '../../workflows/registry/entity.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import { encodeJson } from '../json.ts'
import { need, placeOf } from '../registry/codec.ts'
import { planOf } from '../registry/plan-of.ts'
import { columnName, comparable } from '../registry/table-of.ts'
import type { Transaction } from '../transaction.ts'

const CUSTOM = 'customFields.'

/** For each value the two oldest live records that have it: by their index for each, in one statement. */
export async function findMatches(
  tx: Transaction,
  ofTenant: SQL,
  cipher: FieldCipher,
  entity: AnyEntity,
  field: string,
  wanted: readonly { value: unknown; except?: string | undefined }[],
): Promise<string[][]> {
  const found: string[][] = wanted.map(() => [])
  if (wanted.length === 0) return found
  const plan = planOf(entity)
  const encrypted = plan.fields[field]?.encrypted
  const rows: object[] = []
  for (const [n, { value, except }] of wanted.entries()) {
    const asked = encrypted
      ? await need(cipher).blindIndex(String(value), placeOf(plan, field))
      : value
    rows.push({ n, value: asked, skip: except ?? null })
  }
  const { type, same } = field.startsWith(CUSTOM)
    ? ofCustomField(field.slice(CUSTOM.length))
    : ofColumn(comparable(plan.table, plan.fields, field))
  const matches = await tx.execute(sql`select v.n, m.id
    from jsonb_to_recordset(${encodeJson(rows)}::jsonb) as v(n int, value ${type}, skip uuid)
    cross join lateral (
      select t.id from ${plan.table} t
      where ${ofTenant} and ${same} and t.deleted_at is null and t.id is distinct from v.skip
      order by t.created_at, t.id limit 2
    ) m`)
  for (const { n, id } of matches) found[Number(n)]?.push(String(id))
  return found
}

function ofColumn(column: { name: string; getSQLType(): string }) {
  return { type: sql.raw(column.getSQLType()), same: sql.raw(`t."${column.name}" = v.value`) }
}

function ofCustomField(key: string) {
  return {
    type: sql.raw('jsonb'),
    same: sql`t.custom_fields @> jsonb_build_object(${key}::text, v.value)
      and t.custom_fields -> ${key}::text = v.value`,
  }
}

/** Texts of a field of the live records, by id upwards. */
export async function readTexts(
  tx: Transaction,
  ofTenant: SQL,
  entity: AnyEntity,
  field: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ id: string; text: string }[]> {
  const column = sql.raw(`t."${columnName(field)}"`)
  const further = after === undefined ? sql`` : sql`and t.id > ${after}`
  const rows = await tx.execute(sql`select t.id, ${column} as text from ${planOf(entity).table} t
    where ${ofTenant} and t.deleted_at is null and ${column} is not null ${further}
    order by t.id limit ${limit}`)
  return rows as { id: string; text: string }[]
}
