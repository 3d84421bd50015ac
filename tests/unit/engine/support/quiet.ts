import type { SqlDatabase } from '../../../../db/drivers/sql.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** Knows whether anything is going on: a query, a call. */
export interface Activity {
  database(database: SqlDatabase): SqlDatabase
  fetch(fetcher: typeof fetch): typeof fetch
  /** Resolves when nothing has been going on for a while of turns of the event loop. */
  quiet(): Promise<void>
}

const quietTurns = 12

export function createActivity(): Activity {
  let active = 0
  let count = 0

  async function track<T>(work: () => Promise<T>): Promise<T> {
    active++
    count++
    try {
      return await work()
    } finally {
      active--
    }
  }

  return {
    database: (database) => ({
      ...database,
      query: (text, params) => track(() => database.query(text, params)),
      transaction: (work) => track(() => database.transaction(work)),
    }),
    fetch: (fetcher) => (input, init) => track(() => fetcher(input, init)),
    quiet: async () => {
      for (let turns = 0, seen = count; turns < quietTurns; turns++) {
        await new Promise((resolve) => setImmediate(resolve))
        if (active > 0) await new Promise((resolve) => setTimeout(resolve, 1))
        if (active > 0 || seen !== count) turns = -1
        seen = count
      }
    },
  }
}

/** Moves the clock to `time` by way of every timer, letting the engine finish its work at each. */
export async function advance(
  clock: VirtualClock,
  activity: Activity,
  time: number,
): Promise<void> {
  await activity.quiet()
  for (let next = clock.nextTimer(); next !== null && next <= time; next = clock.nextTimer()) {
    clock.advanceTo(next)
    await activity.quiet()
  }
  clock.advanceTo(time)
}
