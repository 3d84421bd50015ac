import { createRoute, z } from '@hono/zod-openapi'
import type { Caller } from '../../workflows/access/caller.ts'
import type { Deps } from '../../workflows/deps.ts'
import { eventFilterOf } from '../../workflows/events/event-filter.ts'
import type { EventCursor } from '../../workflows/shared/event-log.ts'
import { followEvents, type StreamTimes } from './events/follow-events.ts'
import { liveBody } from './events/live-body.ts'
import { takeSeat } from './events/take-seat.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { security } from './route-parts.ts'
import { contextOf } from './write.ts'

const FOLLOW = 'events:read'
/** Streams of one workspace in this process. */
const SEATS = 20
/** Milliseconds. */
const TIMES: StreamTimes = { poll: 500, heartbeat: 30_000, check: 60_000 }
/** Milliseconds after which a client that does not read is dropped. */
const PATIENCE = 60_000

const follow = createRoute({
  method: 'get',
  path: '/stream',
  operationId: 'followEvents',
  tags: ['Events'],
  summary: 'Follow what happens in the workspace',
  description:
    'Server-sent events: each `event` is the type, its `data` the event as JSON. Every event once and in order; with `Last-Event-ID` from the one after it, else from now on. `heartbeat` comes when nothing else did for 30 s. Events of records are for who may read those. The stream ends with the credential.',
  security,
  middleware: permit(FOLLOW),
  request: {
    query: z.object({
      types: z
        .string()
        .max(2000)
        .optional()
        .openapi({ description: 'Types, separated by commas', example: 'order.*,stock.reserved' }),
    }),
    headers: z.object({ 'last-event-id': z.string().max(100).optional() }),
  },
  responses: {
    200: {
      description: 'It goes on until one side ends it',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...problems(400, 401, 403, 429),
  },
})

/** `/api/v1/events/stream`. */
export function eventStream(
  deps: Pick<Deps, 'authenticate' | 'clock' | 'eventReader' | 'inTenant' | 'logger' | 'stopping'>,
  times: StreamTimes = TIMES,
) {
  const app = openApiApp()
  const taken = new Map<string, number>()

  app.openapi(follow, async (c) => {
    const caller = c.get('caller')
    const { types = '' } = c.req.valid('query')
    const fits = eventFilterOf(types.split(',').flatMap((name) => name.trim() || []))
    const from = await startOf(deps, caller, c.req.valid('header')['last-event-id'])

    const credential = (c.req.header('authorization') ?? '').replace(/^Bearer /i, '')
    const { workspaceId } = caller
    const listener = async () => {
      const now = await deps.authenticate(credential, c.req.header('x-workspace-id'))
      return now?.workspaceId === workspaceId && now.permissions.has(FOLLOW) ? now : null
    }
    const leave = takeSeat(taken, workspaceId, SEATS)
    const gone = new AbortController()
    const signal = deps.stopping ? AbortSignal.any([gone.signal, deps.stopping]) : gone.signal
    const body = liveBody({
      pieces: followEvents({
        reader: deps.eventReader,
        listener,
        from,
        fits,
        signal,
        now: () => deps.clock.now(),
        times,
      }),
      patience: PATIENCE,
      onEnd: () => {
        gone.abort()
        leave()
      },
      onError: (err) => deps.logger.error({ err, ...contextOf(c) }, 'a stream of events broke off'),
    })
    return c.newResponse(body, 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // Nginx would keep events back until a buffer is full.
      'x-accel-buffering': 'no',
    }) as never
  })
  return app
}

/** After the event that the client had last, or from now on. @throws AppError `invalid_input` for an id that was never given out */
async function startOf(
  { eventReader }: Pick<Deps, 'eventReader'>,
  { organizationId, workspaceId }: Caller,
  last: string | undefined,
): Promise<EventCursor> {
  if (last === undefined || last === '') return eventReader.now()
  await eventReader.read({ cursor: last, limit: 1, scope: { organizationId, workspaceId } })
  return last
}
