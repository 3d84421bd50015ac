import type { SqlDatabase } from '../../db/drivers/sql.ts'
import type { Logger } from '../types.ts'
import type { Change } from './change.ts'
import { FencedError, flush } from './flush.ts'

/** Commits changes in the order in which they are handed over. */
export interface GroupCommit {
  /**
   * Resolves when the change is stored and its effects have run.
   * @throws FencedError when another engine has taken over
   */
  commit(change: Change): Promise<void>
  /** Resolves when everything handed over so far is stored or refused. */
  idle(): Promise<void>
}

interface Waiting {
  readonly change: Change
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

const largestGroup = 500

/**
 * Many changes, one transaction: while one is being written, the next gather and go together. The
 * busier the engine, the fewer transactions it needs per change.
 */
export function createGroupCommit(deps: {
  database: SqlDatabase
  epoch: () => number
  logger: Logger
  onFenced: () => void
}): GroupCommit {
  let waiting: Waiting[] = []
  let running: Promise<void> | null = null

  async function write(group: readonly Waiting[]): Promise<void> {
    try {
      await flush(
        deps.database,
        deps.epoch(),
        group.map((entry) => entry.change),
      )
    } catch (error) {
      if (error instanceof FencedError) deps.onFenced()
      else if (group.length > 1) {
        // One bad change must not take its neighbours down.
        for (const entry of group) await write([entry])
        return
      }
      deps.logger.error({ err: error }, 'a change could not be stored')
      for (const entry of group) entry.reject(error)
      return
    }
    for (const entry of group) {
      for (const effect of entry.change.effects) effect()
      entry.resolve()
    }
  }

  async function run(): Promise<void> {
    // Let whatever else is ready in this turn of the event loop join the group.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const group = waiting.slice(0, largestGroup)
      waiting = waiting.slice(largestGroup)
      await write(group)
    }
    running = null
  }

  return {
    commit: (change) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ change, resolve, reject })
        running ??= run()
      }),
    idle: async () => {
      while (running) await running
    },
  }
}
