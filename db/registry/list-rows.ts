import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { EntityRecord } from '../../workflows/registry/entity.ts'
import { BASE } from '../../workflows/registry/parse-operand.ts'
import type { RecordPage, RecordQuery } from '../../workflows/registry/ports.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import { conditionsOf } from './conditions.ts'
import { decodeCursor, encodeCursor, type Position } from './cursor.ts'
import type { EntityPlan } from './plan-of.ts'
import { anywhere, folded } from './search-text.ts'
import { columnIn } from './table-of.ts'

const NEWEST_FIRST = { field: 'id', descending: true }

/** One page, found by the position of the last record of the page before. */
export async function listRows(
  plan: EntityPlan,
  query: RecordQuery,
  cipher: FieldCipher | undefined,
  select: (rest: SQL) => Promise<EntityRecord[]>,
): Promise<RecordPage> {
  const { conditions = [], search, sort = NEWEST_FIRST, limit, cursor, deleted } = query
  const { field, descending } = sort
  const column = sql`t.${sql.identifier(columnIn(plan.table, field).name)}`
  const schema = (BASE[field] ?? plan.fields[field])?.schema ?? z.never()
  const nullable = BASE[field] === undefined
  const after = cursor === undefined ? null : decodeCursor(cursor, sort, schema)
  const direction = descending ? sql`desc` : sql`asc`
  const records = await select(sql`
    and t.deleted_at is ${deleted === 'only' ? sql`not null` : sql`null`}
    ${await conditionsOf(plan, conditions, cipher)}
    ${search === undefined ? sql`` : searching(plan, search)}
    ${after === null ? sql`` : sql`and ${beyond(column, after, { ...sort, nullable })}`}
    order by ${field === 'id' ? sql`` : sql`${column} ${direction} nulls last, `}t.id ${direction}
    limit ${limit + 1}`)
  const last = records.length > limit ? records[limit - 1] : undefined
  return {
    records: last ? records.slice(0, limit) : records,
    nextCursor: last ? encodeCursor(sort, { value: last[field] ?? null, id: last.id }) : null,
  }
}

/** What comes after a position; records without a value are the last ones in both directions. */
function beyond(
  column: SQL,
  { value, id }: Position,
  { field, descending, nullable }: { field: string; descending: boolean; nullable: boolean },
): SQL {
  const further = descending ? sql`<` : sql`>`
  if (field === 'id') return sql`t.id ${further} ${id}`
  if (value === null) return sql`(${column} is null and t.id ${further} ${id})`
  const orNull = nullable ? sql` or ${column} is null` : sql``
  return sql`(${column} ${further} ${value} or (${column} = ${value} and t.id ${further} ${id})${orNull})`
}

function searching(plan: EntityPlan, search: string): SQL {
  if (plan.searched.length === 0) return sql``
  const words = folded(search).split(/\s+/).filter(Boolean)
  return sql.join(words.map((word) => sql` and t.search_text like ${anywhere(word)}`))
}
