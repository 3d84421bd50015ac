import { Hono } from 'hono'
import { createBroadcaster } from './broadcaster.ts'
import { cancellationRoutes } from './cancellation-routes.ts'
import { checkpointRoutes } from './checkpoint-routes.ts'
import type { HttpDeps } from './deps.ts'
import { devRoutes } from './dev-routes.ts'
import { endpointRoutes } from './endpoint-routes.ts'
import { HttpError } from './errors.ts'
import { eventRoutes } from './event-routes.ts'
import { graphqlRoutes } from './graphql-routes.ts'
import { metadataRoutes } from './metadata-routes.ts'
import { readRoutes } from './read-routes.ts'
import { realtimeRoutes } from './realtime-routes.ts'
import { runDataRoutes } from './run-data-routes.ts'
import { signalRoutes } from './signal-routes.ts'
import { createTokens } from './tokens.ts'

/** The engine's HTTP surface: the dev server's, as far as SDKs and the documented API use it. */
export function createApp(deps: HttpDeps): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    if (c.res.status !== 101) c.header('x-inngest-server-kind', 'dev')
  })
  app.onError((error, c) => {
    if (error instanceof HttpError)
      return c.json({ error: error.message, status: error.status }, error.status)
    deps.logger.error({ err: error, path: c.req.path }, 'a request failed')
    return c.json({ error: 'the engine could not do this; its log says why', status: 500 }, 500)
  })
  app.notFound((c) => c.json({ error: 'not found', status: 404 }, 404))
  app.get('/health', (c) =>
    deps.isStarted()
      ? c.json({ status: 200, message: 'OK' })
      : c.json({ status: 503, message: 'not started' }, 503),
  )
  app.route('/', eventRoutes(deps))
  app.route('/', devRoutes(deps))
  app.route('/v1', cancellationRoutes(deps))
  app.route('/v1', checkpointRoutes(deps))
  app.route('/v1', readRoutes(deps))
  const tokens = createTokens(deps.ids.hex(64))
  const broadcaster = createBroadcaster()
  app.route('/v1', endpointRoutes({ ...deps, tokens }))
  app.route('/v1/realtime', realtimeRoutes({ clock: deps.clock, broadcaster, tokens }))
  app.route('/v1', metadataRoutes(deps))
  app.route('/v1', signalRoutes(deps))
  app.route('/v0', runDataRoutes(deps))
  app.route('/v0', graphqlRoutes(deps))
  return app
}
