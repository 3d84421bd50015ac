import { createRoute, z } from '@hono/zod-openapi'
import { broadcastInput } from '../../workflows/broadcasts/broadcast-input.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, idParams, json, pageOf, pageQuery, security } from './route-parts.ts'

const tags = ['Broadcasts']
const READ = 'broadcasts:read'
const SEND = 'broadcasts:send'

const broadcastSchema = z
  .object({
    id: z.uuid(),
    status: z.enum(['draft', 'scheduled', 'sending', 'paused', 'completed', 'cancelled']),
    text: z.string(),
    button: z.object({ text: z.string(), url: z.string() }).nullable(),
    language: z.enum(['ru', 'en']).nullable(),
    startAt: z.string().nullable(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    createdAt: z.string(),
    version: z.int(),
  })
  .openapi('Broadcast')

const reportSchema = z
  .object({
    broadcast: broadcastSchema,
    /** As of now for one that is not begun. */
    audience: z.int(),
    recipients: z.object({
      pending: z.int(),
      sent: z.int(),
      blocked: z.int(),
      failed: z.int(),
      skipped: z.int(),
    }),
    failures: z
      .array(z.object({ chatId: z.int(), reason: z.string().nullable() }))
      .openapi({ description: 'the first twenty' }),
  })
  .openapi('BroadcastReport')

export const create = createRoute({
  method: 'post',
  path: '/',
  operationId: 'createBroadcast',
  tags,
  summary: 'Draft a message to everybody who asked for news',
  description: 'Nobody gets it before it is started. Every message carries a button to opt out.',
  security,
  middleware: permit(SEND),
  request: { body: body(broadcastInput.clone().openapi('NewBroadcast')) },
  responses: {
    201: json('The draft', broadcastSchema),
    ...problems(400, 401, 403, 409, 413, 415, 422, 429),
  },
})

export const list = createRoute({
  method: 'get',
  path: '/',
  operationId: 'listBroadcasts',
  tags,
  summary: 'The newest broadcasts',
  security,
  middleware: permit(READ),
  request: { query: pageQuery },
  responses: {
    200: json('Newest first', pageOf(broadcastSchema)),
    ...problems(400, 401, 403, 429),
  },
})

export const read = createRoute({
  method: 'get',
  path: '/{id}',
  operationId: 'getBroadcast',
  tags,
  summary: 'One broadcast',
  security,
  middleware: permit(READ),
  request: { params: idParams },
  responses: { 200: json('It', broadcastSchema), ...problems(400, 401, 403, 404, 429) },
})

export const report = createRoute({
  method: 'get',
  path: '/{id}/report',
  operationId: 'getBroadcastReport',
  tags,
  summary: 'Who got a broadcast, in numbers',
  security,
  middleware: permit(READ),
  request: { params: idParams },
  responses: { 200: json('The report', reportSchema), ...problems(400, 401, 403, 404, 429) },
})

const moveRoute = <Move extends 'start' | 'pause' | 'resume' | 'cancel'>(
  move: Move,
  operationId: string,
  summary: string,
) =>
  createRoute({
    method: 'post',
    path: `/{id}/${move}` as const,
    operationId,
    tags,
    summary,
    security,
    middleware: permit(SEND),
    request: { params: idParams },
    responses: {
      200: json('As it stands now', broadcastSchema),
      ...problems(400, 401, 403, 404, 409, 422, 429),
    },
  })

export const start = moveRoute('start', 'startBroadcast', 'Send it, at once or at its time')
export const pause = moveRoute('pause', 'pauseBroadcast', 'Send it to nobody else for now')
export const resume = moveRoute('resume', 'resumeBroadcast', 'Go on with a paused one')
export const cancel = moveRoute('cancel', 'cancelBroadcast', 'Send it to nobody else, ever')
