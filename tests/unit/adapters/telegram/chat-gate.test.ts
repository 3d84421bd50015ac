import { expect, test } from 'vitest'
import { createChatGate } from '../../../../adapters/telegram/chat-gate.ts'
import { AppError } from '../../../../workflows/shared/errors.ts'

const tooMany = () => Promise.reject(new AppError('rate_limited', 'wait', { retryAfter: 5 }))

test('requests of one chat go one after another, in order', async () => {
  const gate = createChatGate({ now: () => 0 })
  const seen: string[] = []
  const first = Promise.withResolvers<void>()
  const one = gate.enter(1, async () => {
    await first.promise
    seen.push('one')
  })
  const two = gate.enter(1, async () => void seen.push('two'))
  await gate.enter(2, async () => void seen.push('another chat'))
  first.resolve()
  await Promise.all([one, two])
  expect(seen).toEqual(['another chat', 'one', 'two'])
})

test('after a 429 the chat is left alone for as long as Telegram asked (I30)', async () => {
  let now = 0
  const gate = createChatGate({ now: () => now })
  await expect(gate.enter(1, tooMany)).rejects.toMatchObject({ code: 'rate_limited' })
  now = 4_000
  const early = gate.enter(1, () => Promise.resolve('sent'))
  await expect(early).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 1 })
  await expect(gate.enter(2, () => Promise.resolve('sent'))).resolves.toBe('sent')
  now = 5_000
  await expect(gate.enter(1, () => Promise.resolve('sent'))).resolves.toBe('sent')
})

test('a failed request does not stop the next one', async () => {
  const gate = createChatGate({ now: () => 0 })
  await expect(gate.enter(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(gate.enter(1, () => Promise.resolve('sent'))).resolves.toBe('sent')
})

test('a patient sender sits out short waits, and those behind it keep their place (I30)', async () => {
  let now = 0
  const slept: number[] = []
  const gate = createChatGate({ now: () => now }, async (pause) => {
    slept.push(pause)
    now += pause
  })
  const answers = [tooMany, tooMany, () => Promise.resolve('sent')]
  const work = async () => (await answers.shift()?.()) ?? 'sent too'
  const one = gate.enter(1, work, { patience: 15_000 })
  const two = gate.enter(1, work)
  await expect(one).resolves.toBe('sent')
  await expect(two).resolves.toBe('sent too')
  expect(slept).toEqual([5_000, 5_000])
})

test("patience ends: the 429 after the last wait is the caller's", async () => {
  let now = 0
  let tries = 0
  const gate = createChatGate({ now: () => now }, async (pause) => {
    now += pause
  })
  const work = () => {
    tries += 1
    return tooMany()
  }
  const limited = { code: 'rate_limited', retryAfter: 5 }
  await expect(gate.enter(1, work, { patience: 12_000 })).rejects.toMatchObject(limited)
  expect(tries).toBe(3)
})
