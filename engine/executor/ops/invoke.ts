import { parseDeadline } from '../../duration.ts'
import { resolveSessions, SessionError } from '../../events/sessions.ts'
import type { RunContext } from '../context.ts'
import { emit } from '../emit.ts'
import { addJob, timeoutJobId } from '../jobs.ts'
import { OpError } from '../op-error.ts'
import type { Op } from '../op.ts'
import { displayNameOf } from '../op.ts'
import { beginStep } from '../steps.ts'
import { stableUuid } from '../../ids.ts'

const year = 365 * 86_400_000

/** Another function is run with a payload of its own; this run goes on with what it returns. */
export function invoke(context: RunContext, op: Op, pending: boolean): void {
  const { run, now } = context
  const functionId = op.opts?.['function_id']
  const timeout = op.opts?.['timeout']
  if (typeof functionId !== 'string') throw new OpError('Error', 'invoke without a function id')
  const expiresAt = typeof timeout === 'string' ? parseDeadline(timeout, now) : now + year
  if (expiresAt === null) throw new OpError('InvalidTimeout', `"${String(timeout)}" is no time-out`)
  if (!beginStep(context, op, 'waiting', pending)) return
  addJob(context, {
    kind: 'wait-timeout',
    stepId: op.id,
    dueAt: expiresAt,
    id: timeoutJobId(run.id, op.id),
  })
  const payload = recordOf(op.opts?.['payload'])
  const meta = sessionsOf(payload['meta'])
  emit(context, {
    name: 'inngest/function.invoked',
    data: {
      ...recordOf(payload['data']),
      _inngest: {
        source_app_id: stableUuid(run.appName),
        source_fn_id: stableUuid(run.functionId),
        source_fn_v: 1,
        fn_id: functionId,
        correlation_id: `${run.id}.${op.id}`,
        expire: expiresAt,
        gid: stableUuid(`${run.id}.${op.id}`),
        name: displayNameOf(op),
      },
    },
    user: recordOf(payload['user']),
    ts: now,
    ...(typeof payload['v'] === 'string' ? { v: payload['v'] } : {}),
    ...(meta === undefined ? {} : { meta }),
  })
}

function sessionsOf(meta: unknown): Record<string, unknown> | undefined {
  try {
    return resolveSessions(meta)
  } catch (error) {
    if (error instanceof SessionError) throw new OpError('InvalidSessions', error.message)
    throw error
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}
