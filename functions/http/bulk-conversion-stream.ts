import { readBulk } from '../../workflows/conversion/bulk/read-bulk.ts'
import type { Deps } from '../../workflows/deps.ts'
import { streamBulkRoute } from './bulk-conversion-routes.ts'
import { followBulk } from './events/follow-bulk.ts'
import type { StreamTimes } from './events/follow-events.ts'
import { liveBody } from './events/live-body.ts'
import { takeSeat } from './events/take-seat.ts'
import { openApiApp } from './open-api-app.ts'
import { contextOf } from './write.ts'

/** Streams of one workspace in this process. */
const SEATS = 20
/** Milliseconds. */
const TIMES: StreamTimes = { poll: 1_000, heartbeat: 30_000, check: 60_000 }
/** Milliseconds after which a client that does not read is dropped. */
const PATIENCE = 60_000

/** `/api/v1/conversion/bulk/{id}/stream`. */
export function bulkConversionStream(
  deps: Pick<Deps, 'authenticate' | 'clock' | 'inTenant' | 'logger' | 'stopping'>,
  times: StreamTimes = TIMES,
) {
  const app = openApiApp()
  const taken = new Map<string, number>()

  app.openapi(streamBulkRoute, async (c) => {
    const { id } = c.req.valid('param')
    const context = contextOf(c)
    const read = () => deps.inTenant(context, (r) => readBulk(r, id))
    await read()
    const credential = (c.req.header('authorization') ?? '').replace(/^Bearer /i, '')
    const { workspaceId } = c.get('caller')
    const mayListen = async () => {
      const now = await deps.authenticate(credential, c.req.header('x-workspace-id'))
      return now?.workspaceId === workspaceId && now.permissions.has('conversion:read')
    }
    const leave = takeSeat(taken, workspaceId, SEATS)
    const gone = new AbortController()
    const signal = deps.stopping ? AbortSignal.any([gone.signal, deps.stopping]) : gone.signal
    const body = liveBody({
      pieces: followBulk({ read, mayListen, signal, now: () => deps.clock.now(), times }),
      patience: PATIENCE,
      onEnd: () => {
        gone.abort()
        leave()
      },
      onError: (err) => deps.logger.error({ err, ...context }, 'a stream of progress broke off'),
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
