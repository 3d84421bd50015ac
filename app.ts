import { OpenAPIHono } from '@hono/zod-openapi'
import { except } from 'hono/combine'
import { HTTPException } from 'hono/http-exception'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { Hono } from 'hono'
import type { Inngest, InngestFunction } from 'inngest'
import { serve } from 'inngest/hono'
import { readConfig, type Config } from './adapters/config.ts'
import { createDeps, type DepsOptions } from './adapters/deps.ts'
import { createLogger } from './adapters/logger.ts'
import { webhookSecretOf } from './adapters/telegram/webhook-secret.ts'
import { firstWorkspace } from './db/access/first-workspace.ts'
import { openKeyring } from './db/encryption/open-keyring.ts'
import { openDatabase } from './db/open-database.ts'
import { aiContent } from './functions/http/ai-content.ts'
import { apiDocument } from './functions/http/api-document.ts'
import { aiUsage } from './functions/http/ai-usage.ts'
import { approvals } from './functions/http/approvals.ts'
import { audit } from './functions/http/audit.ts'
import { authenticate, type ApiEnv } from './functions/http/authenticate.ts'
import { brandKit } from './functions/http/brand-kit.ts'
import { broadcasts } from './functions/http/broadcasts.ts'
import { bulkConversionStream } from './functions/http/bulk-conversion-stream.ts'
import { bulkConversions } from './functions/http/bulk-conversions.ts'
import { carouselRevisions } from './functions/http/carousel-revisions.ts'
import { carousels } from './functions/http/carousels.ts'
import { checkedBody } from './functions/http/checked-body.ts'
import { deadLetters } from './functions/http/dead-letters.ts'
import { conversionRules } from './functions/http/conversion-rules.ts'
import { conversions } from './functions/http/conversions.ts'
import { dealQueries } from './functions/http/deal-queries.ts'
import { dealsWin } from './functions/http/deals-win.ts'
import { encryption } from './functions/http/encryption.ts'
import { eventStream } from './functions/http/event-stream.ts'
import { files } from './functions/http/files.ts'
import { health } from './functions/http/health.ts'
import { home } from './functions/http/home.ts'
import { leaveDecisions } from './functions/http/leave-decisions.ts'
import { limitBody } from './functions/http/limit-body.ts'
import { paymentNotices } from './functions/http/payment-notices.ts'
import { notifications } from './functions/http/notifications.ts'
import { payments } from './functions/http/payments.ts'
import { orderActions } from './functions/http/order-actions.ts'
import { orders } from './functions/http/orders.ts'
import { payroll } from './functions/http/payroll.ts'
import { mountAccess } from './functions/http/mount-access.ts'
import { problem } from './functions/http/problem.ts'
import { productionOrders } from './functions/http/production-orders.ts'
import { quoteOrders } from './functions/http/quote-orders.ts'
import { limitByAddress, limitByCaller, limitSignIn } from './functions/http/rate-limit.ts'
import { mountEntities } from './functions/http/registry/mount-entities.ts'
import { refundRetries, refunds } from './functions/http/refunds.ts'
import { sagas } from './functions/http/sagas.ts'
import { schedules } from './functions/http/schedules.ts'
import { schema } from './functions/http/schema.ts'
import { createSlideLinks } from './functions/http/slide-links.ts'
import { shadowReport } from './functions/http/shadow-report.ts'
import { stock } from './functions/http/stock.ts'
import { telegramWebhook } from './functions/http/telegram-webhook.ts'
import { triggers } from './functions/http/triggers.ts'
import { createInngest, durableFunctions, engineMode } from './inngest.config.ts'
import type { Deps } from './workflows/deps.ts'
import { AppError } from './workflows/shared/errors.ts'
import { toInngestEvent } from './workflows/shared/relay.ts'

/** Those that answer without a credential. */
const PUBLIC_ROUTES = ['/api/v1/openapi.json', '/api/v1/auth/*'] as const

/** Passed as `env` by the embedded engine's calls, which no request from a socket can carry. */
export const IN_PROCESS = { inProcess: true } as const

