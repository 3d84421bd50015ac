import type { Repositories } from '../deps.ts'
import type { FieldError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { changedValues, parseChange } from './changed-values.ts'
import { brokenReferences } from './check-references.ts'
import { changedNames, valuesOf } from './differences.ts'
import type { AnyEntity, EntityRecord } from './entity.ts'
import type { RecordValues } from './ports.ts'
import { notFound } from './read-record.ts'
import { attemptRow, requireChunk, type RowReport } from './row-report.ts'
import type { WriteOptions } from './schemas.ts'
import { type RegistryDeps, surroundingsOf } from './surroundings.ts'
import { takenFields } from './taken-fields.ts'
import { tell } from './tell.ts'

interface Change {
  index: number
  before: EntityRecord
  old: RecordValues
  values: RecordValues
  names: string[]
}

/**
 * Changes at most 100 different records in the caller's transaction: one update for all, one append of
 * events. A row that cannot be is reported and spoils no other.
 * @returns one report per row, in their order; what changes nothing keeps its version
 * @throws AppError `conflict` when somebody takes a unique key in the same moment: do the chunk again
 */
export async function changeRecords(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  entity: AnyEntity,
  rows: readonly { id: string; input: unknown }[],
  options: WriteOptions = {},
): Promise<RowReport[]> {
  requireChunk(rows)
  const around = await surroundingsOf(deps, r, context, entity, options)
  const found = await r.records.findMany(
    entity,
    rows.map(({ id }) => id),
    { lock: true },
  )
  const records = new Map(found.map((record) => [record.id, record]))
  const reports: RowReport[] = []
  const fail = (index: number, errors: readonly FieldError[]) => {
    reports[index] = { index, status: 'failed', id: rows[index]?.id ?? '', errors }
  }

  const changes = rows.flatMap(({ id, input }, index): Change[] => {
    const row = attemptRow(() => {
      const change = parseChange(entity, input, around)
      const before = records.get(id.toLowerCase())
      if (!before) throw notFound(entity)
      const values = changedValues(entity, before, change, around)
      const old = valuesOf(entity, before)
      return { index, before, old, values, names: changedNames(old, values) }
    })
    if ('errors' in row) {
      fail(index, row.errors)
      return []
    }
    // A second change of the same record finds it gone: it was not made for what the first one left.
    records.delete(row.value.before.id)
    const { before, names } = row.value
    reports[index] = { index, status: 'changed', id: before.id, version: before.version }
    return names.length > 0 ? [row.value] : []
  })

  const broken = await brokenReferences(
    r,
    entity,
    changes.map(({ values, old }) => ({ values, before: old })),
  )
  const taken = await takenAmong(r, entity, changes)
  const good = changes.filter(({ index }, at) => {
    const errors = [...(broken[at] ?? []), ...(taken[at] ?? []).flatMap(takenFields)]
    if (errors.length > 0) fail(index, errors)
    return errors.length === 0
  })
  const after = await r.records.update(entity, good)
  const written = after.flatMap((record, at) => {
    const change = good[at]
    if (!change) return []
    const { index, before } = change
    reports[index] = { index, status: 'changed', id: record.id, version: record.version }
    return [{ kind: 'updated' as const, before, after: record }]
  })
  await tell(r, context, entity, written)
  return reports
}

/** The unique keys that a change would take from a record, or from a change before it. */
async function takenAmong(
  r: Pick<Repositories, 'records'>,
  entity: AnyEntity,
  changes: readonly Change[],
): Promise<(readonly string[])[][]> {
  const keys = entity.unique ?? []
  const touched = changes.filter(({ names }) => keys.flat().some((name) => names.includes(name)))
  if (touched.length === 0) return []
  const candidates = touched.map(({ before, values }) => ({ id: before.id, fields: values.fields }))
  const inTable = await r.records.taken(entity, candidates)
  const seen = new Set<string>()
  const taken = new Map(
    touched.map((change, at) => {
      const among = keys.filter((key) => {
        const values = key.map((name) => change.values.fields[name])
        if (values.includes(null)) return false
        const sign = JSON.stringify([key, values])
        return seen.has(sign) || !seen.add(sign)
      })
      return [change, [...new Set([...(inTable[at] ?? []), ...among])]]
    }),
  )
  return changes.map((change) => taken.get(change) ?? [])
}
