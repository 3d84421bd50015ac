import { createRoute, z } from '@hono/zod-openapi'
import { CHANNELS, NOTIFICATION_STATUSES, PRIORITIES } from '../../workflows/notifications/ports.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, idempotency, idParams, json, pageOf, pageQuery, security } from './route-parts.ts'

const moment = z.iso.datetime()
const about = {
  id: z.uuid(),
  eventId: z.string().openapi({ description: 'the event that it tells of' }),
  type: z.string().openapi({ example: 'conversion.failed' }),
  priority: z.enum(PRIORITIES),
  createdAt: moment,
}

const deliverySchema = z
  .object({
    ...about,
    channel: z.enum(CHANNELS),
    recipient: z.string().openapi({ description: 'an e-mail or https address, or a user’s id' }),
    status: z.enum(NOTIFICATION_STATUSES),
    attempts: z.number().int(),
    error: z.string().nullable().openapi({ description: 'of the last try that failed' }),
    sentAt: moment.nullable(),
    readAt: moment.nullable(),
  })
  .openapi('NotificationDelivery')

const ownSchema = z
  .object({
    ...about,
    title: z.string(),
    body: z.string(),
    data: z.record(z.string(), z.unknown()).openapi({ description: 'what the event says' }),
    readAt: moment.nullable(),
  })
  .openapi('Notification')

const word = z
  .string()
  .min(1)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not have control characters')

const settings = { tags: ['settings'], security }
const own = { tags: ['access'], security }

export const listDeliveries = createRoute({
  ...settings,
  method: 'get',
  path: '/',
  operationId: 'listNotificationDeliveries',
  summary: 'Who was told of what, and what became of it; newest first',
  description: 'What the notifications say is for their recipients.',
  middleware: permit('settings:read'),
  request: {
    query: z.strictObject({
      ...pageQuery.shape,
      status: z.enum(NOTIFICATION_STATUSES).optional(),
      channel: z.enum(CHANNELS).optional(),
      recipient: word.max(2000).optional(),
      type: word.max(100).optional().openapi({ description: 'of the event' }),
    }),
  },
  responses: {
    200: json('A page of deliveries', pageOf(deliverySchema)),
    ...problems(400, 401, 403),
  },
})

export const retryDelivery = createRoute({
  ...settings,
  method: 'post',
  path: '/{id}/retry',
  operationId: 'retryNotification',
  summary: 'Try a failed notification again',
  middleware: permit('settings:manage'),
  request: { headers: idempotency, params: idParams },
  responses: {
    202: json('It is tried again', deliverySchema),
    ...problems(400, 401, 403, 404, 409, 422, 429),
  },
})

export const notifyConversion = createRoute({
  ...settings,
  method: 'post',
  path: '/conversion',
  operationId: 'sendConversionNotification',
  summary: 'Tell of an event of a conversion by hand',
  description:
    'The recipients of the settings who were not told of it yet, also when the settings say that nobody is told of such events.',
  middleware: permit('settings:manage'),
  request: {
    headers: idempotency,
    body: body(z.strictObject({ eventId: z.uuid() }).openapi('NotifyConversion')),
  },
  responses: {
    202: json('The new notifications', z.object({ items: z.array(deliverySchema) })),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

export const listOwn = createRoute({
  ...own,
  method: 'get',
  path: '/',
  operationId: 'listMyNotifications',
  summary: 'What you were told in Potok, newest first; a key was told nothing',
  request: {
    query: z.strictObject({
      ...pageQuery.shape,
      unread: z
        .enum(['true', 'false'])
        .optional()
        .openapi({ description: 'true: only what you have not read' }),
    }),
  },
  responses: {
    200: json(
      'A page of them',
      z.object({
        ...pageOf(ownSchema).shape,
        unread: z.number().int().openapi({ description: 'how many you have not read, in all' }),
      }),
    ),
    ...problems(400, 401),
  },
})

export const readOwn = createRoute({
  ...own,
  method: 'post',
  path: '/{id}/read',
  operationId: 'readMyNotification',
  summary: 'You have read it',
  request: { headers: idempotency, params: idParams },
  responses: { 200: json('It', ownSchema), ...problems(400, 401, 404, 409, 422, 429) },
})

export const readAllOwn = createRoute({
  ...own,
  method: 'post',
  path: '/read-all',
  operationId: 'readAllMyNotifications',
  summary: 'You have read them all',
  request: { headers: idempotency },
  responses: {
    200: json('How many were unread', z.object({ read: z.number().int() })),
    ...problems(401, 409, 422, 429),
  },
})
