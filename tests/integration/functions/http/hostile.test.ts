import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { openApiWorld, type ApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'

let database: Database
let world: ApiWorld
let id: string
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database)
  ;({ id } = (await world.ask('POST', '/leads', { body: { name: 'Untouched' } })).body)
})
afterAll(() => database.close())

const json = { 'content-type': 'application/json' }
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)))

/** Bodies that no route takes (I31), with the status that they get. */
const HOSTILE: [string, string | Uint8Array, number, Record<string, string>?][] = [
  ['nothing', '', 400],
  ['half of JSON', '{"name":', 400],
  ['JSON and more', '{"name":"x"} {}', 400],
  ['an array', '[]', 400],
  ['null', 'null', 400],
  ['a text', '"name"', 400],
  ['invalid UTF-8', bytes('{"name":"', [0xc3, 0x28], '"}'), 400],
  ['UTF-16', Buffer.from('\ufeff{"name":"x"}', 'utf16le'), 400],
  ['a NUL', '{"name":"a\\u0000b"}', 400],
  ['half of a surrogate pair', '{"name":"\\ud800"}', 400],
  ['a key twice', '{"name":"a","name":"b"}', 400],
  ['__proto__', '{"name":"a","__proto__":{"admin":true}}', 400],
  ['__proto__ deep in metadata', '{"name":"a","metadata":{"a":{"__proto__":{}}}}', 400],
  ['constructor.prototype', '{"name":"a","constructor":{"prototype":{"x":1}}}', 400],
  ['33 levels', `{"name":"a","metadata":{"a":${'['.repeat(33)}${']'.repeat(33)}}}`, 400],
  ['200,000 levels', '{"a":'.repeat(200_000), 400],
  ['200,000 closed levels', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 400],
  ['a number beyond a double', '{"name":"a","budget":1e400}', 400],
  ['a number beyond money', '{"name":"a","budget":9007199254740993}', 400],
  ['a number beyond a double in metadata', '{"name":"a","metadata":{"x":-1e400}}', 400],
  ['an unknown field', '{"name":"a","isAdmin":true}', 400],
  ['the tenant', '{"name":"a","organizationId":"x","workspaceId":"y"}', 400],
  ['more than 1 MB', `{"name":"${'a'.repeat(1_100_000)}"}`, 413],
  ['a form', 'name=a', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a plain text', '{"name":"a"}', 415, { 'content-type': 'text/plain' }],
  ['no type', Buffer.from('{"name":"a"}'), 415, { 'content-type': '' }],
  ['a type that is nearly JSON', '{"name":"a"}', 415, { 'content-type': 'application/jsonp' }],
]

test('an empty body of type JSON is none where a route needs none', async () => {
  const call = { body: '', headers: json }
  const made = await world.ask('POST', '/deals', { body: { title: 'Nobody buys' } })
  const won = await world.ask('POST', `/deals/${made.body.id}/win`, call)
  expect(won.body['errors']).toMatchObject([{ field: 'customerId' }])
  const lead = await world.ask('POST', '/leads', call)
  expect([lead.status, lead.body['errors']]).toMatchObject([400, [{ field: 'name' }]])
})

describe('a hostile body is a 4xx problem and changes nothing (I31)', () => {
  const routes = () =>
    [
      ['POST', '/leads'],
      ['PATCH', `/leads/${id}`],
      ['POST', '/leads/bulk'],
      ['POST', '/carousels'],
    ] as const

  test.each(HOSTILE)('%s', async (_, body, status, headers = json) => {
    for (const [method, path] of routes()) {
      const answer = await world.ask(method, path, { body, headers })
      expect([path, answer.status]).toEqual([path, status])
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(answer.body).toMatchObject({ status, code: expect.any(String) })
    }
    const { items } = (await world.ask('GET', '/leads')).body
    expect(items.map(({ name, version }) => [name, version])).toEqual([['Untouched', 1]])
  })

  test('a refused body says its rule, also where a route validates it', async () => {
    for (const path of ['/leads', '/carousels']) {
      const { body } = await world.ask('POST', path, { body: '{"a":1,"a":2}', headers: json })
      expect(body.errors).toEqual([{ field: 'body', rule: 'must not have the key a twice' }])
    }
  })
})

/** What `nextCursor` would be after a record with this value. */
const cursorAt = (field: string, value: unknown) =>
  Buffer.from(
    JSON.stringify([field, false, value, '00000000-0000-7000-8000-000000000000']),
  ).toString('base64url')

describe('hostile parameters are 4xx', () => {
  test.each([
    ['/leads?name=%00', 400],
    ['/leads?limit=0', 400],
    ['/leads?limit=101', 400],
    ['/leads?limit=1&limit=2', 400],
    ['/leads?cursor=%27%22', 400],
    ['/leads?sort=password', 400],
    [`/leads?sort=createdAt&cursor=${cursorAt('createdAt', '0000-01-01T00:00:00Z')}`, 400],
    [`/deals?sort=closedAt&cursor=${cursorAt('closedAt', '0000-01-01T00:00:00Z')}`, 400],
    ['/leads?__proto__=x', 400],
    ['/leads?constructor=x', 400],
    ['/leads?toString=x', 400],
    ['/leads?status[xx]=new', 400],
    ['/leads?deleted=all', 400],
    ['/leads?budget=1e999', 400],
    ['/leads/%00', 404],
    ['/leads/%ff', 404],
    ['/leads/..%2f..%2fetc', 404],
    ["/leads/'%20or%201=1", 404],
    [`/leads/${'a'.repeat(5000)}`, 404],
    ['/leads/export?excel=1', 400],
    ['/leads/export?limit=1', 400],
  ])('%.60s', async (path, status) => {
    expect((await world.ask('GET', path)).status).toBe(status)
  })

  test.each(['0', '-1', '1.5', 'x', '99999999999', ''])('?version=%s', async (version) => {
    const answer = await world.ask('DELETE', `/leads/${id}?version=${version}`)
    expect([answer.status, answer.body.errors[0]?.field]).toEqual([400, 'version'])
  })
})

test.each([
  'application/json ; charset=utf-8',
  'application/json;charset=UTF-8',
  'Application/JSON',
  'application/merge-patch+json',
])('%s is JSON, on a socket too', async (type) => {
  const server = serve({ fetch: world.app.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const post = (path: string, body: unknown) =>
    fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer owner', 'content-type': type },
      body: JSON.stringify(body),
    })
  expect((await post('/suppliers', { name: 'S' })).status).toBe(201)
  expect((await post('/carousels', { topic: '' })).status).toBe(400)
  server.close()
})

test('a connection goes on after a body that was too large', async () => {
  const server = serve({ fetch: world.app.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const post = async () => {
    const headers = { ...json, authorization: 'Bearer owner' }
    const path = '/api/v1/suppliers'
    const call = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers })
    call.end(JSON.stringify({ name: 'a'.repeat(4_000_000) }))
    const [response] = (await once(call, 'response')) as [IncomingMessage]
    response.resume()
    await once(response, 'end')
    return [response.statusCode, call.reusedSocket]
  }
  expect([await post(), await post(), await post()]).toEqual([
    [413, false],
    [413, true],
    [413, true],
  ])
  agent.destroy()
  server.close()
})
