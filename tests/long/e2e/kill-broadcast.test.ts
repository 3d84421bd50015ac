import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMachine, eventually, type Machine } from '../../support/machine.ts'

const PEOPLE = 300
const KILLS = 3
const NEWS = 'Big news for everybody'

let machine: Machine
beforeAll(async () => {
  machine = await createMachine()
  await machine.start()
}, 120_000)
afterAll(() => machine.remove())

const api = async <T>(method: string, path: string, body?: object): Promise<T> => {
  const response = await fetch(`${machine.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await machine.apiKey()}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`)
  return JSON.parse(text) as T
}
interface Report {
  audience: number
  broadcast: { status: string }
  recipients: Record<string, number>
}

test('a broadcast to 300 survives kill -9: nobody is left out, nobody gets it twice (I29)', async () => {
  const chats = Array.from({ length: PEOPLE }, (_, index) => 20_000 + index)
  for (let from = 0; from < PEOPLE; from += 20) {
    await Promise.all(
      chats.slice(from, from + 20).map((chatId) => machine.say(chatId, '/subscribe')),
    )
  }
  const { id } = await api<{ id: string }>('POST', '/broadcasts', { text: NEWS })
  const report = () => api<Report>('GET', `/broadcasts/${id}/report`)
  await eventually(
    'everybody is subscribed',
    async () => ((await report()).audience === PEOPLE ? true : null),
    180_000,
  )
  await api('POST', `/broadcasts/${id}/start`)
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await eventually(
      `some have it before kill ${kill}`,
      async () => (((await report()).recipients['sent'] ?? 0) >= kill * 40 ? true : null),
      120_000,
    )
    await machine.kill()
    await machine.start()
  }
  const end = await eventually(
    'the end',
    async () => {
      const now = await report()
      return now.broadcast.status === 'completed' ? now : null
    },
    240_000,
  )
  expect(end.recipients).toEqual({ pending: 0, sent: PEOPLE, blocked: 0, failed: 0, skipped: 0 })
  // What comes late would come now.
  await sleep(2_000)
  const got = await Promise.all(
    chats.map(async (chatId) => (await machine.chat(chatId)).filter(({ text }) => text === NEWS)),
  )
  expect(got.filter(({ length }) => length !== 1)).toEqual([])
}, 900_000)
