import type { Database } from '../open-database.ts'
import { SYSTEM_SETUP } from '../tenant.ts'

/** Expired counters are removed with every so many writes: a serverless host has no timers. */
const SWEEP_EVERY = 200
const KEPT = 60_000

/** What the counters of rate-limiter-flexible ask of a PostgreSQL client. */
export interface CounterClient {
  query(query: { text: string; values?: readonly unknown[] }): Promise<{
    rows: object[]
    rowCount: number
  }>
}

/** Runs the library's statements on the table `rate_limits`, which belongs to no tenant. */
export function createCounterClient({ sql }: Pick<Database, 'sql'>): CounterClient {
  let queries = 0
  return {
    query: ({ text, values = [] }) =>
      sql.transaction(
        async (tx) => {
          const rows = await tx.query(text, values)
          queries += 1
          if (queries % SWEEP_EVERY === 0) {
            await tx.query(
              `delete from rate_limits where key in (
                 select key from rate_limits where expire < $1 limit 1000 for update skip locked)`,
              [Date.now() - KEPT],
            )
          }
          return { rows, rowCount: rows.length }
        },
        { setup: SYSTEM_SETUP },
      ),
  }
}
