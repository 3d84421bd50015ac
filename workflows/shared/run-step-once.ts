import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from './events.ts'
import { reasonOf } from './saga-failure.ts'
import type { SagaHold, SagaStatus } from './saga-log.ts'

/** Unwinds the body of a saga that is over, or another run's by now. */
export class SagaOver extends Error {
  readonly status: SagaStatus
  constructor(status: SagaStatus) {
    super(`The saga is ${status}`)
    this.status = status
  }
}

/** What a step gave, now or before; or how the saga stands, when it is not this run's any more. */
export type Taken = { output: unknown } | { over: SagaStatus }

interface Work {
  call?: () => Promise<unknown>
  do: (r: Repositories, called: never) => Promise<unknown>
  keep: boolean
}

/**
 * Does a step of a saga: its change and its record are one transaction, in which the saga's row is locked
 * first, so that neither its undo nor a twin of it is under way. A failed try is noted for the operator.
 */
export function createStepOnce({
  deps,
  context,
  sagaId,
  attempt,
  runId,
}: { deps: Deps; context: EventContext; sagaId: string } & SagaHold) {
  /** Null when the step is to be done now. */
  const before = async (r: Repositories, name: string): Promise<Taken | null> => {
    const state = await r.sagas.lock(sagaId)
    const isMine = state?.attempt === attempt && state.runId === runId
    if (!isMine) return { over: state?.status ?? 'compensated' }
    const known = await r.sagas.findStep(sagaId, attempt, name)
    if (known?.done && !known.undone) return { output: known.output }
    return state.status === 'running' ? null : { over: state.status }
  }

  const take = async (name: string, { call, do: change, keep }: Work): Promise<Taken> => {
    const known = call && (await deps.inTenant(context, (r) => before(r, name)))
    if (known) return known
    const called = await call?.()
    return deps.inTenant(context, async (r) => {
      const twin = await before(r, name)
      if (twin) return twin
      const output = await change(r, called as never)
      await r.sagas.recordStep(sagaId, attempt, name, output, { keep })
      return { output }
    })
  }

  const noteFailure = async (name: string, error: unknown): Promise<void> => {
    try {
      const reason = reasonOf(error)
      await deps.inTenant(context, (r) => r.sagas.recordFailure(sagaId, attempt, name, reason))
    } catch (second) {
      deps.logger.warn({ err: second, sagaId, step: name }, 'a failed try was not noted')
    }
  }

  return async (name: string, work: Work): Promise<Taken> => {
    try {
      return await take(name, work)
    } catch (error) {
      await noteFailure(name, error)
      throw error
    }
  }
}
