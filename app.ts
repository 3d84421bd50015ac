import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import type { Inngest, InngestFunction } from 'inngest'
import { serve } from 'inngest/hono'
import type { Config } from './adapters/config.ts'
import { authenticate, type ApiEnv } from './functions/http/authenticate.ts'
import { carousels } from './functions/http/carousels.ts'
import { files } from './functions/http/files.ts'
import { health } from './functions/http/health.ts'
import { problem } from './functions/http/problem.ts'
import { createSlideLinks } from './functions/http/slide-links.ts'
import { telegramWebhook } from './functions/http/telegram-webhook.ts'
import type { Deps } from './workflows/deps.ts'
import { AppError } from './workflows/shared/errors.ts'

const BODY_LIMIT = 1024 * 1024

export interface AppOptions {
  config: Pick<Config, 'PUBLIC_URL'> & { secret: string; webhookSecret: string }
  deps: Deps
  inngest: Inngest
  functions: readonly InngestFunction.Any[]
}

/** The Hono app: middleware, then one router per resource. */
export function createApp({ config, deps, inngest, functions }: AppOptions) {
  const { clock, logger } = deps
  const links = createSlideLinks({ secret: config.secret, clock, publicUrl: config.PUBLIC_URL })
  const app = new OpenAPIHono<ApiEnv>()

  app.onError((error, c) => {
    const known = knownError(error)
    if (known === error && !(error instanceof AppError)) {
      logger.error(
        { err: error, requestId: c.get('requestId'), path: c.req.path },
        'request failed',
      )
    }
    return problem(c, known)
  })
  app.notFound((c) => problem(c, new AppError('not_found', `There is nothing at ${c.req.path}`)))

  app.use(requestId({ limitLength: 64, headerName: 'X-Request-Id' }))
  app.use(secureHeaders())

  app.on(['GET', 'PUT', 'POST'], '/api/inngest', (c) =>
    serve({ client: inngest, functions: [...functions] })(c),
  )

  app.route('/health', health(deps))
  app.route('/files', files(deps, links))
  app.route('/telegram/webhook', telegramWebhook(deps, { secret: config.webhookSecret }))

  app.use('/api/v1/*', limitBody)
  app.doc31('/api/v1/openapi.json', (c) => ({
    openapi: '3.1.0',
    info: { title: 'Potok', version: '1', description: 'A topic becomes a carousel.' },
    servers: [{ url: config.PUBLIC_URL ?? new URL(c.req.url).origin }],
  }))
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
  })
  app.use('/api/v1/carousels/*', authenticate(deps))
  app.route('/api/v1/carousels', carousels(deps, links.sign))
  return app
}

const limitBody = bodyLimit({
  maxSize: BODY_LIMIT,
  onError: () => {
    throw new AppError('payload_too_large', `A request may have at most ${BODY_LIMIT} bytes`)
  },
})

/** Hono's own refusals, such as broken JSON, in our words. */
function knownError(error: unknown): unknown {
  if (!(error instanceof HTTPException)) return error
  if (error.status === 415) return new AppError('unsupported_media_type', 'Send application/json')
  if (error.status === 413) return new AppError('payload_too_large', 'The request is too large')
  if (error.status >= 500) return error
  return new AppError('invalid_input', 'The body is not valid JSON', {
    fields: [{ field: 'body', rule: 'must be valid JSON' }],
  })
}
