import type { Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { requireVersion } from './changed-values.ts'
import type { AnyEntity } from './entity.ts'
import { notFound } from './read-record.ts'
import { requireDeletable } from './require-deletable.ts'
import { attemptRow, requireChunk, type RowReport } from './row-report.ts'
import type { RegistryDeps } from './surroundings.ts'
import { tell } from './tell.ts'

/**
 * Marks at most 100 different records as deleted in the caller's transaction, in one update. A row that
 * cannot be is reported and spoils no other.
 * @returns one report per row, in their order
 */
export async function deleteRecords(
  _deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  entity: AnyEntity,
  rows: readonly { id: string; version?: number }[],
): Promise<RowReport[]> {
  requireChunk(rows)
  const ids = rows.map(({ id }) => id)
  const found = await r.records.findMany(entity, ids, { lock: true })
  const records = new Map(found.map((record) => [record.id, record]))
  const reports: RowReport[] = []
  const good = rows.flatMap(({ id, version }, index) => {
    const row = attemptRow(() => {
      const before = records.get(id.toLowerCase())
      if (!before) throw notFound(entity)
      requireVersion(entity, before, version)
      requireDeletable(entity, before)
      return before
    })
    if ('errors' in row) {
      reports[index] = { index, status: 'failed', id, errors: row.errors }
      return []
    }
    records.delete(row.value.id)
    return [{ index, before: row.value }]
  })
  const deleted = await r.records.setDeleted(
    entity,
    good.map(({ before }) => before),
    true,
  )
  const written = deleted.flatMap((after, at) => {
    const row = good[at]
    if (!row) return []
    reports[row.index] = {
      index: row.index,
      status: 'deleted',
      id: after.id,
      version: after.version,
    }
    return [{ kind: 'deleted' as const, before: row.before, after }]
  })
  await tell(r, context, entity, written)
  return reports
}
