import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'
import { CHANNELS, PRIORITIES } from './ports.ts'

/** The source has one topic for all of them. */
const alias = 'notification-events'
const notification = {
  notificationId: z.uuid(),
  /** Of what it tells. */
  eventId: z.string(),
  type: z.string(),
  channel: z.enum(CHANNELS),
  priority: z.enum(PRIORITIES),
}

export const notificationRequested = declareEvent({
  type: 'notification.requested',
  alias,
  summary: 'Somebody is to be told of something, by one channel.',
  data: notification,
})

export const notificationSent = declareEvent({
  type: 'notification.sent',
  alias,
  summary: 'A notification was taken by who delivers it; one in Potok itself was stored.',
  data: { ...notification, attempts: z.number().int() },
})

export const notificationFailed = declareEvent({
  type: 'notification.failed',
  alias,
  summary: 'A notification was given up.',
  data: { ...notification, attempts: z.number().int(), error: z.string() },
})
