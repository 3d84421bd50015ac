import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReceiveUpdate } from '../../../../workflows/bot/receive-update.ts'
import { handleUpdates } from '../../../../workflows/bot/handle-updates.ts'
import { privacyTexts } from '../../../../workflows/bot/privacy/texts.ts'
import type { Deps } from '../../../../workflows/deps.ts'
import { openBotWorld, type BotWorld } from '../../../support/bot-world.ts'

let world: BotWorld
let deps: Deps
const chatId = 9100
let updateId = 0
const step = { run: (_: string, work: () => Promise<unknown>) => work(), sleep: async () => {} }
const from = { id: chatId, is_bot: false, first_name: 'Ann', language_code: 'en' }
const chat = { id: chatId, type: 'private' }

beforeAll(async () => {
  world = await openBotWorld()
  deps = { ...world.deps, clock: Date }
  await world.telegram.say(chatId, 'a chat to answer in')
  await write('/en')
})
afterAll(() => world.close())

async function receive(update: Record<string, unknown>) {
  updateId += 1
  const context = { ...world.scope, actor: { type: 'system' as const, id: 'test' }, source: 'bot' }
  await createReceiveUpdate(deps)({ update_id: updateId, ...update })
  await handleUpdates(deps, { chatId, context, step })
}
const write = (text: string) => receive({ message: { message_id: 1, chat, from, text } })
async function press(words: string) {
  for (const { message_id, reply_markup } of (await world.telegram.answers(chatId)).toReversed()) {
    const key = reply_markup?.inline_keyboard.flat().find(({ text }) => text === words)
    if (!key) continue
    const message = { message_id, chat }
    return receive({
      callback_query: { id: `q${updateId}`, from, data: key.callback_data, message },
    })
  }
  throw new Error(`There is no button ${words}`)
}
const last = async () => (await world.telegram.answers(chatId)).at(-1)?.text
const session = () => deps.inTenant(world.scope, (r) => r.sessions.find(chatId))

test('opting in and out, by a word and by a button', async () => {
  await write('/подписаться')
  expect((await session())?.subscribedAt).not.toBeNull()
  await press('Unsubscribe')
  expect((await session())?.subscribedAt).toBeNull()
})

test('a schedule is made in a conversation, paused, run at once and deleted', async () => {
  await write('/schedule')
  await press('Carousels on my topics')
  await write('mon, wed')
  await write('never')
  expect(await last()).toContain('did not understand the time')
  await write('9.30')
  await press('Berlin')
  await write('1. Coffee\n2. Tea')
  expect(await last()).toContain('mon, wed, 09:30')
  const find = async () =>
    (await deps.inTenant(world.scope, (r) => r.schedules.list({ chatId, limit: 5 })))[0]
  expect(await find()).toMatchObject({
    days: [1, 3],
    time: '09:30',
    timeZone: 'Europe/Berlin',
    topics: ['Coffee', 'Tea'],
  })
  await write('/schedules')
  await press('Pause')
  expect((await find())?.status).toBe('paused')
  await press('Switch on')
  await press('Make it now')
  const due = await world.query("select 1 from events where type = 'schedule.due'")
  expect(due).toHaveLength(1)
  await press('Delete')
  expect(await find()).toBeUndefined()
})

test('asking to be forgotten can be taken back by a button', async () => {
  const t = privacyTexts.en
  await write('/forget')
  expect(await last()).toBe(t.askForget)
  await press(t.forgetButton)
  expect(await deps.inTenant(world.scope, (r) => r.erasures.findOpen(chatId))).not.toBeNull()
  await press(t.cancelButton)
  expect(await deps.inTenant(world.scope, (r) => r.erasures.findOpen(chatId))).toBeNull()
  const types = await world.query(
    "select type from events where type like 'privacy.%' order by position",
  )
  expect(types.map(({ type }) => type)).toEqual([
    'privacy.erasure_requested',
    'privacy.erasure_cancelled',
  ])
})

test('one’s data are a press away, and pressed twice nothing is taken back (I28)', async () => {
  const t = privacyTexts.en
  await write('/help')
  await press('🔒 My data')
  expect(await last()).toBe(t.question)
  await press(t.exportButton)
  expect(await last()).toBe(t.exporting)
  await press(t.askForgetButton)
  expect(await last()).toBe(t.askForget)
  await press(t.forgetButton)
  await press(t.askForgetButton)
  expect(await deps.inTenant(world.scope, (r) => r.erasures.findOpen(chatId))).not.toBeNull()
  await press(t.cancelButton)
  expect(await deps.inTenant(world.scope, (r) => r.erasures.findOpen(chatId))).toBeNull()
})

test('who is no member cannot send to everybody', async () => {
  await write('/broadcast')
  expect(await last()).toMatch(/link|account/i)
  expect(await world.query('select 1 from broadcasts')).toEqual([])
})
