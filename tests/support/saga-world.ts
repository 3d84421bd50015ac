import type { Inngest } from 'inngest'
import { z } from 'zod'
import { compensateCancelledRunFunction } from '../../functions/durable/compensate-cancelled-run.ts'
import { compensateSagaFunction } from '../../functions/durable/compensate-saga.ts'
import { contextOf } from '../../functions/durable/context-of.ts'
import { retrySagaFunction } from '../../functions/durable/retry-saga.ts'
import { stepTools } from '../../functions/durable/step-tools.ts'
import { tellAlertFunction } from '../../functions/durable/tell-alert.ts'
import type { Deps } from '../../workflows/deps.ts'
import type { AnySaga, Sagas } from '../../workflows/sagas.ts'
import { cancelSaga } from '../../workflows/sagas/cancel-saga.ts'
import { retrySaga } from '../../workflows/sagas/retry-saga.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { runSaga } from '../../workflows/shared/run-saga.ts'
import type { SagaDefinition } from '../../workflows/shared/saga.ts'
import type { StepTools } from '../../workflows/shared/step-tools.ts'
import { openDurableWorld } from './durable-world.ts'

const STEPS = ['order', 'invoice', 'stock'] as const

/** What happens to the sample saga: which of its steps and undos fail, and what really came of them. */
export interface Script {
  failing: Set<string>
  /** Committed, in order; `undo x` for an undo. */
  log: string[]
  waits: boolean
}

/** A saga of three steps with undos, a wait, and a last step; begun by `deal.won`. */
const shopSaga = (script: Script): SagaDefinition<{ dealId: string }> => {
  const write = (name: string) => {
    if (script.failing.has(name)) throw new AppError('conflict', `No ${name}`)
    script.log.push(name)
  }
  return {
    name: 'shop',
    idOf: ({ dealId }) => dealId,
    subjectOf: ({ dealId }) => dealId,
    inputOf: (data) => ({ dealId: z.object({ dealId: z.uuid() }).parse(data).dealId }),
    async body({ run, wait, finish, input }) {
      await run('words', {
        do: async () => {
          write('words')
          return { token: 'a secret', words: 3 }
        },
        undo: { none: 'they were paid for', keep: true },
      })
      for (const name of STEPS) {
        await run(name, {
          do: async () => write(name),
          undo: async () => write(`undo ${name}`),
        })
      }
      if (script.waits) {
        const until = `async.data.dealId == '${input.dealId}'`
        await wait('wait', { event: 'deal.lost', if: until, timeout: 3 * 86_400_000 })
      }
      await finish('commit', { do: async () => write('commit') })
    },
    mayStartOver: async () => false,
  }
}

const shopFunction = (inngest: Inngest, deps: Deps, saga: AnySaga) =>
  inngest.createFunction(
    {
      id: saga.name,
      triggers: [{ event: 'deal.won' }],
      retries: 1,
      cancelOn: [{ event: 'saga.cancel_requested', if: 'async.data.subject == event.data.dealId' }],
    },
    ({ event, step, runId }) =>
      runSaga({
        definition: saga,
        deps,
        context: contextOf(event, 'test'),
        input: saga.inputOf(event.data as Record<string, unknown>),
        runId,
        step: stepTools(step as StepTools),
      }),
  )

/** A sample saga on the embedded engine, with all that goes on with sagas and undoes them. */
export async function openSagaWorld() {
  const script: Script = { failing: new Set(), log: [], waits: false }
  const saga = shopSaga(script) as unknown as AnySaga
  const sagas: Sagas = new Map([[saga.name, saga]])
  const world = await openDurableWorld((inngest, deps) => [
    shopFunction(inngest, deps, saga),
    compensateSagaFunction(inngest, deps, sagas),
    compensateCancelledRunFunction(inngest, deps, sagas),
    retrySagaFunction(inngest, deps, sagas),
    tellAlertFunction(inngest, deps),
  ])
  return {
    ...world,
    script,
    sagas,
    /** Wins a deal; nothing has happened of it yet. @returns the id of its saga */
    begin: async (waits = false) => {
      Object.assign(script, { failing: new Set(), log: [], waits })
      const id = world.deps.newId()
      const data = { dealId: id, customerId: id, value: 1, currency: 'EUR' }
      await world.write((r, _, context) =>
        r.events.append(context, [{ type: 'deal.won', subject: id, data }]),
      )
      return id
    },
    find: (id: string) => world.read((r) => r.sagaReader.find(id)),
    cancel: (id: string, reason?: string) =>
      world.write((r, _, context) => cancelSaga(r, context, id, { reason })),
    retry: (id: string) => world.write((r, deps, context) => retrySaga(deps, r, context, id)),
    steps: (id: string) => world.read((r) => r.sagaReader.stepsOf(id)),
  }
}
