import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { EventEnvelope } from '../../workflows/shared/events.ts'
import type { Database } from '../open-database.ts'
import { events } from '../schema/events.ts'
import { toEnvelope } from './event-row.ts'

export interface Claimed {
  position: number
  attempts: number
  envelope: EventEnvelope
}

/** The database's own time: the clocks of several machines differ, the lease must not. */
const inMilliseconds = (ms: number) => sql`clock_timestamp() + ${ms} * interval '1 millisecond'`

/** The oldest events that nobody holds, now held by `claim`. */
export async function claimEvents(
  database: Database,
  { claim, lease, limit }: { claim: string; lease: number; limit: number },
): Promise<Claimed[]> {
  const rows = await database.inSystem((tx) =>
    tx
      .update(events)
      .set({
        claimedBy: claim,
        claimedUntil: inMilliseconds(lease),
        attempts: sql`${events.attempts} + 1`,
      })
      .where(
        sql`${events.position} = any(array(
          select position from events
          where delivered_at is null
            and (claimed_until is null or claimed_until < clock_timestamp())
          order by position
          limit ${limit}
          for update skip locked
        ))`,
      )
      .returning(),
  )
  return rows
    .map((row) => ({
      position: row.position,
      attempts: row.attempts,
      envelope: toEnvelope(row),
    }))
    .toSorted((a, b) => a.position - b.position)
}

/** Keeps what is still held for another lease. */
export async function renewClaim(
  database: Database,
  { claim, lease }: { claim: string; lease: number },
): Promise<void> {
  await database.inSystem((tx) =>
    tx
      .update(events)
      .set({ claimedUntil: inMilliseconds(lease) })
      .where(held(claim)),
  )
}

/** @returns how many of them this claim still held */
export async function markDelivered(
  database: Database,
  { claim, events: batch }: { claim: string; events: readonly Claimed[] },
): Promise<number> {
  const marked = await database.inSystem((tx) =>
    tx
      .update(events)
      .set({ deliveredAt: sql`clock_timestamp()`, claimedBy: null, claimedUntil: null })
      .where(held(claim, batch))
      .returning({ position: events.position }),
  )
  return marked.length
}

/**
 * Gives back what was not delivered. With `later`, an event that failed by itself waits longer after
 * each try, up to an hour, so that it does not stand in the way of the others.
 */
export async function release(
  database: Database,
  options: { claim: string; events: readonly Claimed[]; error?: unknown; later?: boolean },
): Promise<void> {
  const { claim, events: batch, error, later = false } = options
  const reason = error instanceof Error ? error.message : String(error)
  await database.inSystem((tx) =>
    tx
      .update(events)
      .set({
        claimedBy: null,
        claimedUntil: later
          ? sql`clock_timestamp() + least(3600, power(2, least(attempts, 12))) * interval '1 second'`
          : null,
        ...(error === undefined ? {} : { lastError: reason.slice(0, 500) }),
      })
      .where(held(claim, batch)),
  )
}

/**
 * Frees what processes before this one had claimed, for one that knows that it alone delivers. Call it before
 * the first claim of its own.
 */
export async function forgetClaims(database: Database): Promise<void> {
  await database.inSystem((tx) =>
    tx
      .update(events)
      .set({ claimedBy: null, claimedUntil: null })
      .where(and(isNull(events.deliveredAt), isNotNull(events.claimedBy))),
  )
}

function held(claim: string, batch?: readonly Claimed[]) {
  return and(
    eq(events.claimedBy, claim),
    batch &&
      inArray(
        events.position,
        batch.map(({ position }) => position),
      ),
  )
}