export interface AppOptions {
  config: Pick<Config, 'PUBLIC_URL' | 'TRUSTED_PROXIES'>
  /** Signs the addresses of pictures. */
  secret: string
  webhookSecret: string
  deps: Deps
  inngest: Inngest
  functions: readonly InngestFunction.Any[]
  /** The embedded engine does not sign its calls: then only calls of this process reach the functions. */
  engineInProcess: boolean
  /** Is the Telegram simulator mounted? */
  simulator: boolean
}

/** The Hono app: middleware, then one router per resource. */
export function createApp(options: AppOptions) {
  const { config, secret, webhookSecret, deps, inngest, functions } = options
  const { clock, logger } = deps
  const links = createSlideLinks({ secret, clock, publicUrl: config.PUBLIC_URL })
  const app = new OpenAPIHono<ApiEnv>()

  app.onError((error, c) => {
    const known = knownError(error, c.get('bodyError'))
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
  app.use('/files/*', async (c, next) => {
    await next()
    c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
  })
  app.use(secureHeaders())
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        const allow = methods.join(', ')
        const answer = problem(
          c,
          new AppError('method_not_allowed', `Only ${allow} is possible here`),
        )
        answer.headers.set('Allow', allow)
        return answer
      },
    }),
  )

  const { PUBLIC_URL } = config
  const inngestHandler = serve({
    client: inngest,
    functions: [...functions],
    ...(PUBLIC_URL && !options.engineInProcess ? { serveOrigin: PUBLIC_URL } : {}),
  })
  app.on(['GET', 'PUT', 'POST'], '/api/inngest', (c) => {
    const inProcess = (c.env as Partial<typeof IN_PROCESS> | undefined)?.inProcess === true
    if (options.engineInProcess && !inProcess) return c.notFound()
    return inngestHandler(c)
  })

  app.route('/', home({ simulator: options.simulator }))
  app.route('/health', health(deps))
  app.route('/files', files(deps, links))
  app.route('/telegram/webhook', telegramWebhook(deps, { secret: webhookSecret }))

  app.route('/webhooks/payments', paymentNotices(deps))

  // Every route of the API is authenticated, unless it is named here.
  const trusted = config.TRUSTED_PROXIES ?? { kind: 'none' as const }
  app.use('/api/v1/*', limitByAddress(deps, trusted), limitBody, checkedBody)
  app.use('/api/v1/auth/*', limitSignIn(deps, trusted))
  app.use('/api/v1/*', except([...PUBLIC_ROUTES], authenticate(deps), limitByCaller(deps)))

  mountAccess(app, deps)
  app.route('/api/v1/notifications', notifications(deps))
  app.route('/api/v1/carousels', carousels(deps, links.sign))
  app.route('/api/v1/carousels', carouselRevisions(deps, links.sign))
  app.route('/api/v1/ai/content', aiContent(deps))
  app.route('/api/v1/ai/usage', aiUsage(deps))
  app.route('/api/v1/approvals', approvals(deps))
  app.route('/api/v1/broadcasts', broadcasts(deps))
  app.route('/api/v1/schedules', schedules(deps))
  app.route('/api/v1/brand-kit', brandKit(deps))
  app.route('/api/v1/audit', audit(deps))
  app.route('/api/v1/encryption', encryption(deps))
  app.route('/api/v1/deals', dealQueries(deps))
  app.route('/api/v1/deals', dealsWin(deps))
  app.route('/api/v1/sagas', sagas(deps))
  app.route('/api/v1/schema', schema(deps))
  app.route('/api/v1/stock', stock(deps))
  app.route('/api/v1/leave-requests', leaveDecisions(deps))
  app.route('/api/v1/payroll-runs', payroll(deps))
  app.route('/api/v1/orders', payments(deps))
  app.route('/api/v1/payments', refunds(deps))
  app.route('/api/v1/refunds', refundRetries(deps))
  app.route('/api/v1/orders', orders(deps))
  app.route('/api/v1/orders', orderActions(deps))
  app.route('/api/v1/production-orders', productionOrders(deps))
  app.route('/api/v1/events', eventStream(deps))
  app.route('/api/v1/dead-letters', deadLetters(deps))
  app.route('/api/v1/quotes', quoteOrders(deps))
  app.route('/api/v1/conversion', conversions(deps))
  app.route('/api/v1/conversion/bulk', bulkConversions(deps))
  app.route('/api/v1/conversion/bulk', bulkConversionStream(deps))
  app.route('/api/v1/triggers', triggers(deps))
  app.route('/api/v1/conversion/rules', shadowReport(deps))
  app.route('/api/v1/conversion/rules', conversionRules(deps))
  const describe = mountEntities(app, deps)

  const document = apiDocument(app, describe)
  app.get('/api/v1/openapi.json', (c) =>
    c.body(document(config.PUBLIC_URL ?? new URL(c.req.url).origin), 200, {
      'content-type': 'application/json',
    }),
  )
  return app
}

