import type { Deps, Repositories } from '../deps.ts'
import { changeRecord } from '../registry/change-record.ts'
import { createRecords } from '../registry/create-records.ts'
import { deleteRecord } from '../registry/delete-record.ts'
import type { AnyEntity, EntityRecord } from '../registry/entity.ts'
import { AppError, type FieldError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import type { Operation } from './operation.ts'

/** What became of one operation. */
export interface OperationReport {
  /** Its place in the request, from 0. */
  index: number
  status: 'created' | 'changed' | 'deleted' | 'failed'
  id?: string
  version?: number
  errors?: readonly FieldError[]
}

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
): Promise<OperationReport[]> {
  const reports: OperationReport[] = []
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

  async function create(group: readonly Row[]): Promise<OperationReport[]> {
    const inputs = group.map(({ operation }) => (operation as { input: unknown }).input)
    const made = await createRecords(deps, r, context, entity, inputs)
    return made.map(({ index, ...report }) => ({ index: group[index]?.index ?? index, ...report }))
  }

  async function attempt(
    index: number,
    operation: Exclude<Operation, { kind: 'create' }>,
  ): Promise<OperationReport> {
    // The trail is written at the end of the transaction: a savepoint does not take it back.
    const trail: Parameters<Repositories['audit']['record']>[0][] = []
    const own: Repositories = { ...r, audit: { record: (entry) => trail.push(entry) } }
    try {
      const record = await r.attempt(() => write(own, operation))
      for (const entry of trail) r.audit.record(entry)
      const status = operation.kind === 'change' ? 'changed' : 'deleted'
      return { index, status, id: record.id, version: record.version }
    } catch (error) {
      if (!(error instanceof AppError) || error.retryable) throw error
      return { index, status: 'failed', id: operation.id, errors: errorsOf(error) }
    }
  }

  function write(
    own: Repositories,
    operation: Exclude<Operation, { kind: 'create' }>,
  ): Promise<EntityRecord> {
    const { kind, id } = operation
    return kind === 'change'
      ? changeRecord(deps, own, context, entity, id, operation.input)
      : deleteRecord(deps, own, context, entity, id, operation.version)
  }
}

/** The broken rules, or else what the error says of the record as a whole. */
export function errorsOf(error: AppError): readonly FieldError[] {
  return error.fields.length > 0 ? error.fields : [{ field: 'record', rule: error.message }]
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
