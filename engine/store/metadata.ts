import { z } from 'zod'
import type { SqlDatabase } from '../../db/drivers/sql.ts'

/** One update of what is noted about a run or a step: scores, token counts. */
export const metadataUpdateSchema = z.object({
  kind: z.string().min(1).max(200),
  scope: z.string().optional(),
  op: z.enum(['merge', 'set', 'delete', 'add']).default('merge'),
  values: z.record(z.string(), z.unknown()).default({}),
})

export type MetadataUpdate = z.infer<typeof metadataUpdateSchema>

/** A row of the table `engine.metadata`. */
export interface MetadataRow {
  readonly run_id: string
  /** The step's hashed id; empty for what is noted about the run itself. */
  readonly step_id: string
  readonly scope: string
  readonly kind: string
  /** A JSON object. */
  readonly value: string
  readonly updated_at: number
}

/** What is noted about runs beside their results. Lost notes harm no run. */
export interface MetadataStore {
  /**
   * @param stepId the hashed id of a step, or '' for the run itself
   * @returns false when it would be more than 64 KB in one entry or 100 entries
   */
  update(runId: string, stepId: string, updates: readonly MetadataUpdate[]): Promise<boolean>
  of(runId: string): Promise<MetadataRow[]>
}

const largestEntry = 64 * 1024
const mostEntries = 100

/** @param deps.now milliseconds */
export function createMetadataStore(deps: {
  database: SqlDatabase
  now: () => number
}): MetadataStore {
  const { database } = deps
  let last: Promise<unknown> = Promise.resolve()

  const of = (runId: string) =>
    database.query<MetadataRow>('select * from engine.metadata where run_id = $1 order by kind', [
      runId,
    ])

  async function apply(
    runId: string,
    stepId: string,
    updates: readonly MetadataUpdate[],
  ): Promise<boolean> {
    const rows = await of(runId)
    const entries = new Map(
      rows.filter((row) => row.step_id === stepId).map((row) => [row.kind, row.value]),
    )
    for (const update of updates) {
      const before = JSON.parse(entries.get(update.kind) ?? '{}') as Record<string, unknown>
      entries.set(update.kind, JSON.stringify(updated(before, update)))
    }
    const others = rows.filter((row) => row.step_id !== stepId).length
    if (others + entries.size > mostEntries) return false
    if ([...entries.values()].some((value) => value.length > largestEntry)) return false
    for (const { kind } of updates) {
      await database.query(
        `insert into engine.metadata (run_id, step_id, scope, kind, value, updated_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (run_id, step_id, kind) do update
           set value = excluded.value, updated_at = excluded.updated_at`,
        [runId, stepId, stepId === '' ? 'run' : 'step', kind, entries.get(kind), deps.now()],
      )
    }
    return true
  }

  return {
    of,
    update: (runId, stepId, updates) => {
      const done = last.then(() => apply(runId, stepId, updates))
      last = done.catch(() => undefined)
      return done
    },
  }
}

function updated(
  before: Record<string, unknown>,
  { op, values }: MetadataUpdate,
): Record<string, unknown> {
  if (op === 'set') return values
  if (op === 'merge') return { ...before, ...values }
  const entries = new Map(Object.entries(before))
  for (const [name, value] of Object.entries(values)) {
    const old = entries.get(name)
    if (op === 'delete') entries.delete(name)
    else
      entries.set(name, typeof old === 'number' && typeof value === 'number' ? old + value : value)
  }
  return Object.fromEntries(entries)
}
