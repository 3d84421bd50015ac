import type { SqlDatabase } from '../../db/drivers/sql.ts'
import type { FunctionConfig } from '../registry/function-config.ts'
import { registeredFunction } from '../registry/registered-function.ts'
import type { Registry } from '../registry/registry.ts'
import type { EventPayload, Job } from '../types.ts'
import { jobFromRow } from './rows.ts'
import type { Tables } from './tables.ts'

/** The registered apps and functions, as they were. */
export async function loadRegistry(database: SqlDatabase, registry: Registry): Promise<void> {
  const apps = await database.query<Tables['apps']>('select * from engine.apps')
  const functions = await database.query<Tables['functions']>(
    'select * from engine.functions order by position',
  )
  for (const app of apps) {
    registry.set(
      {
        name: app.name,
        url: app.url,
        sdk: app.sdk,
        framework: app.framework,
        checksum: app.checksum,
        syncedAt: Number(app.synced_at),
      },
      functions
        .filter((fn) => fn.app === app.name)
        .map((fn) => registeredFunction(app.name, JSON.parse(fn.config) as FunctionConfig)),
    )
  }
}

/**
 * Makes every call that the engine before may have begun a stale one. Requests of gateway steps that
 * it had under way are lost: those steps fail, because asking again may cost again.
 */
export async function supersedeCalls(database: SqlDatabase, now: number): Promise<void> {
  await database.query(
    `update engine.jobs set generation = generation + 1 where kind in ('start', 'call') and due_at <= $1`,
    [now],
  )
  await database.query(
    `update engine.jobs j set due_at = least(due_at, $1) from engine.steps s
     where j.kind = 'wait-timeout' and s.run_id = j.run_id and s.id = j.step_id
       and s.op in ('Gateway', 'AIGateway') and s.status = 'waiting'`,
    [now],
  )
}

/** Up to `limit` jobs that are due after `after`, the earliest first, none torn from its equals. */
export async function loadJobs(
  database: SqlDatabase,
  after: number,
  limit: number,
): Promise<Job[]> {
  const rows = await database.query<Tables['jobs']>(
    `select * from engine.jobs where due_at > $1 and due_at <= coalesce(
       (select due_at from engine.jobs where due_at > $1 order by due_at offset $2 limit 1),
       9223372036854775807) order by due_at, id`,
    [after, limit - 1],
  )
  return rows.map(jobFromRow)
}

/** Events that were stored but not matched yet. */
export async function loadPendingEvents(
  database: SqlDatabase,
): Promise<{ id: string; payload: EventPayload }[]> {
  const rows = await database.query<Pick<Tables['events'], 'id' | 'payload'>>(
    'select id, payload from engine.events where pending order by id',
  )
  return rows.map((row) => ({ id: row.id, payload: JSON.parse(row.payload) as EventPayload }))
}

/** The names of the events that somebody waits for. */
export async function loadExpectedNames(database: SqlDatabase): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `select distinct name from engine.waits where kind <> 'signal'`,
  )
  return rows.map((row) => row.name)
}

/** What each throttle has let through. */
export async function loadThrottles(database: SqlDatabase): Promise<Map<string, number>> {
  const rows = await database.query<{ key: string; tat: number }>(
    `select key, tat from engine.limits where key like 'throttle:%'`,
  )
  return new Map(rows.map((row) => [row.key, row.tat]))
}
