import { sql } from 'drizzle-orm'
import type { Database } from '../open-database.ts'

/** Expired counters are removed with every so many writes, for there is no timer on a serverless host. */
const SWEEP_EVERY = 200

/** Counters that all instances share. */
export interface CounterStore {
  /**
   * Adds to a counter, which begins anew when its window of `duration` milliseconds is over or `reset`
   * says so. Time is the database's: the instances' clocks need not agree.
   * @returns the sum, and the milliseconds that are left of the window
   */
  add(key: string, points: number, duration: number, reset: boolean): Promise<Counter>
  find(key: string): Promise<Counter | null>
  /** @returns whether there was one */
  remove(key: string): Promise<boolean>
}
export interface Counter {
  points: number
  left: number
}

const LEFT = sql`extract(epoch from expires_at - clock_timestamp())::float8 * 1000`

/** Counters in the table `rate_limits`. One statement each, so concurrent ones add up. */
export function createCounterStore({ inSystem }: Pick<Database, 'inSystem'>): CounterStore {
  let writes = 0
  const first = (statement: ReturnType<typeof sql>) =>
    inSystem(async (tx) => {
      const rows = (await tx.execute(statement)) as unknown as Counter[]
      writes += 1
      if (writes % SWEEP_EVERY === 0) {
        await tx.execute(sql`delete from rate_limits where key in (
          select key from rate_limits where expires_at < clock_timestamp() - interval '1 minute'
          limit 1000 for update skip locked)`)
      }
      return rows[0] ?? null
    })

  return {
    add: async (key, points, duration, reset) => {
      const over = sql`(rate_limits.expires_at <= clock_timestamp() or ${reset}::boolean)`
      const counter = await first(sql`
        insert into rate_limits (key, points, expires_at)
        values (${key}, ${points}::integer, clock_timestamp() + ${duration} * interval '1 millisecond')
        on conflict (key) do update set
          points = excluded.points + case when ${over} then 0 else rate_limits.points end,
          expires_at = case when ${over} then excluded.expires_at else rate_limits.expires_at end
        returning points, ${LEFT} as left`)
      if (!counter) throw new Error('The counter was not written')
      return counter
    },
    find: (key) =>
      first(sql`select points, ${LEFT} as left from rate_limits
                where key = ${key} and expires_at > clock_timestamp()`),
    remove: async (key) =>
      (await first(sql`delete from rate_limits where key = ${key} returning points, 0 as left`)) !==
      null,
  }
}
