import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { SqlDatabase } from '../db/drivers/sql.ts'
import { apiRoutes } from './api/routes.ts'
import { group, people, privateChat, firstPerson } from './chats/people.ts'
import { toProblem } from './chats/problem.ts'
import { chatRoutes } from './chats/routes.ts'
import { sameOrigin } from './chats/same-origin.ts'
import { ProblemError } from './errors.ts'
import { createFeed } from './feed.ts'
import { createRateLimiter, defaultRateLimits, type RateLimits } from './limits.ts'
import { pageRoutes } from './page/routes.ts'
import { chatStore } from './store/chats.ts'
import { migrate } from './store/migrate.ts'
import {
  createDispatcher,
  defaultWebhookOptions,
  type WebhookOptions,
} from './webhook/dispatcher.ts'
import { seconds, type SimulatorLogger, type World } from './world.ts'

export interface SimulatorOptions {
  database: SqlDatabase
  clock: { now(): number }
  /** `<bot id>:<secret>`, as BotFather gives them. */
  token?: string
  newId?: () => string
  logger?: SimulatorLogger
  /** Reaches the webhook. */
  fetch?: typeof fetch
  /** Where `app` is mounted: the start of the `url`s it gives out. Default `/simulator`. */
  basePath?: string
  rateLimits?: Partial<RateLimits>
  webhook?: Partial<WebhookOptions>
  /** Milliseconds in which a pressed button can be answered. Default one minute. */
  callbackLifetime?: number
}

export interface Simulator {
  /**
   * The page at `/`, scripts at `/chats/…`, the Bot API at `/api/bot<token>/<method>` and
   * `/api/file/bot<token>/<path>`; the latter two without `/api` as well, because clients resolve
   * an `apiRoot` that has no closing slash against its parent.
   */
  app: Hono
  token: string
  /** Makes the tables and takes up the delivery of updates where the last process left it. */
  start(): Promise<void>
  /** Ends streams and deliveries, for good; what was not delivered stays queued. */
  stop(): Promise<void>
}

/** Not a secret: it opens nothing but a simulator. */
const defaultToken = '7000000001:simulator-token-opens-nothing-real1'
const silent: SimulatorLogger = { info() {}, warn() {}, error() {} }

/** A Telegram Bot API with its chats, for local use and tests. Its state lives in the database. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { database, clock, logger = silent, token = defaultToken } = options
  const feed = createFeed()
  const stopping = new AbortController()
  const dispatcher = createDispatcher({
    database,
    clock,
    logger,
    fetch: options.fetch ?? fetch,
    options: { ...defaultWebhookOptions, ...options.webhook },
  })
  const world: World = {
    database,
    clock,
    logger,
    token,
    feed,
    newId: options.newId ?? randomUUID,
    bot: {
      id: Number.parseInt(token, 10) || 7_000_000_001,
      is_bot: true,
      first_name: 'Potok',
      username: 'potok_simulator_bot',
    },
    limiter: createRateLimiter(clock, { ...defaultRateLimits, ...options.rateLimits }),
    wake: dispatcher.wake,
    stopping: stopping.signal,
    basePath: options.basePath ?? '/simulator',
    callbackLifetime: options.callbackLifetime ?? 60_000,
  }

  const api = apiRoutes(world)
  const app = new Hono()
  app.onError((error) => toProblem(error, logger))
  app.notFound(() => toProblem(new ProblemError(404, 'There is nothing at this address.'), logger))
  app.use(sameOrigin)
  app.route('/api', api)
  app.route('/', api)
  app.route('/', chatRoutes(world))
  app.route('/', pageRoutes(world))

  return {
    app,
    token,
    async start() {
      await migrate(database, seconds(clock))
      await addPeople(database)
      await dispatcher.start()
    },
    async stop() {
      stopping.abort()
      await dispatcher.stop()
    },
  }
}

/** The test people are there from the start, so that the page has somebody to be. */
async function addPeople(database: SqlDatabase): Promise<void> {
  const chats = chatStore(database)
  for (const person of people) {
    if (!(await chats.find(person.id))) await chats.save(privateChat(person), person)
  }
  if (!(await chats.find(group.id))) await chats.save(group, firstPerson)
}
