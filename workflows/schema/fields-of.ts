import type { CatalogColumn, CatalogRow } from './ports.ts'
import type { Fields } from '../registry/entity.ts'
import type { Field, FieldKind } from '../registry/field.ts'
import type { SchemaField } from './entity-schema.ts'
import { labelOf } from './label-of.ts'
import { limitsOf } from './limits-of.ts'
import { statisticsOf } from './statistics-of.ts'

export interface FieldSources {
  /** The declared fields. */
  fields: Fields
  /** Other columns that are known, such as a record's version, by the names of the columns. */
  known: Readonly<Record<string, { name: string; kind: FieldKind }>>
  columns: readonly CatalogColumn[]
  rows: readonly CatalogRow[]
  /** Before each name: `items.`. */
  prefix?: string
  readOnly?: boolean
  /** Entities by their tables. */
  entityOf(table: string): string | null
}

/** Columns that are the database's own affair. */
const HIDDEN: ReadonlySet<string> = new Set([
  'organization_id',
  'workspace_id',
  'search_text',
  'custom_fields',
  'record_id',
  'position',
])

/** Every column of a table with what its declaration says; one that the declaration does not know, too. */
export function fieldsOf(sources: FieldSources): SchemaField[] {
  const { fields, known, columns, rows, prefix = '', entityOf } = sources
  const names = new Map(Object.keys(fields).map((name) => [columnOf(name), name]))
  const blind = new Set(
    Object.keys(fields).flatMap((name) =>
      fields[name]?.encrypted === 'searchable' ? [columnOf(`${name}Index`)] : [],
    ),
  )
  return columns
    .filter(({ name }) => !HIDDEN.has(name) && !blind.has(name))
    .map((column): SchemaField => {
      const name = names.get(column.name)
      const field: Field | undefined = name === undefined ? undefined : fields[name]
      // Values are compared in the blind index of an encrypted field.
      const compared =
        columns.find(({ name: other }) => field?.encrypted && other === `${column.name}_index`) ??
        column
      const shown = name ?? known[column.name]?.name ?? column.name
      const { samples, fillRate } = statisticsOf(
        rows.map((row) => (field?.encrypted ? row[column.name] || null : row[column.name])),
      )
      return {
        name: prefix + shown,
        label: labelOf(shown),
        kind: field?.kind ?? known[column.name]?.kind ?? null,
        databaseType: column.type,
        nullable: column.nullable,
        required: field ? field.required && field.initial === undefined : false,
        readOnly: !field || (field.readOnly ?? false) || (sources.readOnly ?? false),
        primaryKey: column.primaryKey,
        unique: column.primaryKey || compared.unique,
        references:
          field?.references ?? (column.references === null ? null : entityOf(column.references)),
        limits: {
          ...(column.maxLength === null ? {} : { maxLength: column.maxLength }),
          ...(field ? limitsOf(field) : {}),
        },
        encrypted: Boolean(field?.encrypted),
        indexed: compared.indexed,
        custom: false,
        samples: field?.encrypted ? [] : samples,
        fillRate,
      }
    })
}

const columnOf = (field: string): string =>
  field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
