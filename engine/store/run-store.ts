import type { SqlDatabase } from '../../db/drivers/sql.ts'
import type { Job, Run, Step } from '../types.ts'
import { jobFromRow, runFromRow, stepFromRow } from './rows.ts'
import type { Tables } from './tables.ts'

/** The runs that are alive, with the busy ones in memory. */
export interface RunStore {
  /** The run, from memory or from its tables; undefined when there is none or it has ended. */
  load(id: string): Promise<Run | undefined>
  /** The run, if it is in memory. */
  peek(id: string): Run | undefined
  add(run: Run): void
  /** Keeps the run in memory until it is released as often as it was held. */
  hold(id: string): void
  release(id: string): void
  /** Ended, or in doubt after a failed write: memory must not answer for it. */
  forget(id: string): void
  size(): number
}

interface Entry {
  readonly run: Run
  holds: number
}

/**
 * @param deps.capacity how many runs that nothing is being done to stay in memory
 */
export function createRunStore(deps: { database: SqlDatabase; capacity: number }): RunStore {
  const entries = new Map<string, Entry>()
  let wanted: Map<string, PromiseWithResolvers<Run | undefined>> | null = null

  async function loadWanted(): Promise<void> {
    await Promise.resolve()
    const batch = wanted ?? new Map<string, PromiseWithResolvers<Run | undefined>>()
    wanted = null
    try {
      for (const run of await readRuns(deps.database, [...batch.keys()])) {
        if (!entries.has(run.id)) entries.set(run.id, { run, holds: 0 })
      }
      for (const [id, { resolve }] of batch) resolve(entries.get(id)?.run)
    } catch (error) {
      for (const { reject } of batch.values()) reject(error)
    }
    evict()
  }

  function evict(): void {
    if (entries.size <= deps.capacity) return
    for (const [id, { holds }] of entries) {
      if (holds === 0) entries.delete(id)
      if (entries.size <= deps.capacity) return
    }
  }

  return {
    load: async (id) => {
      const entry = entries.get(id)
      if (entry) return entry.run
      if (!wanted) {
        wanted = new Map()
        void loadWanted()
      }
      const pending = wanted.get(id) ?? Promise.withResolvers<Run | undefined>()
      wanted.set(id, pending)
      return pending.promise
    },
    peek: (id) => entries.get(id)?.run,
    add: (run) => {
      entries.set(run.id, { run, holds: 0 })
    },
    hold: (id) => {
      const entry = entries.get(id)
      if (entry) entry.holds++
    },
    release: (id) => {
      const entry = entries.get(id)
      if (!entry) return
      entry.holds--
      // The least recently used run is the first in the map.
      entries.delete(id)
      entries.set(id, entry)
      evict()
    },
    forget: (id) => {
      entries.delete(id)
    },
    size: () => entries.size,
  }
}

async function readRuns(database: SqlDatabase, ids: readonly string[]): Promise<Run[]> {
  const rows = await database.query<Tables['runs']>(
    'select * from engine.runs where id = any($1::text[]) and ended_at is null',
    [ids],
  )
  if (rows.length === 0) return []
  const alive = rows.map((row) => row.id)
  const events = await database.query<{ id: string; payload: string }>(
    'select id, payload from engine.events where id = any($1::text[])',
    [[...new Set(rows.flatMap((row) => row.event_ids))]],
  )
  const steps = await database.query<Tables['steps']>(
    'select * from engine.steps where run_id = any($1::text[]) order by position',
    [alive],
  )
  const jobs = await database.query<Tables['jobs']>(
    'select * from engine.jobs where run_id = any($1::text[])',
    [alive],
  )
  const payloads = new Map(events.map((event) => [event.id, event.payload]))
  const stepsOf = new Map<string, Step[]>(
    Map.groupBy(steps, (row) => row.run_id)
      .entries()
      .map(([runId, rows]) => [runId, rows.map(stepFromRow)]),
  )
  const jobsOf = new Map<string, Job[]>(
    Map.groupBy(jobs, (row) => row.run_id ?? '')
      .entries()
      .map(([runId, rows]) => [runId, rows.map(jobFromRow)]),
  )
  return rows.map((row) =>
    runFromRow(
      row,
      row.event_ids.map((id) => payloads.get(id) ?? '{}'),
      stepsOf.get(row.id) ?? [],
      jobsOf.get(row.id) ?? [],
    ),
  )
}
