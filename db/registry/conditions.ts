import { sql, type SQL } from 'drizzle-orm'
import type { RecordCondition } from '../../workflows/registry/ports.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import { encodeJson } from '../json.ts'
import { need, placeOf } from './codec.ts'
import type { EntityPlan } from './plan-of.ts'
import { anywhere } from './search-text.ts'
import { columnIn, comparable } from './table-of.ts'

const CUSTOM = 'customFields.'

/** The conditions of a list as ` and …`, checked before by parseListQuery or by a workflow's types. */
export async function conditionsOf(
  plan: EntityPlan,
  conditions: readonly RecordCondition[],
  cipher: FieldCipher | undefined,
): Promise<SQL> {
  const parts: SQL[] = []
  for (const condition of conditions) {
    parts.push(sql` and `, await conditionOf(plan, condition, cipher))
  }
  return sql.join(parts)
}

async function conditionOf(
  plan: EntityPlan,
  condition: RecordCondition,
  cipher: FieldCipher | undefined,
): Promise<SQL> {
  const { field, operator, value } = condition
  if (field.startsWith(CUSTOM)) return customCondition(condition)
  const declared = plan.fields[field]
  if (declared?.kind === 'tags') return tagsCondition(plan, condition)
  const column = sql`t.${sql.identifier(comparable(plan.table, plan.fields, field).name)}`
  if (declared?.encrypted && operator !== 'null') {
    const place = placeOf(plan, field)
    const index = (clear: unknown) => need(cipher).blindIndex(String(clear), place)
    const indexed = Array.isArray(value) ? await Promise.all(value.map(index)) : await index(value)
    return compare(column, operator, indexed)
  }
  return compare(column, operator, value)
}

function compare(column: SQL, operator: RecordCondition['operator'], value: unknown): SQL {
  switch (operator) {
    case 'eq':
      return sql`${column} = ${value}`
    case 'ne':
      return sql`${column} is distinct from ${value}`
    case 'in':
      return among(column, value as unknown[])
    case 'gt':
      return sql`${column} > ${value}`
    case 'gte':
      return sql`${column} >= ${value}`
    case 'lt':
      return sql`${column} < ${value}`
    case 'lte':
      return sql`${column} <= ${value}`
    case 'null':
      return value === true ? sql`${column} is null` : sql`${column} is not null`
    case 'contains':
      return contains(column, String(value))
  }
}

const among = (column: SQL, values: readonly unknown[]): SQL =>
  values.length === 0 ? sql`false` : sql`${column} in ${values}`

/**
 * In any case. A database of locale C folds ASCII only, so the usual ways to write the word are asked
 * for as well.
 */
function contains(column: SQL, text: string): SQL {
  const lower = text.toLowerCase()
  const upper = text.toUpperCase()
  const title = lower.replace(/^./u, (first) => first.toUpperCase())
  const ways = [...new Set([lower, upper, title])].map(
    (way) => sql`${column} like ${anywhere(way)}`,
  )
  return sql`(${column} ilike ${anywhere(text)} or ${sql.join(ways, sql` or `)})`
}

/** Has the tag, or one of several. */
function tagsCondition(plan: EntityPlan, { field, operator, value }: RecordCondition): SQL {
  const column = sql`t.${sql.identifier(columnIn(plan.table, field).name)}`
  const has = (tag: unknown) => sql`${column} @> ${encodeJson([tag])}::jsonb`
  if (operator === 'null') return compare(column, operator, value)
  if (operator === 'ne') return sql`${has(value)} is not true`
  const tags = Array.isArray(value) ? value : [value]
  return tags.length === 0 ? sql`false` : sql`(${sql.join(tags.map(has), sql` or `)})`
}

/** Compared as JSON: a definition may have been made anew with another type, and no cast may fail. */
function customCondition({ field, operator, value }: RecordCondition): SQL {
  const key = field.slice(CUSTOM.length)
  const column = sql`(t.custom_fields -> ${key}::text)`
  if (operator === 'contains')
    return contains(sql`(t.custom_fields ->> ${key}::text)`, String(value))
  if (operator === 'null') return compare(column, operator, value)
  const json = (one: unknown) => sql`${encodeJson(one)}::jsonb`
  if (operator === 'in') {
    const values = (value as unknown[]).map(json)
    return values.length === 0 ? sql`false` : sql`${column} in (${sql.join(values, sql`, `)})`
  }
  const compared = compare(column, operator, json(value))
  if (operator === 'eq' || operator === 'ne') return compared
  return sql`(jsonb_typeof(${column}) = ${typeof value} and ${compared})`
}
