import { Inngest } from 'inngest'
import { readConfig } from '../../adapters/config.ts'
import { createCredentials } from '../../adapters/credentials/create-credentials.ts'
import { createDeps } from '../../adapters/deps.ts'
import { createRateLimiter } from '../../adapters/rate-limit/create-rate-limiter.ts'
import { createApp } from '../../app.ts'
import { bootstrap } from '../../db/access/bootstrap.ts'
import { createKeyring } from '../../db/encryption/create-keyring.ts'
import type { Database } from '../../db/open-database.ts'
import { newId } from './ids.ts'
import { quietLogger as logger } from './quiet-logger.ts'

const UNLIMITED = { address: 1e9, caller: 1e9, auth_address: 1e9, auth_account: 1e9 }
export const SECRET = 'a secret of a good length'
export const PASSWORD = 'correct horse battery'

/** The real app and its real access, but for a cheaper hash of passwords, on a bootstrapped database. */
export async function openAccessWorld(
  database: Database,
  environment: Record<string, string> = {},
) {
  const time = { offset: 0 }
  const clock = { now: () => Date.now() + time.offset }
  const { scope, apiKey } = await bootstrap(database, { clock, newId })
  const config = readConfig(environment)
  const { deps: real } = createDeps({
    config,
    database,
    clock,
    logger,
    keyring: createKeyring({ masterKey: new Uint8Array(32).fill(7), clock }),
    secret: SECRET,
    telegram: { token: '' },
    botScope: scope,
    send: () => Promise.resolve(),
    awaitDelivery: false,
  })
  const credentials = createCredentials(real.access.credentials.newApiKey, {
    cost: { N: 2, r: 1, p: 1 },
  })
  const deps = {
    ...real,
    access: { ...real.access, credentials },
    rateLimiter: createRateLimiter({ clock, logger, limits: UNLIMITED }),
  }
  const app = createApp({
    config,
    secret: SECRET,
    webhookSecret: SECRET,
    deps,
    inngest: new Inngest({ id: 'test', isDev: true }),
    functions: [],
    engineInProcess: true,
    simulator: false,
  })

  const call = async (
    as: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const response = await app.request(`http://potok.test${path}`, {
      method,
      headers: {
        ...(as === null ? {} : { authorization: `Bearer ${as}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const parsed = text.startsWith('{') ? (JSON.parse(text) as Answer) : ({} as Answer)
    return { status: response.status, headers: response.headers, text, body: parsed }
  }
  const api = (as: string | null, method: string, path: string, body?: unknown, headers = {}) =>
    call(as, method, `/api/v1${path}`, body, headers)

  /** Invites somebody, who accepts. */
  const join = async (as: string, email: string, role: string) => {
    const invited = await api(as, 'POST', '/members', { email, role })
    const { invitation } = invited.body as { invitation?: { token: string } }
    const accepted = await api(null, 'POST', '/auth/accept-invitation', {
      token: invitation?.token,
      password: PASSWORD,
    })
    const tokens = accepted.body as unknown as { accessToken: string; refreshToken: string }
    return { ...tokens, member: invited.body, token: tokens.accessToken, email }
  }
  return { app, deps, database, scope, owner: apiKey ?? '', time, call, api, join }
}

export interface Answer {
  id: string
  version: number
  userId: string
  code: string
  detail: string
  items: Answer[]
  [key: string]: unknown
}
export type AccessWorld = Awaited<ReturnType<typeof openAccessWorld>>