export interface PotokOptions extends Omit<DepsOptions, 'send'> {
  secret: string
  webhookSecret: string
  simulator: boolean
  /** Reaches the embedded engine without a socket. */
  engineFetch?: typeof fetch
}

/** The whole of Potok but its engine: the app, its functions and what they may use of the world. */
export function createPotok(options: PotokOptions) {
  const { config, logger, engineFetch } = options
  const inngest = createInngest({ config, logger, ...(engineFetch ? { fetch: engineFetch } : {}) })
  const { deps, relay } = createDeps({
    ...options,
    send: async (events) => {
      await inngest.send(events.map(toInngestEvent))
    },
  })
  const functions = durableFunctions(inngest, deps, relay)
  const engineInProcess = engineFetch !== undefined
  const app = createApp({ ...options, deps, inngest, functions, engineInProcess })
  return { app, deps, relay, inngest }
}

/** Everything from the environment, for a host that keeps no folder and no process. */
async function createServerless() {
  const config = readConfig(process.env)
  const { DATABASE_URL, POTOK_SECRET, POTOK_MASTER_KEY, TELEGRAM_BOT_TOKEN } = config
  if (!DATABASE_URL) throw new Error('DATABASE_URL: is needed on a serverless host')
  if (!POTOK_SECRET) throw new Error('POTOK_SECRET: is needed on a serverless host')
  if (!POTOK_MASTER_KEY) throw new Error('POTOK_MASTER_KEY: is needed on a serverless host')
  if (engineMode(config) === 'embedded') {
    throw new Error('INNGEST_SIGNING_KEY: is needed on a serverless host')
  }
  const clock = { now: Date.now }
  const logger = createLogger(config)
  const database = await openDatabase({
    url: DATABASE_URL,
    migrationUrl: config.MIGRATION_DATABASE_URL,
    logger,
  })
  const botScope = await database.inSystem(firstWorkspace)
  if (!botScope) {
    throw new Error(
      'DATABASE_URL: has no workspace yet; run `npm start` once against it, which makes the owner’s key',
    )
  }
  return createPotok({
    config,
    database,
    clock,
    logger,
    botScope,
    keyring: await openKeyring(database, {
      masterKey: POTOK_MASTER_KEY,
      previous: config.POTOK_MASTER_KEY_PREVIOUS,
      clock,
      logger,
    }),
    secret: POTOK_SECRET,
    webhookSecret: webhookSecretOf(config, POTOK_SECRET),
    telegram: { token: TELEGRAM_BOT_TOKEN ?? '', apiRoot: config.TELEGRAM_API_ROOT },
    awaitDelivery: true,
    simulator: false,
  }).app
}

let instance: ReturnType<typeof createServerless> | null = null

/** For serverless hosts: wired at the first request, and again after a failed try. */
export default new Hono().all('*', async (c) => {
  instance ??= createServerless()
  try {
    const app = await instance
    return await app.fetch(c.req.raw, c.env)
  } catch (error) {
    instance = null
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    return problem(c, new AppError('not_configured', 'Potok cannot start; its log says why'))
  }
})

/** Hono's own refusals, such as broken JSON, in our words. */
function knownError(error: unknown, bodyError: AppError | undefined): unknown {
  if (!(error instanceof HTTPException)) return error
  if (error.status === 415) return new AppError('unsupported_media_type', 'Send application/json')
  if (error.status === 413) return new AppError('payload_too_large', 'The request is too large')
  if (error.status >= 500) return error
  if (bodyError) return bodyError
  return new AppError('invalid_input', 'The body is not valid JSON', {
    fields: [{ field: 'body', rule: 'must be valid JSON' }],
  })
}
