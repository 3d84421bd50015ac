import { schemaAnalyzed } from '../conversion/events.ts'
import type { Deps, Repositories } from '../deps.ts'
import { ENTITIES } from '../entities/catalog.ts'
import { customFieldsOf, type CustomField } from '../registry/custom-fields-of.ts'
import type { AnyEntity } from '../registry/entity.ts'
import type { FieldKind } from '../registry/field.ts'
import type { EventContext } from '../shared/events.ts'
import type { CatalogRow } from './ports.ts'
import type { EntitySchema, SchemaField } from './entity-schema.ts'
import { fieldsOf } from './fields-of.ts'
import { limitsOf } from './limits-of.ts'
import { statisticsOf } from './statistics-of.ts'

/** So many live records are looked at. */
const ROWS = 1000

const BASE: Readonly<Record<string, { name: string; kind: FieldKind }>> = {
  id: { name: 'id', kind: 'reference' },
  version: { name: 'version', kind: 'integer' },
  metadata: { name: 'metadata', kind: 'json' },
  created_at: { name: 'createdAt', kind: 'instant' },
  created_by: { name: 'createdBy', kind: 'text' },
  updated_at: { name: 'updatedAt', kind: 'instant' },
  updated_by: { name: 'updatedBy', kind: 'text' },
  deleted_at: { name: 'deletedAt', kind: 'instant' },
  deleted_by: { name: 'deletedBy', kind: 'text' },
}

/**
 * The fields of an entity as its declaration, the workspace and the database's own catalog have them;
 * from the cache for 300 seconds, as long as no custom field changes. Publishes `schema.analyzed` when
 * the database was asked (I17). It shows samples: the caller must be allowed to read the records.
 */
export function analyzeEntity(
  deps: Pick<Deps, 'cache' | 'clock'>,
  r: Pick<Repositories, 'schemaCatalog' | 'records' | 'events'>,
  context: EventContext,
  entity: AnyEntity,
): Promise<EntitySchema> {
  return deps.cache.get(context, 'schemas', entity.name, async () => {
    const customFields = await customFieldsOf(deps, r, context, entity)
    const schema = await read(deps, r, entity, customFields)
    const { entityType, lastAnalyzed } = schema
    const fields = schema.fields.map(({ name }) => name)
    await r.events.append(context, [
      {
        type: schemaAnalyzed.type,
        subject: entityType,
        data: { entityType, fields, lastAnalyzed },
      },
    ])
    return schema
  })
}

async function read(
  deps: Pick<Deps, 'clock'>,
  r: Pick<Repositories, 'schemaCatalog'>,
  entity: AnyEntity,
  customFields: readonly CustomField[],
): Promise<EntitySchema> {
  const { plural, name, fields, items } = entity
  const columns = await r.schemaCatalog.columns(plural)
  const rows = await r.schemaCatalog.newest(entity, ROWS)
  const { metadata, ...base } = BASE
  const own = fieldsOf({ fields, known: BASE, columns, rows: rows.records, entityOf })
  const ofItems = items
    ? fieldsOf({
        fields: items.fields,
        known: { id: { name: 'id', kind: 'reference' } },
        columns: await r.schemaCatalog.columns(`${name}_items`),
        rows: rows.items,
        prefix: 'items.',
        readOnly: items.readOnly ?? false,
        entityOf,
      })
    : []
  const last = new Set(Object.values(base).map((known) => known.name))
  return {
    entityType: name,
    fields: [
      ...own.filter((field) => !last.has(field.name)).map(writable(metadata?.name)),
      ...customFields.map((custom) => customFieldOf(custom, columnType(columns), rows.records)),
      ...ofItems,
      ...own.filter((field) => last.has(field.name)),
    ],
    lastAnalyzed: new Date(deps.clock.now()).toISOString(),
    rows: rows.records.length,
  }
}

/** Callers write a record's metadata, though no declaration names it. */
const writable = (metadata: string | undefined) => (field: SchemaField) =>
  field.name === metadata ? { ...field, readOnly: false } : field

const columnType = (columns: readonly { name: string; type: string }[]): string =>
  columns.find(({ name }) => name === 'custom_fields')?.type ?? 'jsonb'

function customFieldOf(
  { key, label, required, field }: CustomField,
  databaseType: string,
  rows: readonly CatalogRow[],
): SchemaField {
  const values = rows.map(
    (row) => (row['custom_fields'] as Record<string, unknown> | null)?.[key] ?? null,
  )
  return {
    name: `customFields.${key}`,
    label,
    kind: field.kind,
    databaseType,
    nullable: true,
    required,
    readOnly: false,
    primaryKey: false,
    unique: false,
    references: null,
    limits: limitsOf(field),
    encrypted: false,
    indexed: false,
    custom: true,
    ...statisticsOf(values),
  }
}

const entityOf = (table: string): string | null =>
  ENTITIES.find(({ plural }) => plural === table)?.name ?? null
