import type { Outbox } from '../../workflows/shared/event-log.ts'
import type { Clock, NewId } from '../../workflows/shared/runtime.ts'
import type { Database } from '../open-database.ts'
import { type Claimed, claimEvents, markDelivered, release, renewClaim } from './claims.ts'
import { sql } from 'drizzle-orm'

export interface OutboxOptions {
  clock: Clock
  newId: NewId
  /** Milliseconds after which events of a relay that has died are delivered by another. */
  lease?: number
}

/** From this try on, the events of a batch that keeps failing are delivered one by one. */
const SUSPECT = 3
/** So many failures one after another mean that the receiver is down, not that an event is bad. */
const GIVE_UP = 3

/**
 * The undelivered events. No transaction is open while `deliver` runs: events are claimed for a
 * time, the claim is renewed while the delivery lasts, and one left behind by a crash runs out.
 */
export function createOutbox(database: Database, options: OutboxOptions): Outbox {
  const { clock, newId, lease = 30_000 } = options

  return {
    drain: async (limit, deliver) => {
      const claim = newId()
      const claimed = await claimEvents(database, { claim, lease, limit })
      if (claimed.length === 0) return 0
      const renewal = setInterval(
        () => void renewClaim(database, { claim, lease }).catch(() => undefined),
        lease / 3,
      )
      try {
        const alone = claimed.length > 1 && claimed.some(({ attempts }) => attempts >= SUSPECT)
        const batches = alone ? claimed.map((event) => [event]) : [claimed]
        return await deliverAll(batches)
      } finally {
        clearInterval(renewal)
      }

      async function deliverAll(batches: Claimed[][]): Promise<number> {
        const failures: unknown[] = []
        let delivered = 0
        for (const batch of batches) {
          if (failures.length >= GIVE_UP) break
          try {
            await deliver(batch.map(({ envelope }) => envelope))
          } catch (error) {
            failures.push(error)
            await release(database, { claim, events: batch, error, later: batches.length > 1 })
            continue
          }
          delivered += await markDelivered(database, { claim, events: batch })
        }
        if (failures.length === 0) return delivered
        await release(database, { claim, events: claimed })
        throw failures[0]
      }
    },

    backlog: async () => {
      const rows = await database.inSystem((tx) =>
        tx.execute(
          sql`select count(*)::int as count, min(time) as oldest from events where delivered_at is null`,
        ),
      )
      const { count, oldest } = rows[0] as { count: number; oldest: Date | null }
      return { count, oldestAge: oldest === null ? 0 : Math.max(0, clock.now() - oldest.getTime()) }
    },
  }
}
