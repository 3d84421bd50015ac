import { sql, type SQL } from 'drizzle-orm'
import type { AnyEntity } from '../../workflows/registry/entity.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import { encodeJson } from '../json.ts'
import { need, placeOf } from '../registry/codec.ts'
import { planOf } from '../registry/plan-of.ts'
import { columnName, comparable } from '../registry/table-of.ts'
import type { Transaction } from '../transaction.ts'

const CUSTOM = 'customFields.'

/** For each value the two oldest live records that have it, in one statement. */
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
  // As sets: a search for each value by itself would scan the table each time where it has no statistics yet.
  const matches = await tx.execute(sql`select n, id from (
      select v.n, t.id, row_number() over (partition by v.n order by t.created_at, t.id) as place
      from ${plan.table} t
      join jsonb_to_recordset(${encodeJson(rows)}::jsonb) as v(n int, value ${type}, skip uuid)
        on ${same} and t.id is distinct from v.skip
      where ${ofTenant} and t.deleted_at is null
    ) m where place <= 2 order by n, place`)
  for (const { n, id } of matches) found[Number(n)]?.push(String(id))
  return found
}

function ofColumn(column: { name: string; getSQLType(): string }) {
  return { type: sql.raw(column.getSQLType()), same: sql.raw(`t."${column.name}" = v.value`) }
}

function ofCustomField(key: string) {
  return {
    type: sql.raw('jsonb'),
    same: sql`t.custom_fields -> ${key}::text = v.value`,
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
