import type { Deps, Repositories } from '../deps.ts'
import type { EventContext, NewEvent } from '../shared/events.ts'
import { notificationRequested, notificationSent } from './events.ts'
import { factsOf } from './facts-of.ts'
import type { News } from './news.ts'
import type { Notification } from './ports.ts'
import { priorityOf } from './priority-of.ts'
import { recipientsOf } from './recipients-of.ts'
import { aboutIt } from './settle.ts'
import { textOf } from './texts.ts'

/**
 * Makes the notifications of an event: one per channel and recipient, and never a second one (the source's
 * `send-notifications`). Ones in Potok itself are sent with that; each other one is delivered by its own
 * `notification.requested`. `byHand`: also what the settings leave out.
 * @returns the new ones
 */
export async function sendNotifications(
  { newId, publicUrl }: Pick<Deps, 'newId' | 'publicUrl'>,
  r: Repositories,
  context: EventContext,
  news: News,
  { byHand = false } = {},
): Promise<Notification[]> {
  const { values: settings } = await r.settings.read()
  const { enabled, events } = settings.notifications
  if (!byHand && !(enabled && events[news.kind])) return []
  const recipients = await recipientsOf(r, settings)
  if (recipients.length === 0) return []

  const facts = await factsOf(r, news, publicUrl)
  const priority = priorityOf(news)
  const { eventId, type, time } = news
  const made = await r.notifications.insert(
    recipients.map(({ language, ...to }) => ({
      id: newId(),
      eventId,
      type,
      ...to,
      priority,
      ...textOf(language, news, facts),
      data: { ...news.data, occurredAt: time },
    })),
  )
  const told: NewEvent[] = []
  const results: Notification[] = []
  for (const one of made) {
    told.push({ type: notificationRequested.type, subject: one.id, data: aboutIt(one) })
    if (one.channel !== 'in_app') {
      results.push(one)
      continue
    }
    const stored = await r.notifications.attempted(one.id, { status: 'sent' })
    const data = { ...aboutIt(stored), attempts: stored.attempts }
    told.push({ type: notificationSent.type, subject: one.id, data })
    results.push(stored)
  }
  await r.events.append(context, told)
  return results
}
