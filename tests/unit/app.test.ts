import { Inngest } from 'inngest'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../app.ts'
import type { Caller } from '../../workflows/access/caller.ts'
import type { Deps } from '../../workflows/deps.ts'
import { quietLogger } from '../support/quiet-logger.ts'

const caller: Caller = {
  organizationId: 'org',
  workspaceId: 'ws',
  actor: { type: 'api_key', id: 'key' },
  permissions: new Set(),
}
const deps = {
  logger: quietLogger,
  clock: { now: () => 0 },
  authenticate: () => Promise.resolve(caller),
  rateLimiter: { consume: () => Promise.resolve(null) },
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
const ask = (method: string, path: string) =>
  app.request(`http://potok.test${path}`, { method, headers: { authorization: 'Bearer a-key' } })

describe('a method that a path does not know', () => {
  test.each([
    ['PUT', '/api/v1/carousels', 'GET, HEAD, POST'],
    ['DELETE', '/api/v1/carousels/x', 'GET, HEAD'],
    ['POST', '/health', 'GET, HEAD'],
    ['OPTIONS', '/files/carousels/x/1.jpg', 'GET, HEAD'],
  ])('%s %s is a 405 that names %s (RFC 9110)', async (method, path, allow) => {
    const answer = await ask(method, path)
    expect(answer.status).toBe(405)
    const named = answer.headers.get('allow')?.split(', ').sort().join(', ')
    expect(named).toBe(allow)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 405, code: 'method_not_allowed' })
  })

  test('where there is nothing at all it stays a 404', async () => {
    expect((await ask('DELETE', '/nowhere')).status).toBe(404)
    expect((await ask('POST', '/api/inngest')).status).toBe(404)
  })
})

test('every pattern of the OpenAPI document is one without JavaScript’s flags', async () => {
  const text = await (await ask('GET', '/api/v1/openapi.json')).text()
  for (const [, pattern = '""'] of text.matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)) {
    expect(() => new RegExp(JSON.parse(pattern) as string, 'u')).not.toThrow()
  }
})

test('every operation of the OpenAPI document has a name of its own and says who may', async () => {
  const text = await (await ask('GET', '/api/v1/openapi.json')).text()
  const { paths } = JSON.parse(text) as {
    paths: Record<
      string,
      Record<string, { operationId?: string; security?: unknown[]; parameters?: Parameter[] }>
    >
  }
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      at: `${method} ${path}`,
      ...operation,
    })),
  )
  expect(operations.filter(({ operationId }) => !operationId).map(({ at }) => at)).toEqual([])
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  const keyless = operations.filter(
    ({ at, security, parameters = [] }) =>
      security && !at.startsWith('get ') && parameters.filter(isKey).length !== 1,
  )
  expect(keyless.map(({ at }) => at)).toEqual([])
  const open = operations.filter(({ security }) => !security).map(({ at }) => at)
  expect(open.filter((at) => !at.includes('/api/v1/auth/'))).toEqual([])
})

type Parameter = { name?: string }
const isKey = ({ name = '' }: Parameter) => name.toLowerCase() === 'idempotency-key'
