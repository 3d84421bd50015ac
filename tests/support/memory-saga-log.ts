import type { Deps, Repositories } from '../../workflows/deps.ts'
import type { NewEvent } from '../../workflows/shared/events.ts'
import type { SagaChange, SagaLog, SagaState } from '../../workflows/shared/saga-log.ts'
import { quietLogger } from './quiet-logger.ts'

interface StepRow {
  attempt: number
  step: string
  output?: unknown
  kept?: boolean
  done?: boolean
  undone?: boolean
  tries: number
  error?: string | null
}
type Saga = SagaState & Partial<SagaChange>

/**
 * A saga log in memory, with transactions that follow one another and roll back, so that rules can be
 * tested without a database. One saga is enough.
 */
export function createMemorySagas(now: () => number = () => 0) {
  let saga: Saga | null = null
  let steps: StepRow[] = []
  let events: NewEvent[] = []
  let progressedAt = 0
  let transactions = 0
  let last: Promise<unknown> = Promise.resolve()

  const visible = (attempt: number) => steps.filter((row) => row.attempt === attempt || row.kept)
  const row = (attempt: number, step: string): StepRow => {
    const found = steps.find((each) => each.attempt === attempt && each.step === step)
    const put = found ?? { attempt, step, tries: 0 }
    if (!found) steps.push(put)
    progressedAt = now()
    return put
  }
  const stateOf = ({ step, output, done = false, undone = false }: StepRow) => ({
    step,
    output: output ?? null,
    done,
    undone,
  })

  const sagas: SagaLog = {
    start: async ({ runId }) => {
      const isNew = saga === null
      if (isNew) progressedAt = now()
      saga ??= { status: 'running', attempt: 1, runId }
      return { ...saga, isNew }
    },
    lock: async () => saga && { ...saga },
    findStep: async (_, attempt, step) => {
      const found = visible(attempt).filter((each) => each.step === step)
      const best = found.find(({ done }) => done) ?? found[0]
      return best ? stateOf(best) : null
    },
    steps: async (_, attempt) => visible(attempt).map(stateOf),
    recordStep: async (_, attempt, step, output, { keep = false } = {}) => {
      const put = row(attempt, step)
      if (put.undone) throw new Error(`${step} was undone already`)
      Object.assign(put, { output, kept: keep, done: true, error: null, tries: put.tries + 1 })
    },
    recordFailure: async (_, attempt, step, reason) => {
      const put = row(attempt, step)
      Object.assign(put, { error: reason, tries: put.tries + 1 })
    },
    recordUndo: async (_, attempt, step) => {
      row(attempt, step).undone = true
    },
    move: async (_, from, change) => {
      if (saga?.status !== from.status) return false
      if (saga.attempt !== from.attempt || saga.runId !== from.runId) return false
      saga = { ...saga, ...change }
      progressedAt = now()
      return true
    },
    startOver: async (_, runId) => {
      if (saga?.status !== 'compensated') throw new Error('not compensated')
      saga = { status: 'running', attempt: saga.attempt + 1, runId }
      return saga
    },
    progressedAt: async () => progressedAt,
  }
  const r = {
    sagas,
    events: {
      append: async (_: unknown, added: NewEvent[]) => {
        events.push(...added)
        return []
      },
    },
  } as Partial<Repositories> as Repositories

  const transaction = async <T>(work: (r: Repositories) => Promise<T>): Promise<T> => {
    const before = structuredClone({ saga, steps, events })
    transactions += 1
    try {
      return await work(r)
    } catch (error) {
      ;({ saga, steps, events } = before)
      throw error
    }
  }
  const inTenant: Deps['inTenant'] = (_, work) => {
    const mine = last.then(() => transaction(work))
    last = mine.catch(() => {})
    return mine
  }

  return {
    deps: { inTenant, logger: quietLogger, clock: { now } } as Partial<Deps> as Deps,
    inTenant,
    committed: () => steps.filter(({ done }) => done).map(({ step }) => step),
    undone: () => steps.filter(({ undone }) => undone).map(({ step }) => step),
    tries: (step: string) => steps.find((each) => each.step === step)?.tries ?? 0,
    saga: () => saga,
    status: () => (saga as Saga | null)?.status ?? null,
    events: (type: string) => events.filter((event) => event.type === type),
    transactions: () => transactions,
  }
}
export type MemorySagas = ReturnType<typeof createMemorySagas>
