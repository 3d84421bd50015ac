import { setTimeout as sleep } from 'node:timers/promises'
import { type AskApi, everyRecord } from '../../../scripts/ask-api.ts'

export interface Recovery {
  /** Sagas that were under way when it was started again. */
  interrupted: number
  /** Milliseconds from the start of the process until the first of them went on to its end. */
  first: number | null
  /** And until the last; null when it was killed before that. */
  all: number | null
}

/**
 * How long the sagas take that a restart found under way. Looks until all of them are over or
 * `isOver` says so.
 */
export async function watchRecovery(
  ask: AskApi,
  startedAt: number,
  isOver: () => boolean,
): Promise<Recovery> {
  const underWay = async () =>
    (
      await Promise.all(
        ['running', 'compensating'].map((status) => everyRecord(ask, `/sagas?status=${status}`)),
      )
    )
      .flat()
      .map(({ id }) => id)
  const recovery: Recovery = { interrupted: 0, first: null, all: null }
  try {
    const interrupted = await underWay()
    recovery.interrupted = interrupted.length
    while (interrupted.length > 0 && !isOver()) {
      const open = new Set(await underWay())
      const left = interrupted.filter((id) => open.has(id)).length
      const passed = performance.now() - startedAt
      if (left < interrupted.length) recovery.first ??= passed
      if (left === 0) {
        recovery.all = passed
        break
      }
      await sleep(50)
    }
  } catch {
    // Killed in the middle of a question.
  }
  return recovery
}
