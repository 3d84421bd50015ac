import type { EventContext } from './events.ts'
import type { Deps, Repositories } from '../deps.ts'
import { compensate, type SagaUndo } from './compensate.ts'
import { withInngestErrors } from './durable.ts'
import { failureOf, reasonOf } from './saga-failure.ts'
import type { RunStep, SagaDefinition, SagaTools } from './saga.ts'
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

/** `result` is there when this run brought the saga to its end, or saw all of it. */
export interface SagaOutcome<Result> {
  sagaId: string
  status: SagaStatus
  result: Result | null
}

/**
 * Runs a saga, or goes on with it. When a step has used up its retries, undoes the committed steps in
 * reverse order, each as a durable step of its own, and rethrows. A failed undo ends the saga as
 * `compensation_failed`. A saga that is over, or that somebody else is undoing, is left alone.
 */
export async function runSaga<Input extends Record<string, unknown>, Result>(
  options: RunSaga<Input, Result>,
): Promise<SagaOutcome<Result>> {
  const { definition, deps, context, input, step } = options
  const sagaId = definition.idOf(input)
  const undos: SagaUndo[] = []
  let current = 'begin'
  const { status, attempt } = (await step.run('begin', () =>
    withInngestErrors(() => deps.inTenant(context, (r) => begin(options, sagaId, r))),
  )) as SagaState
  if (status !== 'running') return { sagaId, status, result: null }

  const run: RunStep = async (name, { call, do: change, undo }) => {
    current = name
    if (typeof undo === 'function') undos.push({ name, undo: undo as SagaUndo['undo'] })
    const keep = typeof undo === 'object' && undo.keep === true
    /** What the step gave before, or that the saga is over; null when it is to be done now. */
    const before = async (r: Repositories): Promise<Taken | null> => {
      const state = await r.sagas.lock(sagaId)
      const found = await r.sagas.findStep(sagaId, name)
      if (found) return found
      if (state?.status === 'running' && state.attempt === attempt) return null
      return { over: state?.status ?? 'compensated' }
    }
    const once = async (): Promise<Taken> => {
      const known = call && (await deps.inTenant(context, before))
      if (known) return known
      const called = await call?.()
      return deps.inTenant(context, async (r) => {
        const twin = await before(r)
        if (twin) return twin
        const output = await change(r, called as never)
        await r.sagas.recordStep(sagaId, name, output, { keep })
        return { output }
      })
    }
    const taken = (await step.run(name, () =>
      withInngestErrors(async () => {
        try {
          return await once()
        } catch (error) {
          await noteFailure(deps, context, sagaId, name, error)
          throw error
        }
      }),
    )) as Taken
    if ('over' in taken) throw new SagaOver(taken.over)
    return taken.output as never
  }

  const finish: SagaTools<Input>['finish'] = (name, last) =>
    run(name, {
      do: async (r) => {
        const output = await last.do(r)
        await complete(definition, r, context, sagaId, input)
        return output
      },
      undo: { none: 'the saga is over with it' },
    })

  const tools: SagaTools<Input> = {
    deps,
    context,
    sagaId,
    input,
    run,
    finish,
    tell: async (name, work) => {
      try {
        await step.run(name, () => withInngestErrors(async () => void (await work())))
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
    const status = await giveUp(options, sagaId, failure.reason, current)
    if (status !== 'compensating') return { sagaId, status, result: null }
    await compensate({ ...options, sagaId, attempt, failure }, undos)
    throw error
  }
  await step.run('end', () =>
    withInngestErrors(() =>
      deps.inTenant(context, (r) => complete(definition, r, context, sagaId, input)),
    ),
  )
  return { sagaId, status: 'completed', result }
}

type Taken = { output: unknown } | { over: SagaStatus }

/** Unwinds the body of a saga that is over by somebody else's doing. */
class SagaOver extends Error {
  readonly status: SagaStatus
  constructor(status: SagaStatus) {
    super(`The saga is ${status}`)
    this.status = status
  }
}

async function begin<Input extends Record<string, unknown>, Result>(
  { definition, context, input, runId }: RunSaga<Input, Result>,
  sagaId: string,
  r: Repositories,
): Promise<SagaState> {
  const { organizationId: _, workspaceId: __, ...cause } = context
  const { name } = definition
  const subject = definition.subjectOf(input)
  const { isNew, ...state } = await r.sagas.start({
    id: sagaId,
    name,
    subject,
    runId,
    input,
    cause,
  })
  if (isNew) {
    const data = { sagaId, name, subject }
    await r.events.append(context, [{ type: 'workflow.started', subject, data }])
  }
  const again =
    state.status === 'compensated' && ((await definition.mayStartOver?.(r, input)) ?? false)
  return again ? r.sagas.startOver(sagaId, runId) : state
}

/** Marks the saga as completed, once; does nothing when it is. */
async function complete<Input extends Record<string, unknown>, Result>(
  { name, subjectOf }: SagaDefinition<Input, Result>,
  r: Repositories,
  context: EventContext,
  sagaId: string,
  input: Input,
): Promise<void> {
  if (!(await r.sagas.move(sagaId, ['running'], 'completed'))) return
  const subject = subjectOf(input)
  const data = { sagaId, name, subject, outcome: 'completed', reason: null }
  await r.events.append(context, [{ type: 'workflow.completed', subject, data }])
}

/** @returns `compensating` when it is this run's to undo */
async function giveUp<Input extends Record<string, unknown>, Result>(
  { deps, context, step }: RunSaga<Input, Result>,
  sagaId: string,
  reason: string,
  failedStep: string,
): Promise<SagaStatus> {
  const status = await step.run('give up', () =>
    withInngestErrors(() =>
      deps.inTenant(context, async (r) => {
        const why = { reason, failedStep }
        if (await r.sagas.move(sagaId, ['running'], 'compensating', why)) return 'compensating'
        const state = await r.sagas.lock(sagaId)
        // Its own earlier try may have committed; undoing twice is undoing once.
        return state?.status ?? 'compensated'
      }),
    ),
  )
  return status as SagaStatus
}

async function noteFailure(
  deps: Deps,
  context: EventContext,
  sagaId: string,
  step: string,
  error: unknown,
): Promise<void> {
  try {
    await deps.inTenant(context, (r) => r.sagas.recordFailure(sagaId, step, reasonOf(error)))
  } catch (second) {
    deps.logger.warn({ err: second, sagaId, step }, 'a failed try was not noted')
  }
}
