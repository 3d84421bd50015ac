import { once } from 'node:events'
import { BlockList } from 'node:net'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import { afterEach, describe, expect, test } from 'vitest'
import { createRateLimiter } from '../../../../adapters/rate-limit/create-rate-limiter.ts'
import type { ApiEnv } from '../../../../functions/http/authenticate.ts'
import {
  addressGroup,
  clientAddress,
  type TrustedProxies,
} from '../../../../functions/http/client-address.ts'
import { problem } from '../../../../functions/http/problem.ts'
import {
  limitByAddress,
  limitByCaller,
  limitSignIn,
} from '../../../../functions/http/rate-limit.ts'
import { quietLogger } from '../../../support/quiet-logger.ts'

const limits = { address: 5, caller: 3, auth_address: 4, auth_account: 2 }
const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

/** A small app with the real middleware, on a real socket. */
async function start(trusted: TrustedProxies = { kind: 'none' }) {
  const rateLimiter = createRateLimiter({ clock: Date, logger: quietLogger, limits })
  const app = new OpenAPIHono<ApiEnv>()
  app.onError((error, c) => problem(c, error))
  app.get('/open', limitByAddress({ rateLimiter }, trusted), (c) =>
    c.text(clientAddress(c, trusted) ?? 'none'),
  )
  app.post('/auth', limitSignIn({ rateLimiter }, trusted), async (c) =>
    c.json(await c.req.json<object>()),
  )
  app.get(
    '/keyed',
    async (c, next) => {
      const actor = { type: 'api_key', id: c.req.header('x-key') ?? '' } as const
      c.set('caller', { organizationId: 'o', workspaceId: 'w', actor, permissions: new Set() })
      await next()
    },
    limitByCaller({ rateLimiter }),
    (c) => c.text('ok'),
  )
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  closing.push(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { app, ask: (path: string, init?: RequestInit) => fetch(url + path, init) }
}
type Ask = Awaited<ReturnType<typeof start>>['ask']

async function statuses(times: number, ask: (index: number) => Promise<Response>) {
  const found: number[] = []
  for (let i = 0; i < times; i += 1) found.push((await ask(i)).status)
  return found
}
const forwarded = (ask: Ask, value: string) =>
  ask('/open', { headers: { 'x-forwarded-for': value } })
const trust = (network: string, bits: number): TrustedProxies => {
  const networks = new BlockList()
  networks.addSubnet(network, bits)
  return { kind: 'networks', networks }
}

describe('the address of a client', () => {
  test('is the socket’s: a forged X-Forwarded-For escapes no limit (I24)', async () => {
    const { ask } = await start()
    const answers = await statuses(7, (i) => forwarded(ask, `203.0.113.${i}`))
    expect(answers).toEqual([200, 200, 200, 200, 200, 429, 429])
    expect((await ask('/open', { headers: { forwarded: 'for=203.0.113.9' } })).status).toBe(429)
    expect((await ask('/open', { headers: { 'x-real-ip': '203.0.113.9' } })).status).toBe(429)
  })

  test('is what the one trusted proxy wrote last, whatever stands before it (I24)', async () => {
    const { ask } = await start({ kind: 'hops', hops: 1 })
    const answers = await statuses(6, (i) => forwarded(ask, `203.0.113.${i}, 198.51.100.7`))
    expect(answers).toEqual([200, 200, 200, 200, 200, 429])
    expect((await forwarded(ask, '198.51.100.7, 198.51.100.8')).status).toBe(200)
  })

  test.each<[string, TrustedProxies, string, string]>([
    ['nobody trusted', { kind: 'none' }, '198.51.100.1', '127.0.0.1'],
    ['two hops', { kind: 'hops', hops: 2 }, '6.6.6.6, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['more hops than entries', { kind: 'hops', hops: 3 }, '198.51.100.1', '198.51.100.1'],
    ['no header behind a proxy', { kind: 'hops', hops: 1 }, '', '127.0.0.1'],
    ['nonsense', { kind: 'hops', hops: 1 }, 'unknown', '127.0.0.1'],
    ['a trusted network', trust('127.0.0.0', 8), '6.6.6.6, 198.51.100.1', '198.51.100.1'],
    ['another network', trust('10.0.0.0', 8), '198.51.100.1', '127.0.0.1'],
    ['proxies in a row', trust('127.0.0.0', 8), '198.51.100.1, 127.0.0.9', '198.51.100.1'],
    ['a port', { kind: 'hops', hops: 1 }, '198.51.100.1:4711', '198.51.100.1'],
    ['IPv6 with a port', { kind: 'hops', hops: 1 }, '[2001:DB8::1]:4711', '2001:db8::1'],
    ['IPv4 in IPv6', { kind: 'hops', hops: 1 }, '::ffff:198.51.100.1', '198.51.100.1'],
  ])('%s', async (_, trusted, header, address) => {
    const { ask } = await start(trusted)
    expect(await (await forwarded(ask, header)).text()).toBe(address)
  })

  test('is the one in the header of the host, where that is configured', async () => {
    const { ask } = await start({ kind: 'header', header: 'x-vercel-forwarded-for' })
    const headers = { 'x-forwarded-for': '6.6.6.6', 'x-vercel-forwarded-for': '198.51.100.1' }
    expect(await (await ask('/open', { headers })).text()).toBe('198.51.100.1')
    expect(await (await forwarded(ask, '6.6.6.6')).text()).toBe('127.0.0.1')
  })

  test.each([
    ['198.51.100.1', '198.51.100.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s counts as %s', (address, group) => {
    expect(addressGroup(address)).toBe(group)
  })

  test('is unknown within the process, where no limit holds', async () => {
    const { app } = await start()
    const answers = await statuses(7, async () => app.request('/open', {}, { inProcess: true }))
    expect(new Set(answers)).toEqual(new Set([200]))
  })
})

describe('the answer', () => {
  test('tells where the caller stands, and when to come again', async () => {
    const { ask } = await start()
    const first = await ask('/open')
    expect(first.headers.get('ratelimit-policy')).toBe('"address";q=5;w=60')
    expect(first.headers.get('ratelimit')).toBe('"address";r=4;t=60')
    expect(first.headers.get('ratelimit-limit')).toBe('5')
    expect(first.headers.get('ratelimit-remaining')).toBe('4')
    expect(first.headers.get('retry-after')).toBeNull()
    await statuses(4, () => ask('/open'))
    const refused = await ask('/open')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(refused.headers.get('ratelimit-remaining')).toBe('0')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('retry-after')).toBe(refused.headers.get('ratelimit-reset'))
    expect(await refused.json()).toMatchObject({ code: 'rate_limited', status: 429 })
  })

  test('is one of each key alone', async () => {
    const { ask } = await start()
    const as = (key: string) => ask('/keyed', { headers: { 'x-key': key } })
    expect(await statuses(4, () => as('a'))).toEqual([200, 200, 200, 429])
    expect((await as('b')).status).toBe(200)
  })
})

describe('guessing', () => {
  const guess = (ask: Ask, email: unknown, from = '198.51.100.1', type = 'application/json') =>
    ask('/auth', {
      method: 'POST',
      headers: { 'content-type': type, 'x-forwarded-for': from },
      body: JSON.stringify({ email, password: 'guess' }),
    })

  test('is slow for one account, from however many addresses', async () => {
    const { ask } = await start({ kind: 'hops', hops: 1 })
    const answers = await statuses(3, (i) => guess(ask, 'Ann@example.com ', `198.51.100.${i}`))
    expect(answers).toEqual([200, 200, 429])
    expect((await guess(ask, 'ann@example.com', '198.51.100.99')).status).toBe(429)
  })

  test('is as slow under every name of JSON', async () => {
    const { ask } = await start({ kind: 'hops', hops: 1 })
    const types = ['application/json', 'Application/JSON', 'APPLICATION/MERGE-PATCH+JSON', 'text/x']
    const answers = await statuses(4, (i) =>
      guess(ask, 'ann@example.com', `198.51.100.${i}`, types[i]),
    )
    expect(answers).toEqual([200, 200, 429, 429])
  })

  test('is slow from one address, for however many accounts', async () => {
    const { ask } = await start({ kind: 'hops', hops: 1 })
    const answers = await statuses(5, (i) => guess(ask, `ann${i}@example.com`))
    expect(answers).toEqual([200, 200, 200, 200, 429])
  })

  test.each([[null], [7], [{}]])('an account of %j changes nothing', async (email) => {
    const { ask } = await start()
    expect((await guess(ask, email)).status).toBe(200)
  })
})
