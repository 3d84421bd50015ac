import type { EventContext } from './events.ts'
import type { Deps } from '../deps.ts'
import { beginSaga } from './begin-saga.ts'
import { compensate, type SagaUndo } from './compensate.ts'
import { completeSaga } from './complete-saga.ts'
import { withInngestErrors } from './durable.ts'
import { runPatiently } from './run-patiently.ts'
import { createStepOnce, SagaOver } from './run-step-once.ts'
import { failureOf } from './saga-failure.ts'
import type { RunStep, SagaDefinition, SagaStep, SagaTools } from './saga.ts'
import type { SagaState, SagaStatus } from './saga-log.ts'
import type { StepTools } from './step-tools.ts'

export interface RunSaga<Input extends Record<string, unknown>, Result> {
  definition: SagaDefinition<Input, Result>
  deps: Deps
  context: EventContext
  input: Input
  runId: string
  step: StepTools
}

/** `result` is there when this run brought the saga to its end. */
export interface SagaOutcome<Result> {
  sagaId: string
  status: SagaStatus
  result: Result | null
}

/**
 * Runs a saga, or goes on with it. When a step has used up its retries, undoes the committed steps in
 * reverse order, each as a durable step of its own, and rethrows. A failed undo ends the saga as
 * `compensation_failed`. A saga that is over, or another run's, is left alone.
 */
export async function runSaga<Input extends Record<string, unknown>, Result>(
  options: RunSaga<Input, Result>,
): Promise<SagaOutcome<Result>> {
  const { definition, deps, context, input, runId, step } = options
  const sagaId = definition.idOf(input)
  const undos: SagaUndo[] = []
  let current = 'begin'
  let isFinished = false

  const begun = (await step.run('begin', () =>
    withInngestErrors(() =>
      deps.inTenant(context, (r) => beginSaga(r, context, definition, input, runId)),
    ),
  )) as SagaState
  const { status, attempt } = begun
  if (status !== 'running' || begun.runId !== runId) return { sagaId, status, result: null }
  const once = createStepOnce({ deps, context, sagaId, attempt, runId })
  const complete = completeSaga({ definition, context, input, sagaId, attempt, runId })

  const run: RunStep = async (name, { undo, ...work }) => {
    current = name
    if (typeof undo === 'function') undos.push({ name, undo: undo as SagaUndo['undo'] })
    const keep = typeof undo === 'object' && undo.keep === true
    const taken = await runPatiently(step, name, () => once(name, { ...work, keep }))
    return outputOf(taken as Awaited<ReturnType<typeof once>>) as never
  }
  const tools: SagaTools<Input> = {
    deps,
    context,
    sagaId,
    input,
    run,
    finish: async <Output, Called>(
      name: string,
      { call, do: change }: Pick<SagaStep<Called, Output>, 'call' | 'do'>,
    ) => {
      const output = await run<Output, Called>(name, {
        ...(call ? { call } : {}),
        do: async (r, called) => {
          const output = await change(r, called)
          await complete(r)
          return output
        },
        undo: { none: 'the saga is over with it' },
      })
      isFinished = true
      return output
    },
    tell: async (name, work) => {
      try {
        await runPatiently(step, name, async () => void (await work()))
      } catch (error) {
        deps.logger.error({ err: error, sagaId }, `a saga could not ${name}`)
      }
    },
    wait: async (name, wait) => {
      await step.waitForEvent(name, wait)
    },
  }

  let result: Result
  try {
    result = await definition.body(tools)
  } catch (error) {
    if (error instanceof SagaOver) return { sagaId, status: error.status, result: null }
    const failure = { sagaId, attempt, ...failureOf(error) }
    const { status, isMine } = await giveUp(options, begun, failure, current)
    if (!isMine) return { sagaId, status, result: null }
    await compensate({ ...options, sagaId, attempt, failure }, undos)
    throw error
  }
  if (!isFinished) {
    await step.run('end', () => withInngestErrors(() => deps.inTenant(context, complete)))
  }
  return { sagaId, status: 'completed', result }
}

function outputOf(taken: { output: unknown } | { over: SagaStatus }): unknown {
  if ('over' in taken) throw new SagaOver(taken.over)
  return taken.output
}

/** @returns whether it is this run's to undo */
async function giveUp<Input extends Record<string, unknown>, Result>(
  { definition, deps, context, input, step }: RunSaga<Input, Result>,
  begun: SagaState,
  why: { reason: string; code: string },
  failedStep: string,
): Promise<{ status: SagaStatus; isMine: boolean }> {
  const sagaId = definition.idOf(input)
  const { reason, code } = why
  const left = await step.run('give up', () =>
    withInngestErrors(() =>
      deps.inTenant(context, async (r) => {
        const change = { status: 'compensating', reason, code, failedStep } as const
        if (await r.sagas.move(sagaId, begun, change)) {
          return { status: 'compensating', isMine: true }
        }
        const state = await r.sagas.lock(sagaId)
        const isMine = state?.runId === begun.runId && state.attempt === begun.attempt
        // Its own earlier try may have committed.
        return { status: state?.status, isMine: isMine && state.status === 'compensating' }
      }),
    ),
  )
  return left as { status: SagaStatus; isMine: boolean }
}
