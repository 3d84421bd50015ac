import type { SagaLog, SagaStatus } from '../../workflows/shared/saga-log.ts'

/** A saga log in memory, with transactions that roll back, so that rules can be tested without a database. */
export function createMemorySagas() {
  let steps = new Map<string, unknown>()
  let undone = new Set<string>()
  let status: SagaStatus | null = null

  const sagas: SagaLog = {
    start: async () => {
      status ??= 'running'
    },
    findStep: async (_, step) => (steps.has(step) ? { output: steps.get(step) } : null),
    recordStep: async (_, step, output) => {
      if (steps.has(step)) throw new Error(`duplicate step ${step}`)
      steps.set(step, output)
    },
    recordUndo: async (_, step) => {
      undone.add(step)
    },
    isUndone: async (_, step) => undone.has(step),
    setStatus: async (_, next) => {
      status = next
    },
  }

  return {
    inTenant: async <T>(_scope: unknown, work: (r: { sagas: SagaLog }) => Promise<T>) => {
      const before = { steps: new Map(steps), undone: new Set(undone), status }
      try {
        return await work({ sagas })
      } catch (error) {
        ;({ steps, undone, status } = before)
        throw error
      }
    },
    committed: () => [...steps.keys()],
    undone: () => [...undone],
    status: () => status,
  }
}
