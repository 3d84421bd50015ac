import { present } from '../access/present.ts'
import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { newsOf } from './news.ts'
import type { Notification } from './ports.ts'
import { sendNotifications } from './send-notifications.ts'

/**
 * Tells of an event of conversions that somebody names, whatever the settings say of such events. Who was
 * told of it already is not told again.
 * @returns the new notifications
 * @throws AppError `not_found`, `invalid_input` for an event that nobody is told of
 */
export async function notifyByHand(
  deps: Pick<Deps, 'newId' | 'publicUrl'>,
  r: Repositories,
  context: EventContext,
  eventId: string,
): Promise<Notification[]> {
  const news = newsOf(present(await r.notifications.event(eventId), 'event', eventId))
  const made = await sendNotifications(deps, r, context, news, { byHand: true })
  if (made.length > 0) {
    r.audit.record({
      action: 'requested',
      entity: 'notification',
      recordId: eventId,
      before: null,
      after: { type: news.type, notifications: made.length },
    })
  }
  return made
}
