import { present } from '../access/present.ts'
import type { Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { notificationRequested } from './events.ts'
import type { Notification } from './ports.ts'
import { aboutIt } from './settle.ts'

/**
 * Lets a failed notification be tried again.
 * @throws AppError `not_found`, `conflict` for one that has not failed
 */
export async function retryNotification(
  r: Repositories,
  context: EventContext,
  id: string,
): Promise<Notification> {
  const found = present(await r.notifications.find(id, { lock: true }), 'notification', id)
  if (found.status !== 'failed') {
    throw new AppError(
      'conflict',
      `The notification is ${found.status}: only a failed one can be tried again`,
    )
  }
  const { error } = found
  const opened = await r.notifications.move(id, 'pending')
  r.audit.record({
    action: 'retried',
    entity: 'notification',
    recordId: id,
    before: { status: 'failed', error },
    after: { status: 'pending', error },
  })
  await r.events.append(context, [
    { type: notificationRequested.type, subject: id, data: aboutIt(opened) },
  ])
  return opened
}
