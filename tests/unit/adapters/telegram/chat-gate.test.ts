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
