import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq } from 'drizzle-orm'
import { readConfig } from '../../adapters/config.ts'
import { createPotok } from '../../app.ts'
import { issueApiKey } from '../../db/access/issue-api-key.ts'
import { openKeyring } from '../../db/encryption/open-keyring.ts'
import type { Database } from '../../db/open-database.ts'
import { type Clock, systemClock } from '../../engine/clock.ts'
import { createEngine } from '../../engine/create-engine.ts'
import { toInngestEvent } from '../../workflows/shared/relay.ts'
import type { AskApi } from '../../scripts/ask-api.ts'
import { createNewId } from '../../adapters/new-id.ts'
import { toEnvelope } from '../../db/events/event-row.ts'
import { events } from '../../db/schema/events.ts'
import { quietLogger as logger } from './quiet-logger.ts'
import { createTenant } from './tenant.ts'

const LOCAL = 'http://potok.bench'
const WEBHOOK_SECRET = 'a-secret-of-the-webhook'

/**
 * The whole of Potok in this process, as `main.ts` wires it, with its engine or, for what needs no
 * durability, without one. Counts the calls that the engine makes for won deals.
 */
export async function openWholeWorld(
  database: Database,
  {
    engine: withEngine = true,
    clock = { now: Date.now },
    telegram = { token: '123456:a-token-that-goes-nowhere-at-all-000', apiRoot: `${LOCAL}/none/` },
    opens = Promise.resolve(),
  }: {
    engine?: boolean
    clock?: { now(): number; setTimer?: Clock['setTimer'] }
    telegram?: { token: string; apiRoot: string }
    /** When the engine begins to take events. */
    opens?: Promise<void>
  } = {},
) {
  const newId = createNewId(clock)
  const scope = await createTenant(database)
  const calls = { dealWon: 0 }
  const fetchApp: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    if (/fnId=potok-deal-won(?:&|$)/.test(request.url)) calls.dealWon += 1
    return potok.app.fetch(request, { inProcess: true })
  }
  const engine = withEngine
    ? await createEngine({
        database: database.sql,
        clock: { ...systemClock, ...clock },
        logger,
        fetch: fetchApp,
      })
    : null
  const potok = createPotok({
    config: readConfig({ RATE_LIMIT_PER_KEY: '0', RATE_LIMIT_PER_ADDRESS: '0' }),
    database,
    clock,
    logger,
    secret: 'a secret that is long enough',
    webhookSecret: WEBHOOK_SECRET,
    keyring: await openKeyring(database, { masterKey: new Uint8Array(32).fill(7), clock, logger }),
    telegram,
    botScope: scope,
    awaitDelivery: false,
    simulator: false,
    engineFetch: async (input, init) => {
      const request = new Request(input, init)
      if (new URL(request.url).pathname.startsWith('/e/')) await opens
      return engine ? engine.fetch(request) : Response.json({ ids: [], status: 200 })
    },
  })
  await engine?.start()
  await engine?.sync(`${LOCAL}/api/inngest`)
  const key = await database.inTenant(scope, (tx) =>
    issueApiKey(tx, scope, { clock, newId, name: 'Bench' }),
  )

  const send = async (method: string, path: string, body?: unknown, headers?: HeadersInit) =>
    potok.app.request(`${LOCAL}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  /** Telegram brings an update. @returns the status */
  const deliver = async (update: object) => {
    const response = await potok.app.request(`${LOCAL}/telegram/webhook`, {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': WEBHOOK_SECRET },
      body: JSON.stringify(update),
    })
    return response.status
  }
  const ask: AskApi = async (method, path, body, headers) => {
    const response = await send(method, path, body, headers)
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return JSON.parse(text) as never
  }
  return {
    send,
    ask,
    deliver,
    calls,
    scope,
    deps: potok.deps,
    /** Waits until every event is delivered and no run is under way. */
    quiet: async () => {
      for (let times = 0; times < 2;) {
        await potok.relay.idle()
        const [open] = await database.sql.query<{ runs: number }>(
          'select count(*)::int as runs from engine.runs where ended_at is null',
        )
        // Twice, because the last run may have told of something.
        times = open?.runs === 0 ? times + 1 : 0
        await sleep(100)
      }
    },
    /** The same, and nothing is put off to be done soon. */
    settled: async () => {
      for (let open = 1; open > 0; await sleep(200)) {
        await potok.relay.idle()
        const [row] = await database.sql.query<{ open: number }>(
          `select (select count(*) from engine.debounces)::int
            + (select count(*) from engine.runs where ended_at is null)::int as open`,
        )
        open = row?.open ?? 0
      }
    },
    /** Delivers the events of a type about a record so many times more, all under new ids. */
    repeat: async (type: string, subject: string, times: number) => {
      const rows = await database.inSystem((tx) =>
        tx
          .select()
          .from(events)
          .where(and(eq(events.type, type), eq(events.subject, subject))),
      )
      const again = rows.flatMap((row) => Array.from({ length: times }, () => toEnvelope(row)))
      await potok.inngest.send(again.map((event) => ({ ...toInngestEvent(event), id: newId() })))
    },
    close: async () => {
      await potok.relay.idle()
      await engine?.stop()
      await database.close()
    },
  }
}

export type WholeWorld = Awaited<ReturnType<typeof openWholeWorld>>
