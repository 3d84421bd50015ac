import type { Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { notificationFailed, notificationSent } from './events.ts'
import type { Notification } from './ports.ts'

/** What events say of a notification: nothing of what it says, nor of its recipient. */
export const aboutIt = ({ id, eventId, type, channel, priority }: Notification) => ({
  notificationId: id,
  eventId,
  type,
  channel,
  priority,
})

/** Tells that a notification is sent, or given up. */
export async function tellSettled(
  r: Pick<Repositories, 'events'>,
  context: EventContext,
  notification: Notification,
): Promise<void> {
  const { id: subject, attempts, status, error } = notification
  const data = { ...aboutIt(notification), attempts }
  const event =
    status === 'sent'
      ? { type: notificationSent.type, subject, data }
      : { type: notificationFailed.type, subject, data: { ...data, error: error ?? 'internal' } }
  await r.events.append(context, [event])
}
