import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBroadcast } from '../../../../workflows/broadcasts/create-broadcast.ts'
import {
  moveBroadcast,
  type BroadcastMove,
} from '../../../../workflows/broadcasts/move-broadcast.ts'
import { runBroadcast } from '../../../../workflows/broadcasts/run-broadcast.ts'
import type { Deps } from '../../../../workflows/deps.ts'
import { openBotWorld, type BotWorld } from '../../../support/bot-world.ts'

let world: BotWorld
let deps: Deps
let lastChat = 7000
const context = () => ({
  ...world.scope,
  actor: { type: 'system' as const, id: 'test' },
  source: 'test',
})

beforeAll(async () => {
  world = await openBotWorld()
  deps = { ...world.deps, clock: Date }
})
afterAll(() => world.close())

/** Somebody who asked for news. */
async function subscriber(language: 'ru' | 'en' = 'ru') {
  lastChat += 1
  const chatId = lastChat
  await world.telegram.say(chatId, 'hello')
  const session = { chatId, language, languageChosen: true, firstName: null }
  const look = { style: 'paper', format: 'portrait' } as const
  const subscribedAt = new Date().toISOString()
  await deps.inTenant(world.scope, (r) => r.sessions.save({ ...session, ...look, subscribedAt }))
  return chatId
}
const steps = {
  run: (_: string, work: () => Promise<unknown>) => work(),
  sleep: async () => {},
  sleepUntil: async () => {},
}
const draft = (language: 'ru' | 'en' | null = null) =>
  deps.inTenant(context(), (r) => createBroadcast(deps, r, { text: 'News!', language }, null))
const move = (id: string, what: BroadcastMove) =>
  deps.inTenant(context(), (r) => moveBroadcast(deps, r, context(), id, what))
const run = (broadcastId: string) =>
  runBroadcast(deps, { broadcastId, context: context(), step: steps })
const counts = (id: string) => deps.inTenant(world.scope, (r) => r.broadcasts.counts(id))
const texts = async (chat: number) => (await world.telegram.answers(chat)).map(({ text }) => text)
const optOut = (chat: number) =>
  deps.inTenant(world.scope, async (r) => {
    const session = await r.sessions.find(chat)
    if (session) await r.sessions.save({ ...session, subscribedAt: null })
  })

test('everybody who asked for news gets it once, however often it is sent (I29)', async () => {
  const people = [await subscriber('en'), await subscriber('en'), await subscriber('en')]
  await subscriber('ru')
  const { id } = await draft('en')
  await move(id, 'start')
  await run(id)
  await run(id)
  for (const chat of people) expect(await texts(chat)).toEqual(['News!'])
  expect(await counts(id)).toMatchObject({ sent: 3, pending: 0, failed: 0 })
  const [message] = await world.telegram.answers(people[0] ?? 0)
  expect(message?.reply_markup?.inline_keyboard).toMatchObject([[{ text: 'Unsubscribe' }]])
})

test('who opted out or blocked the bot is left alone, and no call is made for them again', async () => {
  const [stays, leaves, blocks] = [await subscriber(), await subscriber(), await subscriber()]
  await world.telegram.block(blocks)
  const { id } = await draft('ru')
  await move(id, 'start')
  await deps.inTenant(world.scope, (r) => r.broadcasts.addRecipients(id, 'ru'))
  await optOut(leaves)
  await run(id)
  expect(await texts(stays)).toEqual(['News!'])
  expect(await texts(leaves)).toEqual([])
  expect(await counts(id)).toMatchObject({ skipped: 1, blocked: 1 })

  world.telegram.calls.length = 0
  const send = deps.messenger.sendText(world.scope, { key: 'later', chatId: blocks, text: 'Hey' })
  await expect(send).rejects.toMatchObject({ code: 'provider_rejected' })
  expect(world.telegram.calls).toEqual([])
  const again = await draft('ru')
  expect(await deps.inTenant(world.scope, (r) => r.broadcasts.audience('ru'))).toBe(2)
  await move(again.id, 'cancel')
})

test('a broadcast that is stopped sends to nobody else, and goes on where it was', async () => {
  const person = await subscriber('en')
  const { id } = await draft('en')
  await move(id, 'start')
  await move(id, 'pause')
  expect(await run(id)).toEqual({ status: 'stopped' })
  expect(await texts(person)).toEqual([])
  await move(id, 'resume')
  await run(id)
  expect(await texts(person)).toEqual(['News!'])
  await expect(move(id, 'cancel')).rejects.toMatchObject({ code: 'conflict' })
})

test('a 429 and a 502 that sent nothing lose and double nothing (I29, I30)', async () => {
  const people = await Promise.all([subscriber('en'), subscriber('en'), subscriber('en')])
  const { id } = await draft('en')
  await move(id, 'start')
  const wait = { parameters: { retry_after: 1 }, ok: false, error_code: 429 }
  world.telegram.failNext('sendMessage', {
    carryOut: false,
    answer: { status: 429, body: { ...wait, description: 'Too Many Requests: retry after 1' } },
  })
  world.telegram.failNext('sendMessage', { carryOut: false, answer: 502 })
  const patient = {
    ...steps,
    run: async (_: string, work: () => Promise<unknown>) => work().catch(() => work()),
  }
  await runBroadcast(deps, { broadcastId: id, context: context(), step: patient })
  for (const chat of people) expect(await texts(chat)).toEqual(['News!'])
})
