import { afterEach, beforeAll, expect, test } from 'vitest'
import { DIARY_CHATS, type DiaryUpdate, readDiary, writeDiary } from '../../support/bot-diary.ts'
import { openTestDatabase } from '../../support/database.ts'
import { startTelegramServer } from '../../support/telegram-server.ts'
import { openWholeWorld } from '../../support/whole-world.ts'

let close: () => Promise<void> = async () => {}
afterEach(() => close())

/** @param holds nothing is answered until `answer` is called */
async function open({ holds = false } = {}) {
  const database = await openTestDatabase()
  const telegram = await startTelegramServer({ database: database.sql })
  const { promise: opens, resolve: answer } = Promise.withResolvers<void>()
  const world = await openWholeWorld(database, { telegram, opens })
  if (!holds) answer()
  close = async () => {
    answer()
    await world.close()
    await telegram.close()
  }
  for (const chatId of DIARY_CHATS) await telegram.say(chatId, 'opens the chat')
  const diary = await writeDiary(database, world.scope)
  const end = async () => {
    await world.quiet()
    return readDiary(database, async (chatId) =>
      (await telegram.answers(chatId)).map(({ text }) => text),
    )
  }
  return { world, diary, answer, end, database }
}

/** By the same seed the same order. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
  return list
    .map((item) => ({ item, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item)
}
const deliverAll = async (
  world: Awaited<ReturnType<typeof open>>['world'],
  updates: readonly DiaryUpdate[],
) => {
  const statuses = await Promise.all(updates.map(({ payload }) => world.deliver(payload)))
  if (statuses.some((status) => status !== 200)) throw new Error(`answered ${statuses.join()}`)
}

let inOrder: Awaited<ReturnType<typeof readDiary>>
beforeAll(async () => {
  const { world, diary, end } = await open()
  for (const update of diary) await deliverAll(world, [update])
  inOrder = await end()
  await close()
  close = async () => {}
}, 120_000)

test('in order, everybody is answered', () => {
  for (const { said, updates } of inOrder) {
    expect(said.length).toBeGreaterThan(4)
    expect(updates).toHaveLength(6)
  }
  expect(inOrder).toHaveLength(DIARY_CHATS.length)
})

test('everything twice, shuffled and at once, before anything is answered: as if it had come in order (I28, I29)', async () => {
  const { world, diary, answer, end } = await open({ holds: true })
  await deliverAll(world, shuffled([...diary, ...diary], 7))
  answer()
  expect(await end()).toEqual(inOrder)
})

test('while the bot answers, each in the order of its chat, chats at once, and again and again (I28, I29)', async () => {
  const { world, diary, end } = await open()
  const chats = [...Map.groupBy(diary, ({ chatId }) => chatId).values()]
  await Promise.all(
    chats.map(async (updates, seed) => {
      for (const [index, update] of updates.entries()) {
        const again = shuffled(updates.slice(0, index), seed + index).slice(0, 2)
        await deliverAll(world, [update])
        await deliverAll(world, [...again, update])
      }
    }),
  )
  expect(await end()).toEqual(inOrder)
})

test('out of order while the bot answers: each update is handled once, each reply is sent once (I28, I29)', async () => {
  const { world, diary, end, database } = await open()
  const updates = shuffled([...diary, ...diary], 11)
  for (let from = 0; from < updates.length; from += 15) {
    await deliverAll(world, updates.slice(from, from + 15))
  }
  for (const { said, updates: handled, deliveries } of await end()) {
    expect(handled).toHaveLength(6)
    expect(new Set(handled.map(({ status }) => status))).toEqual(new Set(['handled']))
    expect(new Set(deliveries.map(({ status }) => status))).toEqual(new Set(['sent']))
    expect(said).toHaveLength(deliveries.length)
  }
  const runs = await database.sql.query(
    "select distinct status from engine.runs where function_id = 'potok-handle-telegram-updates'",
  )
  expect(runs).toHaveLength(1)
})
