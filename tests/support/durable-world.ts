import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import type { Inngest, InngestFunction } from 'inngest'
import { serve } from 'inngest/hono'
import { createMemoryCache } from '../../adapters/cache/create-memory-cache.ts'
import { readConfig } from '../../adapters/config.ts'
import { createNewId } from '../../adapters/new-id.ts'
import { createInTenant } from '../../db/create-in-tenant.ts'
import { createOutbox } from '../../db/events/create-outbox.ts'
import { toEnvelope } from '../../db/events/event-row.ts'
import { events } from '../../db/schema/events.ts'
import { createEngine, type Engine } from '../../engine/create-engine.ts'
import { createInngest } from '../../inngest.config.ts'
import { PERMISSIONS } from '../../workflows/access/permissions.ts'
import type { TextDelivery } from '../../workflows/bot/ports.ts'
import type { Deps } from '../../workflows/deps.ts'
import { EVENT_CATALOG } from '../../workflows/event-catalog.ts'
import { createRelay, toInngestEvent } from '../../workflows/shared/relay.ts'
import type { Actor, TenantScope } from '../../workflows/shared/scope.ts'
import { advance, createActivity } from '../unit/engine/support/quiet.ts'
import { createVirtualClock } from '../unit/engine/support/virtual-clock.ts'
import { openTestDatabase } from './database.ts'
import { quietLogger as logger } from './quiet-logger.ts'
import { createTenant } from './tenant.ts'

const START = Date.UTC(2026, 10, 2, 9)
const APP = 'http://app.test/api/inngest'

/**
 * Durable functions on the embedded engine and a real database, on a clock that tests move: days pass
 * in milliseconds. Messages are kept instead of sent.
 */
export async function openDurableWorld(
  functionsOf: (inngest: Inngest, deps: Deps) => InngestFunction.Any[],
  more: Partial<Deps> = {},
) {
  const database = await openTestDatabase()
  const scope = await createTenant(database)
  const clock = createVirtualClock(START)
  const newId = createNewId(clock)
  const activity = createActivity()
  const messages: TextDelivery[] = []
  const revoked = new Set<string>()
  const errors: unknown[] = []

  let engine: Engine | null = null
  const inngest = createInngest({
    config: readConfig({}),
    logger,
    fetch: async (input, init) => {
      if (!engine) throw new Error('the engine is stopped')
      return engine.fetch(new Request(input, init))
    },
  })
  const send = async (events: Parameters<typeof toInngestEvent>[0][]) => {
    await inngest.send(events.map(toInngestEvent))
  }
  const relay = createRelay({ outbox: createOutbox(database, { clock, newId }), send, logger })
  const deps = {
    clock,
    newId,
    logger,
    cache: createMemoryCache({ clock }),
    inTenant: createInTenant(database, {
      catalog: EVENT_CATALOG,
      clock,
      newId,
      logger,
      onCommitted: async () => {
        relay.nudge()
        await relay.idle()
      },
    }),
    permissionsOf: async (_: TenantScope, { id }: Actor) =>
      new Set([...PERMISSIONS.keys()].filter((name) => !revoked.has(`${id} ${name}`))),
    messenger: {
      sendText: async (_: TenantScope, message: TextDelivery) => {
        const known = messages.some(({ key }) => key === message.key)
        if (!known) messages.push(message)
        return { messageIds: [1] }
      },
    },
    ...more,
  } as Partial<Deps> as Deps

  const app = new Hono().on(
    ['GET', 'PUT', 'POST'],
    '/api/inngest',
    serve({ client: inngest, functions: functionsOf(inngest, deps) }),
  )
  const start = async () => {
    engine = await createEngine({
      database: activity.database(database.sql),
      clock,
      logger: {
        info() {},
        warn() {},
        error: (facts, message) => void errors.push({ ...facts, message }),
      },
      fetch: activity.fetch(async (input, init) => app.fetch(new Request(input, init))),
    })
    await engine.start()
    const synced = await engine.sync(APP)
    if (!synced.ok) throw new Error(synced.error)
  }
  await start()

  return {
    scope,
    clock,
    deps,
    messages,
    database,
    /** What the engine complained of. */
    errors,
    context: { ...scope, actor: { type: 'user' as const, id: newId() }, source: 'test' },
    /** Takes a permission from an actor, by its id. */
    revoke: (actorId: string, permission: string) => void revoked.add(`${actorId} ${permission}`),
    /** Lets time pass, and everything happen that is due on the way. */
    pass: (ms: number) => advance(clock, activity, clock.now() + ms),
    /** Delivers the stored events of a type once more, under new ids: the engine knows ids for 24 hours only. */
    repeat: async (type: string) => {
      const stored = await database.inSystem((tx) =>
        tx.select().from(events).where(eq(events.type, type)),
      )
      await inngest.send(stored.map((row) => ({ ...toInngestEvent(toEnvelope(row)), id: newId() })))
    },
    runs: () =>
      database.sql.query<{ function_id: string; status: string; output: string }>(
        'select function_id, status, output from engine.runs order by id',
      ),
    /** The process ends and another one starts on the same database. */
    restart: async () => {
      await engine?.stop(0)
      await start()
    },
    close: async () => {
      await engine?.stop(0)
      await database.close()
    },
  }
}

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
