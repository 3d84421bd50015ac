import { withInngestErrors } from './durable.ts'
import type { SagaLog } from './saga-log.ts'
import type { TenantScope } from './scope.ts'

/** The part of Inngest's step tools that a saga needs. */
export interface StepRunner {
  run(id: string, work: () => Promise<unknown>): Promise<unknown>
}

export interface SagaOptions<R extends { sagas: SagaLog }> {
  id: string
  name: string
  /** The record that it is about. */
  subject: string
  runId: string
  scope: TenantScope
  step: StepRunner
  inTenant: <T>(scope: TenantScope, work: (repositories: R) => Promise<T>) => Promise<T>
}

export interface SagaStep<R, Called, Output> {
  /**
   * Slow work and work outside the database; `do` gets its result. It may run again after a crash,
   * so it is idempotent or harmless to repeat. Once the step is committed it never runs again.
   */
  call?: () => Promise<Called>
  /** The change, in the transaction that also records the step: it happens exactly once. */
  do: (repositories: R, called: Called) => Promise<Output>
  /**
   * Takes the change back; tolerates "never happened" and "already undone". Where there is nothing
   * to take back, the reason why.
   */
  undo: ((repositories: R) => Promise<void>) | { none: string }
}

export type RunStep<R> = <Output, Called = undefined>(
  name: string,
  step: SagaStep<R, Called, Output>,
) => Promise<Output>

/**
 * Runs `body`; when a step has used up its retries, undoes the committed steps in reverse order, each
 * as a durable step of its own, and rethrows. A failed undo ends the saga as `compensation_failed`.
 */
export async function runSaga<R extends { sagas: SagaLog }, T>(
  options: SagaOptions<R>,
  body: (run: RunStep<R>) => Promise<T>,
): Promise<T> {
  const { id, scope, step, inTenant } = options
  const undos: { name: string; undo: (repositories: R) => Promise<void> }[] = []

  const run: RunStep<R> = async (name, { call, do: change, undo }) => {
    if (typeof undo === 'function') undos.push({ name, undo })
    const output = await step.run(name, () =>
      withInngestErrors(async () => {
        const before = await inTenant(scope, (r) => r.sagas.findStep(id, name))
        if (before) return before.output
        const called = await call?.()
        return inTenant(scope, async (r) => {
          await r.sagas.start(options)
          const twin = await r.sagas.findStep(id, name)
          if (twin) return twin.output
          const result = await change(r, called as never)
          await r.sagas.recordStep(id, name, result)
          return result
        })
      }),
    )
    return output as never
  }

  const setStatus = (status: Parameters<SagaLog['setStatus']>[1], reason?: string) =>
    step.run(`saga ${status}`, () =>
      inTenant(scope, async (r) => {
        await r.sagas.start(options)
        await r.sagas.setStatus(id, status, reason)
      }),
    )

  let result: T
  try {
    result = await body(run)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    await setStatus('compensating', reason)
    try {
      for (const { name, undo } of undos.toReversed()) {
        await step.run(`undo ${name}`, () =>
          withInngestErrors(() =>
            inTenant(scope, async (r) => {
              if (await r.sagas.isUndone(id, name)) return
              await undo(r)
              await r.sagas.recordUndo(id, name, reason)
            }),
          ),
        )
      }
    } catch (undoError) {
      await setStatus(
        'compensation_failed',
        undoError instanceof Error ? undoError.message : reason,
      )
      throw undoError
    }
    await setStatus('compensated', reason)
    throw error
  }
  await setStatus('completed')
  return result
}
