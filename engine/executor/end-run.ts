import { runRow } from '../store/rows.ts'
import type { EventPayload } from '../types.ts'
import type { RunContext } from './context.ts'
import { emit } from './emit.ts'
import { startDeferred } from './ops/defer.ts'
import { wireError } from './wire-error.ts'

/** How a run ended. `reason` is the engine's own word for a failure. */
export type Ending =
  | { readonly status: 'Completed'; readonly output: unknown }
  | { readonly status: 'Failed'; readonly error: unknown; readonly reason: string }
  | { readonly status: 'Cancelled'; readonly reason: string }

const lifecycle = {
  Completed: [],
  Failed: ['inngest/function.failed'],
  Cancelled: ['inngest/function.cancelled'],
} as const

/**
 * Ends a run: its result is kept, its jobs and waits go, and the events that tell of it are sent to
 * whoever listens. A run ends once; later endings are ignored.
 */
export function endRun(context: RunContext, ending: Ending): void {
  const { run, change, tools, now } = context
  if (run.endedAt !== null) return
  run.status = ending.status
  run.startedAt ??= now
  run.endedAt = now
  const result = ending.status === 'Completed' ? ending.output : resultOf(ending)
  run.output = JSON.stringify(
    ending.status === 'Completed' ? { data: result ?? null } : { error: wireError(result) },
  )
  for (const id of run.jobs.keys()) change.afterwards(() => tools.unschedule(id))
  run.jobs.clear()
  change.endRun(run.id)
  change.put('runs', runRow(run))
  change.afterwards(() => tools.ended(run))
  tellOf(context, ending)
  startDeferred(context)
}

function resultOf(ending: Exclude<Ending, { status: 'Completed' }>): unknown {
  return ending.status === 'Failed'
    ? ending.error
    : { name: 'Error', message: `function cancelled: ${ending.reason}` }
}

function tellOf(context: RunContext, ending: Ending): void {
  const { run, tools, now } = context
  const events = run.events.map((text) => JSON.parse(text) as EventPayload)
  for (const [i, event] of events.entries()) {
    if (event.name === 'inngest/function.failed' || event.name === 'inngest/function.finished')
      continue
    const correlationId = correlationIdOf(event)
    if (i > 0 && correlationId === null) continue
    const data = {
      function_id: run.functionId,
      run_id: run.id,
      event,
      events: events.map(withoutEmptyUser),
      ...outcome(ending),
      ...(correlationId === null ? {} : { correlation_id: correlationId }),
      _inngest: { status: ending.status },
    }
    const names = ['inngest/function.finished', ...lifecycle[ending.status]]
    for (const name of names) {
      const wanted =
        (name.endsWith('finished') && correlationId !== null) ||
        tools.isExpected(name) ||
        tools.registry.triggersOf(name).length > 0
      // One id per run keeps the failure handler from starting twice.
      const id = name.endsWith('finished') ? {} : { id: run.id }
      if (wanted) emit(context, { ...id, name, data, user: {}, ts: now })
    }
  }
}

function outcome(ending: Ending): Record<string, unknown> {
  if (ending.status === 'Completed') return { result: ending.output ?? null }
  const result = resultOf(ending)
  return { error: { error: ending.reason, ...wireError(result) }, result }
}

/** Which step of which run invoked, from the event that started the run. */
export function correlationIdOf(event: EventPayload): string | null {
  const meta = event.data['_inngest']
  if (event.name !== 'inngest/function.invoked' || typeof meta !== 'object' || meta === null) {
    return null
  }
  const id = 'correlation_id' in meta ? meta.correlation_id : null
  return typeof id === 'string' && id !== '' ? id : null
}

function withoutEmptyUser(event: EventPayload): Partial<EventPayload> {
  const { user, ...rest } = event
  return Object.keys(user ?? {}).length > 0 ? event : rest
}
