import { concurrencyLimits } from '../flow-control/concurrency.ts'
import { flowKey } from '../flow-control/flow-key.ts'
import { priorityOffset } from '../flow-control/priority.ts'
import { throttleRule } from '../flow-control/throttle.ts'
import type { Tools } from '../executor/context.ts'
import { correlationIdOf } from '../executor/end-run.ts'
import { addJob } from '../executor/jobs.ts'
import { parseDeadline } from '../duration.ts'
import type { RegisteredFunction } from '../registry/registered-function.ts'
import type { Change } from '../store/change.ts'
import { runRow, waitRow } from '../store/rows.ts'
import type { EventPayload, Run } from '../types.ts'

const longestCancellation = 365 * 86_400_000

/** A new run of `fn` for these events, queued to start now, or at its event's time. */
export function createRun(
  { change, tools, now }: { change: Change; tools: Tools; now: number },
  fn: RegisteredFunction,
  events: readonly { id: string; json: string; payload: EventPayload }[],
  origin: { batchId: string | null; cron: string | null; singletonKey: string | null },
): Run {
  const { config } = fn
  const first = events[0]?.payload
  const valueOf = (expression: string) => tools.expressions.evaluate(expression, { event: first })
  const throttle = throttleRule(config)
  const priority = config.priority?.run
  // An event may ask for a later time; a batch starts when it is full.
  const startAt = origin.batchId === null ? Math.max(now, first?.ts ?? now) : now
  const run: Run = {
    id: tools.ids.ulid(now),
    functionId: fn.id,
    appName: fn.appName,
    status: 'Queued',
    eventIds: events.map((event) => event.id),
    events: events.map((event) => event.json),
    batchId: origin.batchId,
    cron: origin.cron,
    queuedAt: now,
    startedAt: null,
    endedAt: null,
    output: null,
    score: startAt - (priority === undefined ? 0 : priorityOffset(valueOf(priority))),
    concurrency: concurrencyLimits(config, valueOf),
    throttleKey: throttle
      ? flowKey('throttle', fn.id, throttle.key === null ? null : valueOf(throttle.key))
      : null,
    singletonKey: origin.singletonKey,
    parent: parentOf(first),
    forcePlan: false,
    requestVersion: -1,
    steps: new Map(),
    jobs: new Map(),
    stateSize: 0,
  }
  const context = { run, change, now, tools }
  change.put('runs', runRow(run))
  addJob(context, { kind: 'start', dueAt: startAt })
  const start = config.timeouts?.start
  if (start !== undefined) addJob(context, { kind: 'start-timeout', dueAt: startAt + start })
  for (const [i, cancel] of (config.cancel ?? []).entries()) {
    const expiresAt = cancel.timeout
      ? parseDeadline(cancel.timeout, now)
      : now + longestCancellation
    change.put(
      'waits',
      waitRow({
        id: `${run.id}.cancel.${i}`,
        runId: run.id,
        stepId: null,
        kind: 'cancel',
        name: cancel.event,
        expression: cancel.if ?? null,
        expiresAt,
      }),
    )
    tools.expectEvent(cancel.event)
  }
  return run
}

function parentOf(event: EventPayload | undefined): Run['parent'] {
  const correlationId = event ? correlationIdOf(event) : null
  const [runId, stepId] = correlationId?.split('.') ?? []
  return runId && stepId ? { runId, stepId } : null
}
