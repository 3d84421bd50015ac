import type { BreakerState, BreakerStore } from '../../workflows/ai/breaker-store.ts'
import type { Database } from '../open-database.ts'
import { SYSTEM_SETUP } from '../tenant.ts'

interface Row {
  failures: number
  open_until: number | null
}

const stateOf = (row: Row | undefined): BreakerState => ({
  failures: row?.failures ?? 0,
  openUntil: row?.open_until ?? null,
})

/** The circuit breakers in the table `ai_breakers`, which belongs to no tenant: one for all processes. */
export function createBreakerStore({ sql }: Pick<Database, 'sql'>): BreakerStore {
  const run = (text: string, values: readonly unknown[]) =>
    sql.transaction((tx) => tx.query<Row>(text, values), { setup: SYSTEM_SETUP })
  return {
    read: async (name) => {
      const [row] = await run('select failures, open_until from ai_breakers where name = $1', [
        name,
      ])
      return stateOf(row)
    },
    claimProbe: async (name, { now, until }) => {
      const rows = await run(
        `update ai_breakers set probe_until = $3
         where name = $1 and open_until <= $2 and coalesce(probe_until, 0) <= $2
         returning failures, open_until`,
        [name, now, until],
      )
      return rows.length > 0
    },
    fail: async (name, { threshold, openUntil }) => {
      const [row] = await run(
        `insert into ai_breakers as b (name, failures, open_until)
         values ($1, 1, case when $2::int <= 1 then $3::bigint end)
         on conflict (name) do update set
           failures = b.failures + 1,
           open_until = case when b.failures + 1 >= $2::int then $3::bigint end,
           probe_until = null
         returning failures, open_until`,
        [name, threshold, openUntil],
      )
      return stateOf(row)
    },
    reset: async (name) => {
      await run(
        `update ai_breakers set failures = 0, open_until = null, probe_until = null
         where name = $1 and failures > 0`,
        [name],
      )
    },
  }
}
