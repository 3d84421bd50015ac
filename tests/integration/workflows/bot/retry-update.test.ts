import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerUpdate } from '../../../../workflows/bot/answer-update.ts'
import { setAsideUpdate } from '../../../../workflows/bot/set-aside-update.ts'
import { updateTexts } from '../../../../workflows/bot/updates/texts.ts'
import { openBotChat, type BotChat } from '../../../support/bot-chat.ts'

let chat: BotChat
beforeAll(async () => {
  chat = await openBotChat()
})
afterAll(() => chat.close())

const ID = 900
const UPDATE = 77_000
const t = updateTexts.ru
const status = async () =>
  (
    await chat.query('select status, reopened from telegram_updates where update_id = $1', [UPDATE])
  )[0]
const fail = () =>
  setAsideUpdate(chat.deps, chat.context, { updateId: UPDATE, chatId: ID, reason: 'broken' })

test('what failed is told with its number and tried again by its button, once per press', async () => {
  const from = { id: ID, is_bot: false, first_name: 'Аня', language_code: 'ru' }
  const payload = {
    message: { message_id: 5, date: 1, chat: { id: ID, type: 'private' }, from, text: 'Сон' },
  }
  await chat.deps.inTenant(chat.scope, (r) =>
    r.updates.insert([{ updateId: UPDATE, chatId: ID, payload }]),
  )
  await fail()
  // The step may run again.
  await fail()
  const told = chat.shown.filter(({ chatId }) => chatId === ID)
  expect(told).toHaveLength(1)
  expect(told[0]?.text).toContain(String(UPDATE))
  expect(told[0]?.text).not.toContain('broken')
  const key = told[0]?.keys[0]?.data ?? ''

  const anya = chat.person(ID)
  await anya.pressKey(key, told[0]?.messageId ?? 0)
  expect(await status()).toEqual({ status: 'pending', reopened: 1 })
  await anya.pressKey(key, told[0]?.messageId ?? 0)
  expect(chat.notices).toEqual([t.alreadyRetried])

  // It fails again: it is told again, and the old button is of no use.
  await fail()
  expect(chat.texts(ID)).toHaveLength(2)
  await anya.pressKey(key, told[0]?.messageId ?? 0)
  expect(await status()).toEqual({ status: 'failed', reopened: 1 })

  await anya.presses(t.retry)
  await answerUpdate(chat.deps, chat.context, UPDATE)
  expect(await status()).toEqual({ status: 'handled', reopened: 2 })
  const carousels = await chat.query(
    "select source from carousels where (chat ->> 'chatId')::bigint = $1",
    [ID],
  )
  expect(carousels).toEqual([{ source: { kind: 'topic', topic: 'Сон' } }])
})

test('a button of one chat reopens nothing of another', async () => {
  await fail()
  const stored = await chat.query(
    'select id, kind, data from telegram_buttons where chat_id = $1 limit 1',
    [ID],
  )
  const stranger = chat.person(ID + 1)
  const before = chat.shown.length
  await stranger.pressKey(String(stored[0]?.['id']), 1)
  expect(chat.shown).toHaveLength(before)
  expect(await status()).toMatchObject({ status: 'handled' })
})
