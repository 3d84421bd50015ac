import type { Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { tellSettled } from './settle.ts'

/** No try is left: the notification has failed, unless it got through. */
export async function giveUp(
  r: Repositories,
  context: EventContext,
  notificationId: string,
): Promise<void> {
  const found = await r.notifications.find(notificationId, { lock: true })
  if (found?.status !== 'pending') return
  const failed = await r.notifications.move(found.id, 'failed', found.error ?? 'internal')
  await tellSettled(r, context, failed)
}
