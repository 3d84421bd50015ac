import { tellMember } from '../bot/tell-member.ts'
import type { Deps } from '../deps.ts'
import { AppError, errorCode } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { plain } from './plain.ts'
import type { Notification, NotificationStatus } from './ports.ts'
import { isBarred } from './recipients-of.ts'
import { tellSettled } from './settle.ts'

export type DeliveryDeps = Pick<Deps, 'inTenant' | 'messenger' | 'logger' | 'mailer' | 'webhooks'>

/**
 * One try to deliver a notification that waits; nothing for any other. The try is recorded, whatever comes
 * of it. A repeat after a crash is known by its key: Telegram sends it once, mail and webhooks carry it.
 * @throws AppError for what another try may mend
 */
export async function deliverNotification(
  deps: DeliveryDeps,
  context: EventContext,
  notificationId: string,
): Promise<NotificationStatus | null> {
  const found = await deps.inTenant(context, (r) => r.notifications.find(notificationId))
  if (found?.status !== 'pending') return found?.status ?? null
  try {
    await deliver(deps, context, found)
  } catch (error) {
    const mayMend = new AppError(errorCode(error), '').retryable
    await record(deps, context, found.id, mayMend ? 'pending' : 'failed', wordsOf(error))
    if (mayMend) throw error
    return 'failed'
  }
  await record(deps, context, found.id, 'sent')
  return 'sent'
}

async function deliver(
  deps: DeliveryDeps,
  context: EventContext,
  { id, eventId, type, channel, recipient, priority, title, body, data }: Notification,
): Promise<void> {
  switch (channel) {
    case 'in_app':
      return
    case 'telegram': {
      const text = () => `${title}\n\n${body}`
      const key = `notification:${id}`
      if (await tellMember(deps, context, { userId: recipient, key, text })) return
      throw new AppError(
        'provider_rejected',
        'The member has left, has no Telegram account linked, or blocked the bot',
      )
    }
    case 'email':
      if (await deps.inTenant(context, (r) => isBarred(r, recipient))) {
        throw new AppError('forbidden', 'The address belongs to a member who was deactivated')
      }
      return deps.mailer.send({ id, to: recipient, subject: title, text: body, priority })
    case 'webhook': {
      const { occurredAt, ...facts } = data
      const time = String(occurredAt)
      return deps.webhooks.post({ id: eventId, url: recipient, type, time, data: facts })
    }
  }
}

async function record(
  deps: Pick<Deps, 'inTenant'>,
  context: EventContext,
  id: string,
  status: NotificationStatus,
  error?: string,
): Promise<void> {
  await deps.inTenant(context, async (r) => {
    const before = await r.notifications.find(id, { lock: true })
    // Somebody else came first: what they recorded stays.
    if (before?.status !== 'pending') return
    const result = error === undefined ? { status } : { status, error }
    const after = await r.notifications.attempted(id, result)
    if (status !== 'pending') await tellSettled(r, context, after)
  })
}

/** The code and, of our own errors, the sentence: these are made to be shown. */
function wordsOf(error: unknown): string {
  const code = errorCode(error)
  return code === 'internal' ? code : `${code}: ${plain((error as Error).message, 300)}`
}
