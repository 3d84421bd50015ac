import type { Cache } from '../../workflows/shared/cache.ts'
import type { EventEnvelope } from '../../workflows/shared/events.ts'
import { kindsOfEvent } from './kinds-of-event.ts'

/** Drops from this process's cache what committed events have made stale. */
export function invalidateStale(
  cache: Pick<Cache, 'invalidate'>,
  events: readonly EventEnvelope[],
): void {
  for (const event of events) {
    for (const kind of kindsOfEvent(event.type)) cache.invalidate(event, kind)
  }
}
