import type { SqlDatabase } from '../../db/drivers/sql.ts'
import type { Tables } from '../store/tables.ts'
import type { Wait } from '../types.ts'

/** Which rows the decisions about some events depend on. */
export interface Needs {
  readonly limits: Set<string>
  readonly debounces: Set<string>
  readonly batches: Set<string>
  readonly singletons: Set<string>
  readonly eventNames: Set<string>
  readonly events: Set<string>
}

/** Those rows, kept up to date while one event after another is decided upon. */
export interface AdmissionView {
  readonly limits: Map<string, number>
  readonly debounces: Map<string, Tables['debounces']>
  readonly batches: Map<string, Tables['batches']>
  /** The id of the run that is alive under each key. */
  readonly singletons: Map<string, string>
  /** By event name; each with the event that started its run, as JSON. */
  readonly waits: Map<string, WaitWithEvent[]>
  /** JSON, by internal id. */
  readonly payloads: Map<string, string>
}

export interface WaitWithEvent extends Wait {
  readonly event: string
}

export function noNeeds(): Needs {
  return {
    limits: new Set(),
    debounces: new Set(),
    batches: new Set(),
    singletons: new Set(),
    eventNames: new Set(),
    events: new Set(),
  }
}

/** Reads what is needed, one query per kind and none for what is not. */
export async function readView(database: SqlDatabase, needs: Needs): Promise<AdmissionView> {
  const read = async <R extends object>(keys: ReadonlySet<string>, text: string): Promise<R[]> =>
    keys.size === 0 ? [] : database.query<R>(text, [[...keys]])
  const limits = await read<Tables['limits']>(
    needs.limits,
    'select key, tat from engine.limits where key = any($1::text[])',
  )
  const debounces = await read<Tables['debounces']>(
    needs.debounces,
    'select * from engine.debounces where key = any($1::text[])',
  )
  const batches = await read<Tables['batches']>(
    needs.batches,
    'select * from engine.batches where key = any($1::text[])',
  )
  const singletons = await read<Pick<Tables['runs'], 'id' | 'singleton_key'>>(
    needs.singletons,
    'select id, singleton_key from engine.runs where singleton_key = any($1::text[]) and ended_at is null',
  )
  const waits = await read<Tables['waits'] & { payload: string }>(
    needs.eventNames,
    `select w.*, e.payload from engine.waits w join engine.runs r on r.id = w.run_id
     join engine.events e on e.id = r.event_ids[1]
     where w.name = any($1::text[]) and w.kind <> 'signal' order by w.id`,
  )
  const wanted = new Set([
    ...needs.events,
    ...batches.flatMap((batch) => batch.event_ids),
    ...debounces.map((debounce) => debounce.event_id),
  ])
  const events = await read<Pick<Tables['events'], 'id' | 'payload'>>(
    wanted,
    'select id, payload from engine.events where id = any($1::text[])',
  )
  return {
    limits: new Map(limits.map((row) => [row.key, row.tat])),
    debounces: new Map(debounces.map((row) => [row.key, row])),
    batches: new Map(batches.map((row) => [row.key, row])),
    singletons: new Map(singletons.map((row) => [row.singleton_key ?? '', row.id])),
    waits: Map.groupBy(waits.map(waitOf), (wait) => wait.name),
    payloads: new Map(events.map((row) => [row.id, row.payload])),
  }
}

function waitOf(row: Tables['waits'] & { payload: string }): WaitWithEvent {
  return {
    id: row.id,
    runId: row.run_id,
    stepId: row.step_id,
    kind: row.kind,
    name: row.name,
    expression: row.expression,
    expiresAt: row.expires_at === null ? null : Number(row.expires_at),
    event: row.payload,
  }
}
