import type { Deps } from '../../deps.ts'
import type { EventContext, NewEvent } from '../../shared/events.ts'
import { planDigest } from './next-digest.ts'

const BATCH = 100
const DAY = 86_400_000
/** Digests tell of this long at most. */
const LONGEST = 7 * DAY

/**
 * Asks for the digests whose hour has come, each day of a member once: the day is noted with the event.
 * Two sweeps at once pass over what the other holds.
 * @returns how many
 */
export async function sweepDigests(
  deps: Pick<Deps, 'botScope' | 'inTenant' | 'clock' | 'newId'>,
): Promise<{ due: number }> {
  const scope = await deps.botScope()
  const context: EventContext = {
    ...scope,
    actor: { type: 'system', id: 'potok' },
    source: 'bot',
  }
  let due = 0
  for (;;) {
    const taken = await deps.inTenant(context, async (r) => {
      const now = deps.clock.now()
      const digests = await r.digests.due(now, BATCH)
      const events: NewEvent[] = []
      for (const digest of digests) {
        const { userId, timeZone, lastAt } = digest
        const { day, nextAt } = planDigest(digest, now)
        const at = new Date(now).toISOString()
        await r.digests.save({ ...digest, nextAt, ...(day ? { lastDay: day, lastAt: at } : {}) })
        if (day === null) continue
        const since = lastAt === null ? now - DAY : Math.max(Date.parse(lastAt), now - LONGEST)
        events.push({
          type: 'digest.due',
          subject: userId,
          data: { userId, day, timeZone, since },
        })
      }
      await r.events.append(context, events)
      return { digests: digests.length, events: events.length }
    })
    due += taken.events
    if (taken.digests < BATCH) return { due }
  }
}
