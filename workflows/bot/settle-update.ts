import { requestCarousel } from '../carousel/request-carousel.ts'
import type { Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import type { PendingUpdate } from './repository.ts'

/**
 * Closes an update in the caller's transaction, once: the carousel that was ordered is inserted with
 * its event, and the update is handled, or set aside when `failure` says why.
 * @returns the update as it was; null when it was closed before
 */
export async function settleUpdate(
  r: Repositories,
  context: EventContext,
  updateId: number,
  failure?: string,
): Promise<PendingUpdate | null> {
  const pending = await r.updates.lockPending(updateId)
  if (!pending) return null
  const carousel = pending.outcome?.carousel
  if (carousel) {
    await requestCarousel(r, { ...context, actor: carousel.requestedBy }, carousel)
  }
  if (failure === undefined) await r.updates.markHandled(updateId)
  else await r.updates.markFailed(updateId, failure)
  return pending
}
