import { Inngest } from 'inngest'
import { createMemoryCache } from '../../adapters/cache/create-memory-cache.ts'
import { createExpressions } from '../../adapters/expressions/create-expressions.ts'
import { createFormats } from '../../adapters/formats/create-formats.ts'
import { paymentGateways } from '../../adapters/payments/payment-gateways.ts'
import { createRateLimiter } from '../../adapters/rate-limit/create-rate-limiter.ts'
import { createApp } from '../../app.ts'
import { invalidateStale } from '../../db/cache/invalidate-stale.ts'
import { createInTenant } from '../../db/create-in-tenant.ts'
import { createEventReader } from '../../db/events/create-event-reader.ts'
import { createKeyring } from '../../db/encryption/create-keyring.ts'
import type { Database } from '../../db/open-database.ts'
import type { Caller } from '../../workflows/access/caller.ts'
import { PERMISSIONS } from '../../workflows/access/permissions.ts'
import type { Deps } from '../../workflows/deps.ts'
import { EVENT_CATALOG } from '../../workflows/event-catalog.ts'
import type { Actor, TenantScope } from '../../workflows/shared/scope.ts'
import { clock as wallClock, newId } from './ids.ts'
import { quietLogger } from './quiet-logger.ts'
import { createTenant } from './tenant.ts'
import { textOf } from './text-of.ts'

const UNLIMITED = { address: 1e9, caller: 1e9, auth_address: 1e9, auth_account: 1e9 }

export interface Call {
  body?: unknown
  headers?: Record<string, string>
  /** Who asks; `owner`, who may do everything, when absent. */
  as?: string
}

/** The real app on a database, with one tenant and callers whose names are their credentials. */
export async function openApiWorld(database: Database, { clock = wallClock } = {}) {
  const scope = await createTenant(database)
  const callers = new Map<string, Caller>()
  const addCaller = (name: string, permissions: Iterable<string>, of = scope) => {
    callers.set(name, {
      ...of,
      actor: { type: 'api_key', id: newId() },
      permissions: new Set(permissions),
    })
  }
  addCaller('owner', PERMISSIONS.keys())

  const cache = createMemoryCache({ clock })
  const inTenant = createInTenant(database, {
    catalog: EVENT_CATALOG,
    clock,
    newId,
    logger: quietLogger,
    keyring: createKeyring({ masterKey: new Uint8Array(32).fill(7), clock }),
    onCommitted: (events) => invalidateStale(cache, events),
  })
  const deps = {
    clock,
    newId,
    logger: quietLogger,
    inTenant,
    cache,
    eventReader: createEventReader(database),
    rateLimiter: createRateLimiter({ clock, logger: quietLogger, limits: UNLIMITED }),
    payments: paymentGateways({}, { clock }),
    expressions: createExpressions(),
    formats: createFormats(),
    permissionsOf: async (_: TenantScope, { id }: Actor) =>
      [...callers.values()].find(({ actor }) => actor.id === id)?.permissions ?? new Set(),
    authenticate: async (credential: string) => callers.get(credential) ?? null,
  } as Partial<Deps> as Deps
  const app = createApp({
    config: {},
    secret: 'a secret of a good length',
    webhookSecret: 'another secret',
    deps,
    inngest: new Inngest({ id: 'test', isDev: true }),
    functions: [],
    engineInProcess: true,
    simulator: false,
  })

  /** Sends JSON, or text and bytes as they are. */
  const send = async (method: string, path: string, { body, headers, as = 'owner' }: Call = {}) => {
    const raw =
      typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream
    return app.request(`http://potok.test/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${as}`,
        ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
      ...(body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
    })
  }
  /** The answer's status and its JSON. */
  const ask = async (method: string, path: string, call?: Call) => {
    const response = await send(method, path, call)
    const text = await textOf(response)
    const json: unknown = /json/.test(response.headers.get('content-type') ?? '')
      ? JSON.parse(text)
      : {}
    return { status: response.status, headers: response.headers, text, body: json as Body }
  }
  return { app, deps, scope, database, addCaller, send, ask }
}

/** What answers of the API hold, for a test that knows which. */
export interface Body {
  id: string
  version: number
  items: Body[]
  nextCursor: string | null
  errors: { field: string; rule: string; row: number; errors: { field: string; rule: string }[] }[]
  results: { index: number; status: string; id: string; errors: Body['errors'] }[]
  [key: string]: unknown
}
export type ApiWorld = Awaited<ReturnType<typeof openApiWorld>>
