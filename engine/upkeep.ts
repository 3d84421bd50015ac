import type { SqlDatabase } from '../db/drivers/sql.ts'
import type { Clock } from './clock.ts'
import { leaseTime, renewLease } from './store/instance.ts'
import { prune } from './store/prune.ts'

/** What an engine does regularly while it lives. */
export interface Upkeep {
  start(): void
  stop(): void
}

const hour = 3_600_000

/**
 * Renews the lease on a shared database, and prunes what is old.
 * @param deps.retention how long finished runs are kept, in milliseconds
 * @param deps.throttles what each throttle has let through; those that hold nothing back are dropped
 * @param deps.onLost another engine has the lease
 */
export function createUpkeep(deps: {
  database: SqlDatabase
  clock: Clock
  epoch: () => number
  retention: number
  throttles: Map<string, number>
  onLost: () => void
  report: (work: Promise<unknown>) => void
}): Upkeep {
  const { database, clock, throttles } = deps
  const cancels = new Map<string, () => void>()

  function regularly(name: string, interval: number, work: () => Promise<unknown>): void {
    const again = () => {
      deps.report(work())
      regularly(name, interval, work)
    }
    cancels.set(name, clock.setTimer(again, interval))
  }

  async function beat(): Promise<void> {
    const ours = await renewLease(database, { epoch: deps.epoch() }, clock.now() + leaseTime)
    if (!ours) deps.onLost()
  }

  async function clean(): Promise<void> {
    const now = clock.now()
    for (const [key, tat] of throttles) if (tat < now) throttles.delete(key)
    await prune(database, now, deps.retention)
  }

  return {
    start: () => {
      if (database.driver !== 'pglite') regularly('lease', leaseTime / 2, beat)
      regularly('prune', Math.min(hour, deps.retention), clean)
    },
    stop: () => {
      for (const cancel of cancels.values()) cancel()
      cancels.clear()
    },
  }
}
