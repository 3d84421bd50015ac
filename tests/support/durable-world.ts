import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import type { Inngest, InngestFunction } from 'inngest'
import { serve } from 'inngest/hono'
import { createMemoryCache } from '../../adapters/cache/create-memory-cache.ts'
import { createExpressions } from '../../adapters/expressions/create-expressions.ts'
import { createFormats } from '../../adapters/formats/create-formats.ts'
import { readConfig } from '../../adapters/config.ts'
import { paymentGateways } from '../../adapters/payments/payment-gateways.ts'
import { createNewId } from '../../adapters/new-id.ts'
import { invalidateStale } from '../../db/cache/invalidate-stale.ts'
import { createInTenant } from '../../db/create-in-tenant.ts'
import { openKeyring } from '../../db/encryption/open-keyring.ts'
import { createOutbox } from '../../db/events/create-outbox.ts'
import { toEnvelope } from '../../db/events/event-row.ts'
import { events } from '../../db/schema/events.ts'
import { createDuePlans } from '../../db/repositories/due-plans.ts'
import { createEngine, type Engine } from '../../engine/create-engine.ts'
import { createInngest } from '../../inngest.config.ts'
import { PERMISSIONS } from '../../workflows/access/permissions.ts'
import type { Settings } from '../../workflows/access/settings.ts'
import type { TextDelivery } from '../../workflows/bot/ports.ts'
import { watchChanges } from '../../workflows/conversion/automatic/watch-changes.ts'
import type { Deps, Repositories } from '../../workflows/deps.ts'
import { EVENT_CATALOG } from '../../workflows/event-catalog.ts'
import type { EventContext } from '../../workflows/shared/events.ts'
import { createRelay, toInngestEvent } from '../../workflows/shared/relay.ts'
import type { Actor, TenantScope } from '../../workflows/shared/scope.ts'
import { createActivity } from '../unit/engine/support/quiet.ts'
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
  let people = 0

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
  const cache = createMemoryCache({ clock, logger })
  const masterKey = new Uint8Array(32).fill(7)
  const deps = {
    clock,
    newId,
    logger,
    cache,
    expressions: createExpressions(),
    formats: createFormats(),
    inTenant: createInTenant(database, {
      catalog: EVENT_CATALOG,
      clock,
      newId,
      logger,
      keyring: await openKeyring(database, { masterKey, clock, logger }),
      beforeCommit: (r, appended) => watchChanges({ cache }, r, appended),
      onCommitted: async (appended) => {
        invalidateStale(cache, appended)
        relay.nudge()
        await relay.idle()
      },
    }),
    permissionsOf: async (_: TenantScope, { id }: Actor) =>
      new Set([...PERMISSIONS.keys()].filter((name) => !revoked.has(`${id} ${name}`))),
    payments: paymentGateways({}, { clock }),
    duePlans: createDuePlans(database),
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
  const stored = async (type: string) => {
    const rows = await database.inSystem((tx) =>
      tx.select().from(events).where(eq(events.type, type)).orderBy(events.position),
    )
    return rows.map(toEnvelope)
  }

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
    /** Takes a permission from an actor, by its id. */
    revoke: (actorId: string, permission: string) => void revoked.add(`${actorId} ${permission}`),
    /**
     * Lets time pass, and everything happen that is due on the way; in so many leaps, because stopping
     * at each beat of the engine's heart would take seconds for a day. Retries need more of them.
     */
    pass: async (ms: number, leaps = 4) => {
      for (const end = clock.now() + ms; clock.now() < end;) {
        await activity.quiet()
        clock.advanceTo(Math.min(end, clock.now() + ms / leaps))
      }
      await activity.quiet()
    },
    /** A transaction of a person. */
    write: <T>(work: (r: Repositories, deps: Deps, context: EventContext) => Promise<T>) => {
      const context = { ...scope, actor: { type: 'user' as const, id: newId() }, source: 'test' }
      return deps.inTenant(context, (r) => work(r, deps, context))
    },
    read: <T>(work: (r: Repositories) => Promise<T>) => deps.inTenant(scope, work),
    setPayroll: (payroll: Settings['payroll']) =>
      deps.inTenant(scope, async ({ settings }) => {
        const { values, version } = await settings.read()
        await settings.change(version, { ...values, payroll })
      }),
    /** An active member with a Telegram account. */
    addMember: async ({ name }: { name: string }) => {
      const userId = newId()
      const chatId = 1000 + people++
      await deps.inTenant(scope, async ({ access }) => {
        await access.users.insert({ id: userId, email: `${userId}@example.com`, name })
        await access.users.update(userId, { telegramUserId: String(chatId) })
        await access.members.insert({
          id: newId(),
          userId,
          role: 'member',
          status: 'active',
          invitation: null,
        })
      })
      return { userId, chatId }
    },
    /** Stored events of a type, oldest first. */
    events: stored,
    /** Delivers events once more, under new ids: the engine knows ids for 24 hours only. */
    repeat: async (type: string, subject: string) => {
      const again = (await stored(type)).filter((event) => event.subject === subject)
      await inngest.send(again.map((event) => ({ ...toInngestEvent(event), id: newId() })))
    },
    runs: () =>
      database.sql.query<{ function_id: string; status: string; output: string }>(
        'select function_id, status, output from engine.runs order by id',
      ),
    /** Somebody cancels the latest run of a function at the engine itself. */
    cancelRun: async (functionId: string) => {
      const [run] = await database.sql.query<{ id: string }>(
        'select id from engine.runs where function_id = $1 order by id desc limit 1',
        [`potok-${functionId}`],
      )
      const request = new Request(`http://engine/v1/runs/${run?.id}`, { method: 'DELETE' })
      return (await engine?.fetch(request))?.status
    },
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
