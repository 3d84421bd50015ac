import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createChatGate, type Entry } from '../../../../adapters/telegram/chat-gate.ts'
import { AppError, errorCode } from '../../../../workflows/shared/errors.ts'

/** A clock that goes on when nobody has anything to do. */
function createTime() {
  let now = 0
  const timers = new Set<{ at: number; ring: () => void }>()
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  return {
    clock: { now: () => now },
    /** How many still wait to be woken. */
    timers: () => timers.size,
    sleep: (milliseconds: number, cancelled: AbortSignal) =>
      new Promise<void>((resolve) => {
        const timer = { at: now + milliseconds, ring: resolve }
        timers.add(timer)
        cancelled.addEventListener('abort', () => {
          timers.delete(timer)
          resolve()
        })
      }),
    async passTo(end: number) {
      for (;;) {
        await settle()
        const [next] = [...timers].toSorted((one, other) => one.at - other.at)
        if (!next || next.at > end) break
        timers.delete(next)
        now = Math.max(now, next.at)
        next.ring()
      }
      now = Math.max(now, end)
    },
  }
}

interface Sent {
  at: number
  chatId: number
  count: number
  lane: string
}

const most = (sent: readonly Sent[], span: number) =>
  Math.max(
    0,
    ...sent.map(({ at }) =>
      sent
        .filter((other) => other.at > at - span && other.at <= at)
        .reduce((sum, { count }) => sum + count, 0),
    ),
  )

const arrival = fc.record({
  after: fc.integer({ min: 0, max: 400 }),
  chatId: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: -2, max: -1 }), fc.nat(1000)),
  count: fc.constantFrom(1, 1, 1, 7, 10),
  lane: fc.constantFrom('interactive' as const, 'broadcast' as const),
})

test('whatever comes in whatever order, no limit of Telegram is passed and all is sent (I30)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arrival, { maxLength: 120 }), async (arrivals) => {
      const time = createTime()
      const gate = createChatGate(time.clock, time.sleep)
      const sent: Sent[] = []
      let end = 0
      for (const { after, chatId, count, lane } of arrivals) {
        end += after
        await time.passTo(end)
        const cost = { overall: count, chat: count }
        const work = async () => void sent.push({ at: time.clock.now(), chatId, count, lane })
        void gate.enter(chatId, work, { lane, cost, patience: 10_000_000 })
      }
      await time.passTo(end + 5_000_000)
      expect(sent).toHaveLength(arrivals.length)
      expect(time.timers()).toBe(0)
      expect(most(sent, 1_000)).toBeLessThanOrEqual(30)
      const news = sent.filter(({ lane }) => lane === 'broadcast')
      expect(most(news, 1_000)).toBeLessThanOrEqual(20)
      for (const chatId of new Set(sent.map((one) => one.chatId))) {
        const own = sent.filter((one) => one.chatId === chatId)
        if (chatId < 0) expect(most(own, 60_000)).toBeLessThanOrEqual(20)
        // One a second, after a burst of 20.
        else
          for (const span of [1, 10, 60])
            expect(most(own, span * 1_000)).toBeLessThanOrEqual(20 + span)
      }
    }),
    { numRuns: 60 },
  )
})

function openGate() {
  const time = createTime()
  const gate = createChatGate(time.clock, time.sleep)
  const sent: { name: string; at: number }[] = []
  const send = (name: string, chatId: number, entry: Entry = {}) =>
    gate.enter(chatId, async () => void sent.push({ name, at: time.clock.now() }), {
      patience: 15_000,
      ...entry,
    })
  return { time, gate, sent, send, names: () => sent.map(({ name }) => name) }
}

test('an album and its message go at once: a burst in one chat is no flood', async () => {
  const { time, send, sent } = openGate()
  void send('progress', 1)
  void send('album', 1, { cost: { overall: 10, chat: 10 } })
  void send('buttons', 1)
  await time.passTo(0)
  expect(sent.map(({ at }) => at)).toEqual([0, 0, 0])
})

test('whoever has just written is answered before a broadcast goes on (no starvation)', async () => {
  const { time, send, sent, names } = openGate()
  const gaveUp: string[] = []
  for (let chatId = 1; chatId <= 400; chatId += 1) {
    send(`news ${chatId}`, chatId, { lane: 'broadcast' }).catch((error: unknown) =>
      gaveUp.push(errorCode(error)),
    )
  }
  await time.passTo(500)
  for (let chatId = 1001; chatId <= 1010; chatId += 1) void send(`answer ${chatId}`, chatId)
  await time.passTo(600)
  expect(names().filter((name) => name.startsWith('answer'))).toHaveLength(10)
  await time.passTo(60_000)
  // What would take longer than their patience is the engine's to wait for.
  expect(sent.length + gaveUp.length).toBe(410)
  expect(new Set(gaveUp)).toEqual(new Set(['rate_limited']))
})

test('who was sent away has the old place in line when they come back, and is told when', async () => {
  const { time, send, names } = openGate()
  const photos = { overall: 10, chat: 10 }
  for (let chatId = 1; chatId <= 45; chatId += 1)
    void send(`album ${chatId}`, chatId, { cost: photos })
  const waits = await Promise.all(
    [101, 102, 103].map((chatId) =>
      send(`late ${chatId}`, chatId, {
        ticket: `late ${chatId}`,
        patience: 1_000,
        cost: photos,
      }).catch(({ retryAfter }: AppError) => retryAfter),
    ),
  )
  expect(waits).toEqual([15, 16, 16])
  void send('came later', 200, { patience: 60_000 })
  void send('late 101', 101, { ticket: 'late 101', patience: 60_000, cost: photos })
  await time.passTo(20_000)
  expect(names().slice(-2)).toEqual(['late 101', 'came later'])
})

test('a 429 stops its own chat; those of several chats at once stop the bot (I30)', async () => {
  const { time, gate, send, sent } = openGate()
  const refused = (chatId: number) =>
    gate
      .enter(chatId, () => Promise.reject(new AppError('rate_limited', 'wait', { retryAfter: 7 })))
      .catch(errorCode)
  await refused(1)
  void send('another', 50)
  await time.passTo(100)
  expect(sent).toEqual([{ name: 'another', at: 0 }])
  await Promise.all([refused(2), refused(3)])
  void send('after the storm', 51)
  await time.passTo(30_000)
  expect(sent.at(-1)).toEqual({ name: 'after the storm', at: 7_100 })
})
