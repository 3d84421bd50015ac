import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { methods } from '../../../simulator/api/methods.ts'
import { hostileBody } from '../../integration/simulator/support/hostile-body.ts'
import {
  openTestDatabase,
  startSimulator,
  token,
  type RunningSimulator,
} from '../../integration/simulator/support/start-simulator.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
let simulator: RunningSimulator

beforeAll(async () => {
  db = await openTestDatabase()
  simulator = await startSimulator({ database: db.database })
  await simulator.post('/chats/1/messages', { text: 'hi' })
  await simulator.api('sendMessage', {
    chat_id: 1,
    text: 'Choose',
    reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
  })
})
afterAll(async () => {
  await simulator.stop()
  await db.database.close()
})

const callable = [...methods.keys()].filter((name) => name !== 'getupdates')
const scripts = ['messages', 'callbacks', 'documents', 'photos', 'block', 'unblock']
const chatIds = ['1', '-100', '0', 'x', '9'.repeat(30), '%00', '1%2F..', '%ED%A0%80', '1e3']

describe('hostile input', () => {
  it('to any method of the Bot API is answered as the Bot API does, never with a 5xx (I31)', async () => {
    const call = fc.tuple(fc.constantFrom(...callable), hostileBody)
    await fc.assert(
      fc.asyncProperty(call, async ([method, body]) => {
        const url = `${simulator.apiRoot}bot${token}/${method}`
        const response = await fetch(url, { method: 'POST', ...body })
        const answer = (await response.json()) as { ok: boolean; description?: string }
        expect(response.status).toBeLessThan(500)
        expect(answer.ok ? 'Bad Request' : answer.description).toMatch(
          /^(Bad Request|Forbidden|Conflict|Too Many)/,
        )
      }),
      { numRuns: 250 },
    )
  })

  it('to any route for scripts gets problem+json, never a 5xx (I31)', async () => {
    const request = fc.tuple(
      fc.constantFrom(...scripts),
      fc.oneof({ weight: 3, arbitrary: fc.constant('1') }, fc.constantFrom(...chatIds)),
      hostileBody,
    )
    await fc.assert(
      fc.asyncProperty(request, async ([route, chatId, body]) => {
        const url = `${simulator.url}/chats/${chatId}/${route}`
        const response = await fetch(url, { method: 'POST', ...body })
        await response.arrayBuffer()
        expect(response.status).toBeLessThan(500)
        const isProblem = response.status >= 400
        expect(response.headers.get('content-type')).toBe(
          isProblem ? 'application/problem+json' : 'application/json',
        )
      }),
      { numRuns: 250 },
    )
  })

  it.each([
    '/chats/%00/messages',
    '/chats/1/messages?after=-1',
    '/chats/1/messages?after=99999999999999999999',
    '/chats/1/stream?version=x',
    '/files/%00',
    '/files/..%2F..%2Fetc%2Fpasswd',
    '/assets/..%2Froutes.ts',
    '/assets/nothing.js',
    `/api/file/bot${token}/..%2F..%2Fetc%2Fpasswd`,
    `/api/file/bot${token}/%00`,
    '/api/file/botx/photos/file_1.jpg',
  ])('GET %s is a 4xx', async (path) => {
    const { status } = await fetch(`${simulator.url}${path}`)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })
})
