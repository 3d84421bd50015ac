import { isNull } from 'drizzle-orm'
import {
  bigint,
  boolean,
  char,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  type AnyPgColumn,
  type PgColumnBuilderBase,
  type PgTable,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { ENTITIES } from '../../workflows/entities/catalog.ts'
import type { AnyEntity, Fields } from '../../workflows/registry/entity.ts'
import type { Field, FieldKind } from '../../workflows/registry/field.ts'
import { workspaces } from '../schema/access.ts'
import { deletion, instant, json, record, tenant } from '../schema/columns.ts'

/** A table whose columns follow from a declaration, by field name, with those of every record. */
export type EntityTable = PgTable & Readonly<Record<string, AnyPgColumn>>
type Columns = Record<string, PgColumnBuilderBase>

const TABLES = new Map<string, EntityTable>()
const ITEM_TABLES = new Map<string, EntityTable>()

/** The table of an entity: made once, from its declaration. */
export function tableOf(entity: AnyEntity): EntityTable {
  return remember(TABLES, entity.name, () => entityTable(entity))
}

/** The table of an entity's items: `deals` → `deal_items`. */
export function itemTableOf(entity: AnyEntity): EntityTable {
  return remember(ITEM_TABLES, entity.name, () => itemTable(entity))
}

/** `unitPrice` → `unit_price`. */
export const columnName = (field: string): string =>
  field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The column of a searchable encrypted field's blind index. */
export const indexColumn = (field: string): string => `${field}Index`

/**
 * The searchable fields in lower case, one per line: written by the app, because what a database takes
 * for the same letter in another case depends on its locale.
 */
const SEARCH_TEXT = 'searchText'

const isSearchable = (fields: Fields): boolean => Object.values(fields).some(({ search }) => search)

function entityTable({ plural, fields, unique = [] }: AnyEntity): EntityTable {
  const columns: Columns = {
    ...tenant(),
    id: uuid('id').notNull(),
    ...columnsOf(fields),
    ...(isSearchable(fields) ? { [SEARCH_TEXT]: text('search_text').notNull().default('') } : {}),
    ...record(),
    ...deletion(),
  }
  return pgTable(plural, columns, (self) => {
    const table = self as unknown as EntityTable
    return [
      primaryKey({ columns: keyOf(table) }),
      belongs(plural, table),
      ...references(plural, table, fields),
      ...indexes(plural, table, fields),
      ...unique.map((keys) =>
        uniqueIndex(uniqueName(plural, keys))
          .on(...tenantOf(table), ...keys.map((key) => comparable(table, fields, key)))
          .where(isNull(columnIn(table, 'deletedAt'))),
      ),
    ]
  }) as unknown as EntityTable
}

function itemTable(entity: AnyEntity): EntityTable {
  const name = `${entity.name}_items`
  const fields = entity.items?.fields ?? {}
  const columns: Columns = {
    ...tenant(),
    id: uuid('id').notNull(),
    recordId: uuid('record_id').notNull(),
    position: integer('position').notNull(),
    ...columnsOf(fields),
  }
  return pgTable(name, columns, (self) => {
    const table = self as unknown as EntityTable
    const ofRecord = [...tenantOf(table), columnIn(table, 'recordId')] as Three
    return [
      primaryKey({ columns: keyOf(table) }),
      index(`${name}_record`).on(...ofRecord, columnIn(table, 'position')),
      foreignKey({
        name: `${name}_record_fk`,
        columns: ofRecord,
        foreignColumns: keyOf(tableOf(entity)),
      }),
      ...references(name, table, fields),
    ]
  }) as unknown as EntityTable
}

/** The name of a unique key's index: errors of the database name it. */
export const uniqueName = (plural: string, keys: readonly string[]): string =>
  `${plural}_${keys.map(columnName).join('_')}_key`

/** A column that must be there. */
export function columnIn(table: EntityTable, name: string): AnyPgColumn {
  const column = table[name]
  if (column === undefined) throw new Error(`There is no column for ${name}`)
  return column
}

/** The column in which equal values are equal: the blind index of an encrypted field. */
export function comparable(table: EntityTable, fields: Fields, name: string): AnyPgColumn {
  return columnIn(table, fields[name]?.encrypted ? indexColumn(name) : name)
}

function columnsOf(fields: Fields): Record<string, PgColumnBuilderBase> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => [
      [name, columnOf(columnName(name), field)] as const,
      ...(field.encrypted === 'searchable'
        ? [[indexColumn(name), text(`${columnName(name)}_index`)] as const]
        : []),
    ]),
  )
}

function columnOf(name: string, field: Field): PgColumnBuilderBase {
  const column = field.encrypted ? text(name) : plainColumn(name, field)
  if (field.initial !== undefined) return column.notNull().default(field.initial as never)
  return field.required ? column.notNull() : column
}

function plainColumn(name: string, { kind }: Field) {
  switch (kind) {
    case 'integer':
      return integer(name)
    case 'money':
      return bigint(name, { mode: 'number' })
    case 'quantity':
      return numeric(name, { precision: 16, scale: 3, mode: 'number' })
    case 'percent':
      return numeric(name, { precision: 6, scale: 3, mode: 'number' })
    case 'boolean':
      return boolean(name)
    case 'date':
      return date(name, { mode: 'string' })
    case 'instant':
      return instant(name)
    case 'reference':
      return uuid(name)
    case 'currency':
      return char(name, { length: 3 })
    case 'tags':
    case 'json':
      return json(name)
    case 'text':
    case 'email':
    case 'phone':
    case 'url':
    case 'choice':
      return text(name)
  }
}

function belongs(name: string, table: EntityTable) {
  return foreignKey({
    name: `${name}_workspace`,
    columns: tenantOf(table),
    foreignColumns: [workspaces.organizationId, workspaces.id],
  })
}

/** Foreign keys carry the tenant, so no row can point into another's. */
function references(name: string, table: EntityTable, fields: Fields) {
  return Object.entries(fields).flatMap(([key, { references: target }]) => {
    if (target === undefined) return []
    const entity = ENTITIES.find((candidate) => candidate.name === target)
    if (!entity) throw new Error(`${name}.${key} refers to ${target}, which is no entity`)
    return [
      foreignKey({
        name: `${name}_${columnName(key)}_fk`,
        columns: [...tenantOf(table), columnIn(table, key)] as Three,
        foreignColumns: keyOf(tableOf(entity)),
      }),
    ]
  })
}

const INDEXED: ReadonlySet<FieldKind> = new Set(['reference', 'choice', 'email', 'phone', 'date'])

function indexes(name: string, table: EntityTable, fields: Fields) {
  return Object.entries(fields).flatMap(([key, field]) =>
    field.filter && INDEXED.has(field.kind)
      ? [index(`${name}_${columnName(key)}`).on(...tenantOf(table), comparable(table, fields, key))]
      : [],
  )
}

type Two = [AnyPgColumn, AnyPgColumn]
type Three = [AnyPgColumn, AnyPgColumn, AnyPgColumn]

function tenantOf(table: EntityTable): Two {
  return [columnIn(table, 'organizationId'), columnIn(table, 'workspaceId')]
}

function keyOf(table: EntityTable): Three {
  return [...tenantOf(table), columnIn(table, 'id')]
}

function remember(known: Map<string, EntityTable>, name: string, make: () => EntityTable) {
  const table = known.get(name) ?? make()
  known.set(name, table)
  return table
}
