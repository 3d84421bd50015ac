import type { SQL } from 'drizzle-orm'
import type { EntityRecord } from '../../workflows/registry/entity.ts'
import { equal } from '../../workflows/registry/equal.ts'
import type { RecordValues } from '../../workflows/registry/ports.ts'
import { encodeJson } from '../json.ts'
import { prepared } from '../prepared.ts'
import type { TablePlan } from './plan-of.ts'
import { columnName, indexColumn } from './table-of.ts'

interface Change {
  before: EntityRecord
  values: RecordValues
}

export interface Update {
  organizationId: string
  workspaceId: string
  at: string
  by: string
  changes: readonly Change[]
  /** What the rows become, in the same order, by the names of their columns. */
  rows: readonly Readonly<Record<string, unknown>>[]
}

/**
 * Updates live rows that are still at their versions, by one parameter for all of them; of their columns only
 * those that change in one of them.
 */
export function updateRows(plan: TablePlan, update: Update): SQL {
  const { organizationId, workspaceId, at, by, changes } = update
  const changed = changedColumns(plan, changes)
  const columns = plan.columns.filter(({ name }) => changed.has(name))
  const rows = update.rows.map((row, index) => ({
    ...Object.fromEntries(columns.map(({ name }) => [name, row[name]])),
    id: row['id'],
    version: changes[index]?.before.version,
  }))
  const assignments = columns.map(({ name }) => `"${name}" = v."${name}", `).join('')
  const types = columns.map((column) => `, "${column.name}" ${column.getSQLType()}`).join('')
  return prepared(
    `update "${plan.name}" t set ${assignments}version = t.version + 1,
      updated_at = $4::timestamptz, updated_by = $5
    from jsonb_to_recordset($1::jsonb) as v(id uuid, version int${types})
    where t.organization_id = $2 and t.workspace_id = $3 and t.id = v.id and t.version = v.version
      and t.deleted_at is null
    returning t.id`,
    [encodeJson(rows), organizationId, workspaceId, at, by],
  )
}

/** Encrypted ones are always written: under the key of today. */
function changedColumns(plan: TablePlan, changes: readonly Change[]): ReadonlySet<string> {
  const isChanged = (field: string) =>
    changes.some(({ before, values }) => !equal(before[field], values.fields[field] ?? null))
  const names = new Set<string>()
  for (const [field, column] of plan.places) if (isChanged(field)) names.add(column)
  for (const field of plan.encrypted) {
    names.add(columnName(field)).add(columnName(indexColumn(field)))
  }
  if (plan.searched.some(isChanged)) names.add('search_text')
  const differs = (part: 'customFields' | 'metadata') =>
    changes.some(({ before, values }) => !equal(before[part], values[part]))
  if (differs('customFields')) names.add('custom_fields')
  if (differs('metadata')) names.add('metadata')
  return names
}
