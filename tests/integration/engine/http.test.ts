import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, createTestEngine } from './support/test-engine.ts'
import type { TestEngine } from './support/test-engine.ts'

let engine: TestEngine

beforeAll(async () => {
  engine = await createTestEngine({
    functions: [{ id: 'fn', triggers: [{ event: 'go' }, { event: 'wire/emitted' }] }],
    answer: () => ({}),
  })
})

afterAll(async () => {
  await engine.close()
  await closeDatabase()
})

const deep = '['.repeat(50_000) + ']'.repeat(50_000)

test.each([
  ['POST', '/e/key', deep, 400],
  ['POST', '/e/key', `{"name":"go","data":{"a":${deep}}}`, 400],
  ['POST', '/e/key', '{"name":"go","data":{', 400],
  ['POST', '/e/key', '{"name":"go","data":"text"}', 400],
  ['POST', '/e/key', '{"name":7}', 400],
  ['POST', '/e/key', '{"name":"go\\u0000"}', 400],
  ['POST', '/e/key', '{"name":"inngest/function.failed","data":{}}', 400],
  ['POST', '/e/key', '{"name":"go","ts":-5}', 400],
  ['POST', '/e/key', '[1]', 400],
  ['POST', '/e/key', `[${Array.from({ length: 5_001 }, () => '{"name":"x"}').join()}]`, 400],
  ['POST', '/e/key', `{"name":"go","data":{"a":"${'x'.repeat(4_000_000)}"}}`, 400],
  ['POST', '/e/key', 'x'.repeat(17_000_000), 413],
  ['POST', '/fn/register', '{}', 400],
  ['POST', '/fn/register', deep, 400],
  ['POST', '/fn/register', '{"url":"nonsense","appName":"a","functions":[]}', 400],
  ['POST', '/v1/checkpoint/01M7YPYJND9VGEH9V7JN76SX9A/async', 'null', 400],
  [
    'POST',
    '/v1/checkpoint/01M7YPYJND9VGEH9V7JN76SX9A/async',
    '{"run_id":"01M7YPYJND9VGEH9V7JN76SX9A","steps":[]}',
    404,
  ],
  ['POST', '/v1/signals', '{"signal":""}', 400],
  ['POST', '/v1/signals', '{"signal":"nobody waits"}', 404],
  ['POST', '/invoke/missing', '{}', 404],
  ['POST', '/invoke/fn', '[]', 400],
  ['GET', '/v1/runs/nonsense', undefined, 400],
  ['GET', '/v1/runs/01M7YPYJND9VGEH9V7JN76SX9A', undefined, 404],
  ['DELETE', '/v1/runs/01M7YPYJND9VGEH9V7JN76SX9A', undefined, 404],
  ['GET', '/v1/events/nothing', undefined, 404],
  ['GET', '/v1/events?received_after=whenever', undefined, 400],
  ['GET', '/v1/events/%00', undefined, 404],
  ['GET', '/nowhere', undefined, 404],
])('%s %s is refused: case %#', async (method, path, body, status) => {
  const answer = await engine.request(method, path, body)
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ error: expect.any(String) })
})

test('none of that has started anything', async () => {
  expect(await engine.runs()).toEqual([])
})

test('odd but valid events are taken as they are', async () => {
  const data = {
    nul: 'a\u0000b',
    lone: '\ud800',
    emoji: '👩‍👩‍👧',
    proto: JSON.parse('{"__proto__":1}'),
  }
  const sent = await engine.request('POST', '/e/key', { name: 'go', id: 'odd\u0000id', data })
  expect(sent.status).toBe(200)
  await engine.pass(1_000)
  expect(engine.calls.at(-1)?.events[0]?.data).toEqual(data)
  expect(engine.errors).toEqual([])
})

test('a retried request with the same seed gives the same ids, and starts nothing twice', async () => {
  const send = async () => {
    const headers = { 'x-inngest-event-id-seed': '1795253495891,yC3gMfjFY2e/eg==' }
    const body = '[{"name":"wire/emitted"},{"name":"wire/emitted"}]'
    const request = new Request('http://engine.test/e/key', { method: 'POST', headers, body })
    return (await engine.engine.fetch(request)).json()
  }
  const ids = ['01M7YQ4T2KS0PY0CFRRNHPFFVV', '01M7YQ4T2KS0PY0CFRRNHPFFVW']
  expect(await send()).toEqual({ ids, status: 200 })
  expect(await send()).toEqual({ ids, status: 200 })
  await engine.pass(1_000)
  expect(engine.calls.filter(({ events }) => events[0]?.name === 'wire/emitted')).toHaveLength(2)
})

test('GET /dev says which apps and functions are registered', async () => {
  const { body } = await engine.request('GET', '/dev')
  expect(body).toMatchObject({
    version: expect.any(String),
    apps: [{ name: 'test', url: 'http://app.test/api' }],
    functions: [{ slug: 'fn', triggers: [{ event: 'go' }, { event: 'wire/emitted' }] }],
  })
})
