import type { Context } from 'hono'
import type { CsvColumn } from '../../../workflows/csv/columns-of.ts'
import { inputOf } from '../../../workflows/csv/input-of.ts'
import type { Deps, Repositories } from '../../../workflows/deps.ts'
import { makeFields } from '../../../workflows/csv/make-fields.ts'
import type { NewField } from '../../../workflows/csv/plan-columns.ts'
import { createRecords } from '../../../workflows/registry/create-records.ts'
import type { AnyEntity } from '../../../workflows/registry/entity.ts'
import { hasEncrypted } from '../../../workflows/registry/has-encrypted.ts'
import type { EventContext } from '../../../workflows/shared/events.ts'
import type { ApiEnv } from '../authenticate.ts'
import { keyedRequest } from '../keyed-request.ts'
import { contextOf, inOneTransaction } from '../write.ts'
import type { CsvRow } from './csv-rows.ts'
import type { ChunkReport, RowFailure } from './import-report.ts'

interface Chunk {
  columns: readonly CsvColumn[]
  chunk: readonly CsvRow[]
  /** Counts the chunks of the import from 0. */
  part: number
  dryRun: boolean
  /** Custom fields that are not made yet: a dry run makes them, and takes them back. */
  newFields?: readonly NewField[]
}

/**
 * Imports at most 100 rows in one transaction. Under an `Idempotency-Key` a repeat of the import gets the
 * report of the chunks that are done, and does the others.
 */
export async function importChunk(
  deps: Deps,
  c: Context<ApiEnv>,
  entity: AnyEntity,
  { columns, chunk, part, dryRun, newFields = [] }: Chunk,
): Promise<ChunkReport> {
  const read = chunk.map(({ line, cells }) => ({ line, ...inputOf(columns, cells) }))
  const bad = read.flatMap((row) =>
    'errors' in row ? [{ row: row.line, errors: row.errors }] : [],
  )
  const good = read.flatMap((row) => ('input' in row ? [row] : []))

  const make = async (r: Repositories, context: EventContext): Promise<ChunkReport> => {
    const inputs = good.map(({ input }) => input)
    const reports = inputs.length > 0 ? await createRecords(deps, r, context, entity, inputs) : []
    const failed: RowFailure[] = reports.flatMap(({ index, errors }) =>
      errors ? [{ row: good[index]?.line ?? 0, errors }] : [],
    )
    const failures = [...bad, ...failed].toSorted((a, b) => a.row - b.row)
    return { created: reports.length - failed.length, failures }
  }

  if (dryRun) {
    // What is taken back must not stay in the cache.
    if (newFields.length > 0) deps = { ...deps, cache: NO_CACHE }
    return rolledBack((end) =>
      deps.inTenant(contextOf(c), async (r) => {
        await makeFields(deps, r, contextOf(c), newFields)
        return end(await make(r, contextOf(c)))
      }),
    )
  }
  const header = columns.map(({ name }) => name)
  const content = JSON.stringify([header, ...chunk.map(({ cells }) => cells)])
  const request = keyedRequest(c, part, content)
  const { answer } = await inOneTransaction(deps, c, request, async (r, context) => ({
    status: 200,
    body: await make(r, context),
    sealed: hasEncrypted(entity),
  }))
  return JSON.parse(answer.body ?? '') as ChunkReport
}

const NO_CACHE: Deps['cache'] = { get: (_scope, _kind, _key, load) => load(), invalidate: () => {} }

/** What the work came to, when it ended by being undone. */
async function rolledBack<T>(run: (end: (outcome: T) => never) => Promise<unknown>): Promise<T> {
  class Outcome extends Error {
    readonly of: T
    constructor(of: T) {
      super('undone')
      this.of = of
    }
  }
  try {
    await run((outcome) => {
      throw new Outcome(outcome)
    })
  } catch (error) {
    if (error instanceof Outcome) return error.of
    throw error
  }
  throw new Error('The work did not end')
}
