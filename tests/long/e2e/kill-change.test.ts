import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editingTexts } from '../../../workflows/bot/editing/texts.ts'
import { albumsOf, createMachine, eventually, type Machine } from '../../support/machine.ts'

const ROUNDS = 5
const { square } = editingTexts.ru.buttons

let machine: Machine
beforeAll(async () => {
  machine = await createMachine()
  await machine.start()
}, 120_000)
afterAll(() => machine.remove())

const buttonIn = (chat: Awaited<ReturnType<Machine['chat']>>, words: string) =>
  chat
    .flatMap(({ message_id: message, reply_markup: markup }) =>
      (markup?.inline_keyboard.flat() ?? []).map((key) => ({ message, ...key })),
    )
    .findLast(({ text }) => text === words) ?? null

test('kill -9 while a carousel is changed: after the restart it is changed, and told once (I9, I28, I29)', async () => {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const chatId = 300 + round
    await machine.say(chatId, '/carousel Как начать бегать')
    const button = await eventually('the carousel', async () =>
      buttonIn(await machine.chat(chatId), square),
    )
    await machine.press(chatId, button.message, button.callback_data ?? '')
    // From before the press is stored to after the album is sent.
    await sleep(Math.random() * 1_500)
    await machine.kill()
    await machine.start()

    await eventually(
      `round ${round}`,
      async () => buttonIn(await machine.chat(chatId), editingTexts.ru.buttons.back),
      60_000,
    )
    // What comes late would come now.
    await sleep(1_000)
    const chat = await machine.chat(chatId)
    expect(albumsOf(chat), `round ${round}`).toHaveLength(2)
    const panels = chat.filter(({ text }) => text?.includes('Версия 2 из 2'))
    expect(panels, `round ${round}`).toHaveLength(1)
  }
}, 900_000)
