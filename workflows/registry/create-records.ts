import type { Repositories } from '../deps.ts'
import type { FieldError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { brokenReferences } from './check-references.ts'
import type { AnyEntity } from './entity.ts'
import { newValues } from './new-values.ts'
import type { RecordValues } from './ports.ts'
import { attemptRow, requireChunk, type RowReport } from './row-report.ts'
import type { WriteOptions } from './schemas.ts'
import { type RegistryDeps, surroundingsOf } from './surroundings.ts'
import { takenFields } from './taken-fields.ts'
import { tell } from './tell.ts'

interface Candidate extends RecordValues {
  index: number
  id: string
}

/**
 * Makes at most 100 records in the caller's transaction: one insert for all, one for their items, one
 * append of events. A row that cannot be is reported and spoils no other.
 * @returns one report per input, in their order
 */
export async function createRecords(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  entity: AnyEntity,
  inputs: readonly unknown[],
  options: WriteOptions = {},
): Promise<RowReport[]> {
  requireChunk(inputs)
  const around = await surroundingsOf(deps, r, context, entity, options)
  const reports: RowReport[] = []
  const fail = (index: number, errors: readonly FieldError[]) => {
    reports[index] = { index, status: 'failed', errors }
  }

  // Ids of one millisecond are in no order by themselves; lists show the rows in that of the chunk.
  const ids = inputs.map(() => deps.newId()).toSorted()
  const parsed = inputs.flatMap((input, index): Candidate[] => {
    const row = attemptRow(() => newValues(entity, input, around))
    if ('value' in row) return [{ index, id: ids[index] ?? deps.newId(), ...row.value }]
    fail(index, row.errors)
    return []
  })
  const broken = await brokenReferences(
    r,
    entity,
    parsed.map((values) => ({ values })),
  )
  const good = parsed.filter(({ index }, at) => {
    const errors = broken[at] ?? []
    if (errors.length > 0) fail(index, errors)
    return errors.length === 0
  })

  const made = await r.records.insert(entity, good, { skipTaken: true })
  const byId = new Map(made.map((record) => [record.id, record]))
  const left = good.filter(({ id }) => !byId.has(id))
  const taken = left.length > 0 ? await r.records.taken(entity, left) : []
  left.forEach(({ index }, at) => fail(index, (taken[at] ?? [['id']]).flatMap(takenFields)))
  for (const { index, id } of good) {
    const record = byId.get(id)
    if (record) reports[index] = { index, status: 'created', id, version: record.version }
  }
  await tell(
    r,
    context,
    entity,
    made.map((after) => ({ kind: 'created', after })),
  )
  return reports
}
