import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { texts } from '../../../workflows/bot/texts.ts'
import { reachTexts } from '../../../workflows/bot/broadcasts/texts.ts'
import { openTestDatabase } from '../../support/database.ts'
import { hastyClock } from '../../support/hasty-clock.ts'
import { type Fault, startTelegramServer, tooManyRequests } from '../../support/telegram-server.ts'
import { openWholeWorld } from '../../support/whole-world.ts'

const CHATS = Array.from({ length: 30 }, (_, index) => 500 + index)
const NEWS = 'News for everybody'
/** What each chat says, and what it is answered. */
const TALK = [
  ['/en', texts.en.languageChosen],
  ['/help', texts.en.help],
  ['/ru', texts.ru.languageChosen],
  ['Привет', texts.ru.smallTalk],
] as const

let close: () => Promise<void> = async () => {}
afterEach(() => close())

/** Potok with its engine, in a hurry, in the chats of a simulator whose answers are up to `judge`. */
async function open(judge: (call: { method: string; chatId: number }) => Fault | undefined) {
  const database = await openTestDatabase()
  const clock = hastyClock(20)
  let isOn = false
  const telegram = await startTelegramServer({
    database: database.sql,
    clock,
    judge: (call) => (isOn ? judge(call) : undefined),
  })
  const world = await openWholeWorld(database, { clock, telegram })
  close = async () => {
    await world.close()
    await telegram.close()
  }
  let updateId = 0
  const say = (chatId: number, text: string) => {
    updateId += 1
    const from = { id: chatId, is_bot: false, first_name: 'Ann', language_code: 'en' }
    const message = { message_id: 1, date: 1, chat: { id: chatId, type: 'private' }, from, text }
    return world.deliver({ update_id: updateId, message })
  }
  const begin = async () => {
    for (const chatId of CHATS) await telegram.say(chatId, 'opens the chat')
    await Promise.all(CHATS.map((chatId) => say(chatId, '/subscribe')))
    await world.quiet()
    isOn = true
  }
  const startBroadcast = async () => {
    const { id } = await world.ask('POST', '/broadcasts', { text: NEWS })
    await world.ask('POST', `/broadcasts/${id as string}/start`)
  }
  const answersOf = async (chatId: number) =>
    (await telegram.answers(chatId)).map(({ text }) => text)
  const updates = () =>
    database.sql.query('select status, count(*)::int from telegram_updates group by status')
  return { world, telegram, say, begin, startBroadcast, answersOf, updates }
}

/** Everybody talks while everybody gets the news. */
async function talkAndTell(potok: Awaited<ReturnType<typeof open>>) {
  await potok.begin()
  await potok.startBroadcast()
  for (const [words] of TALK) await Promise.all(CHATS.map((chatId) => potok.say(chatId, words)))
  await potok.world.quiet()

  for (const chatId of CHATS) {
    const [first, ...said] = await potok.answersOf(chatId)
    expect(first).toBe(reachTexts.en.subscribed)
    expect(said.filter((text) => text === NEWS)).toHaveLength(1)
    expect(said.filter((text) => text !== NEWS)).toEqual(TALK.map(([, answer]) => answer))
  }
  expect(await potok.updates()).toEqual([
    { status: 'handled', count: CHATS.length * (TALK.length + 1) },
  ])
}

describe('Telegram asks to wait', () => {
  test('every chat, again and again: all answers come once and in order, nothing is set aside (I29, I30)', async () => {
    const refusals = new Map<number, number>()
    const potok = await open(({ method, chatId }) => {
      if (method !== 'sendMessage') return undefined
      const count = refusals.get(chatId) ?? 0
      refusals.set(chatId, count + 1)
      return count % 3 === 2 ? undefined : tooManyRequests(20 + (count % 4) * 10)
    })
    await talkAndTell(potok)
    expect(Math.min(...refusals.values())).toBeGreaterThan(TALK.length)
  })

  test('one chat for a quarter of an hour: it gets its answers then, the others get theirs meanwhile', async () => {
    const [slow = 0, ...others] = CHATS
    let left = 20
    const done = () => left === 0
    const potok = await open(({ method, chatId }) => {
      if (method !== 'sendMessage' || chatId !== slow || done()) return undefined
      left -= 1
      return tooManyRequests(45)
    })
    await potok.begin()
    for (const [words] of TALK) await Promise.all(CHATS.map((chatId) => potok.say(chatId, words)))
    const complete = async (chatId: number) =>
      (await potok.answersOf(chatId)).length === TALK.length + 1
    while (!(await Promise.all(others.map(complete))).every(Boolean)) await sleep(100)
    expect(done()).toBe(false)
    await potok.world.quiet()
    const [, ...said] = await potok.answersOf(slow)
    expect(said).toEqual(TALK.map(([, answer]) => answer))
    expect(await potok.updates()).toHaveLength(1)
  })
})

describe('Telegram answers badly', () => {
  test('connections break and gateways fail, before and after the send: each answer comes once (I29)', async () => {
    const bad: Fault[] = [
      { carryOut: true, answer: 'broken' },
      { carryOut: false, answer: 502 },
      { carryOut: true, answer: 502 },
      { carryOut: true, answer: 'twice' },
      { carryOut: false, answer: 'broken' },
      tooManyRequests(17),
    ]
    let count = 0
    const potok = await open(({ method }) => {
      if (method !== 'sendMessage') return undefined
      count += 1
      return count % 4 === 0 ? bad[(count / 4) % bad.length] : undefined
    })
    await talkAndTell(potok)
    expect(count).toBeGreaterThan(bad.length * 4)
  })
})
