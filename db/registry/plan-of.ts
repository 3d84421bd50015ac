import { getTableColumns, sql, type SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { AnyEntity, Fields } from '../../workflows/registry/entity.ts'
import type { FieldKind } from '../../workflows/registry/field.ts'
import { encodeJson } from '../json.ts'
import { prepared } from '../prepared.ts'
import { columnName, type EntityTable, itemTableOf, tableOf } from './table-of.ts'

/** Turns what the drivers give for a column into the value of a record. */
type Decode = (value: unknown) => unknown

/** What is always the same in the SQL of a table: made once, from its declaration. */
export interface TablePlan {
  readonly table: EntityTable
  /** `leads` */
  readonly name: string
  readonly fields: Fields
  readonly columns: readonly AnyPgColumn[]
  /** Names of the columns as records have them. */
  readonly select: SQL
  /** Columns whose values the drivers do not give as records have them. */
  readonly decode: readonly (readonly [field: string, decode: Decode])[]
  readonly encrypted: readonly string[]
  /** Where the declared fields stand. */
  readonly places: readonly (readonly [field: string, column: string])[]
  /** The fields that `?search=` looks into. */
  readonly searched: readonly string[]
  /** `insert into … select … from` the rows of a parameter. */
  insert(json: string): SQL
  /** The same for one row, by one parameter per column: a third faster. Stands alone in a statement. */
  insertOne(row: Readonly<Record<string, unknown>>): SQL
  /** All columns but the tenant and the id, set from the row that was in the way of an insert. */
  readonly excluded: SQL
}

export interface EntityPlan extends TablePlan {
  readonly entity: AnyEntity
  readonly items: TablePlan | null
}

const PLANS = new WeakMap<AnyEntity, EntityPlan>()

export function planOf(entity: AnyEntity): EntityPlan {
  const known = PLANS.get(entity)
  if (known) return known
  const items = entity.items
    ? tablePlan(itemTableOf(entity), `${entity.name}_items`, entity.items.fields)
    : null
  const plan = { ...tablePlan(tableOf(entity), entity.plural, entity.fields), entity, items }
  PLANS.set(entity, plan)
  return plan
}

const KEY: ReadonlySet<string> = new Set(['organizationId', 'workspaceId', 'id'])
/** Of the record's own life: an insert says them, an update sets them by itself. */
const BIRTH: ReadonlySet<string> = new Set(['createdAt', 'createdBy', 'deletedAt', 'deletedBy'])
const HIDDEN: ReadonlySet<string> = new Set(['organizationId', 'workspaceId', 'searchText'])

function tablePlan(table: EntityTable, name: string, fields: Fields): TablePlan {
  const columns = Object.entries(getTableColumns(table)) as [string, AnyPgColumn][]
  const shown = columns.filter(
    ([field]) => !HIDDEN.has(field) && !(field.endsWith('Index') && !(field in fields)),
  )
  const settable = columns.filter(([field]) => !KEY.has(field) && !BIRTH.has(field))
  const types = columns.map(([, column]) => `${quote(column.name)} ${column.getSQLType()}`)
  const all = columns.map(([, column]) => quote(column.name)).join(', ')
  const intoTable = sql.raw(
    `insert into ${quote(name)} as t (${all}) select ${all} from jsonb_to_recordset(`,
  )
  const oneIntoTable = `insert into ${quote(name)} (${all}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`
  const after = sql.raw(`::jsonb) as v(${types.join(', ')})`)
  return {
    table,
    name,
    fields,
    columns: columns.map(([, column]) => column),
    select: sql.raw(shown.map(([field, column]) => selected(field, column, fields)).join(', ')),
    decode: shown.flatMap(([field, column]) => {
      const decode = decoderOf(fields[field]?.kind, column)
      return decode && !fields[field]?.encrypted ? [[field, decode] as const] : []
    }),
    encrypted: Object.keys(fields).filter((field) => fields[field]?.encrypted),
    places: Object.keys(fields).map((field) => [field, columnName(field)]),
    searched: Object.keys(fields).filter((field) => fields[field]?.search),
    insertOne: (row) =>
      prepared(
        oneIntoTable,
        columns.map(([, column]) => parameter(row, column)),
      ),
    insert: (json) => sql`${intoTable}${json}${after}`,
    excluded: sql.raw(
      settable
        .map(([, column]) => `${quote(column.name)} = excluded.${quote(column.name)}`)
        .join(', '),
    ),
  }
}

const quote = (name: string): string => `"${name}"`

/** A date as text: as an object of JavaScript it would take on the zone of the process. */
function selected(field: string, column: AnyPgColumn, fields: Fields): string {
  const cast = fields[field]?.kind === 'date' ? '::text' : ''
  return `t.${quote(column.name)}${cast} as ${quote(field)}`
}

function parameter(row: Readonly<Record<string, unknown>>, column: AnyPgColumn): unknown {
  const value = row[column.name] ?? null
  return value !== null && column.getSQLType() === 'jsonb' ? encodeJson(value) : value
}

const toIso: Decode = (value) => (value as Date).toISOString()

function decoderOf(kind: FieldKind | undefined, column: AnyPgColumn): Decode | undefined {
  if (column.dataType === 'date') return toIso
  return kind === 'quantity' || kind === 'percent' || kind === 'money' ? Number : undefined
}
