import type { Deps, Repositories } from '../deps.ts'
import { changeRecord } from '../registry/change-record.ts'
import { createRecords } from '../registry/create-records.ts'
import { deleteRecord } from '../registry/delete-record.ts'
import type { AnyEntity, EntityRecord } from '../registry/entity.ts'
import { rulesOf, type RowReport } from '../registry/row-report.ts'
import { AppError, type FieldError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import type { Operation } from './operation.ts'

type Row = { index: number; operation: Operation | readonly FieldError[] }

/**
 * Does some operations of a bulk request in the transaction of `r`, in their order. One that fails is
 * undone alone and reported. Creations that follow each other are one insert.
 */
export async function writeChunk(
  deps: Pick<Deps, 'newId' | 'clock' | 'cache'>,
  r: Repositories,
  context: EventContext,
  entity: AnyEntity,
  rows: readonly Row[],
): Promise<RowReport[]> {
  const reports: RowReport[] = []
  for (const group of inGroups(rows)) {
    const [first] = group
    if (!first) continue
    const { index, operation } = first
    if ('kind' in operation && operation.kind === 'create') {
      reports.push(...(await create(group)))
    } else if ('kind' in operation) {
      reports.push(await attempt(index, operation))
    } else {
      reports.push({ index, status: 'failed', errors: operation as readonly FieldError[] })
    }
  }
  return reports

  async function create(group: readonly Row[]): Promise<RowReport[]> {
    const inputs = group.map(({ operation }) => (operation as { input: unknown }).input)
    const made = await createRecords(deps, r, context, entity, inputs)
    return made.map(({ index, ...report }) => ({ index: group[index]?.index ?? index, ...report }))
  }

  async function attempt(
    index: number,
    operation: Exclude<Operation, { kind: 'create' }>,
  ): Promise<RowReport> {
    try {
      const record = await r.attempt(() => write(operation))
      const status = operation.kind === 'change' ? 'changed' : 'deleted'
      return { index, status, id: record.id, version: record.version }
    } catch (error) {
      if (!(error instanceof AppError) || error.retryable) throw error
      return { index, status: 'failed', id: operation.id, errors: rulesOf(error) }
    }
  }

  function write(operation: Exclude<Operation, { kind: 'create' }>): Promise<EntityRecord> {
    const { kind, id } = operation
    return kind === 'change'
      ? changeRecord(deps, r, context, entity, id, operation.input)
      : deleteRecord(deps, r, context, entity, id, operation.version)
  }
}

/** Neighbouring creations together, everything else alone. */
function inGroups(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = []
  const creates = ({ operation }: Row) => 'kind' in operation && operation.kind === 'create'
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.[0] && creates(row) && creates(last[0])) last.push(row)
    else groups.push([row])
  }
  return groups
}
