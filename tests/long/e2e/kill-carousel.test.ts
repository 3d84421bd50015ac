import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { albumsOf, createMachine, eventually, type Machine } from '../../support/machine.ts'

const ROUNDS = 10

let machine: Machine
beforeAll(async () => {
  machine = await createMachine()
  await machine.start()
}, 120_000)
afterAll(() => machine.remove())

describe('kill -9 while a carousel is made', () => {
  test('the same carousel is completed after the restart, with one album in the chat (I9, I28, I29)', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const chatId = 100 + round
      await machine.say(chatId, '/carousel Как начать бегать')
      // From before the update is stored to after the album is sent.
      await sleep(Math.random() * 1_500)
      await machine.kill()
      await machine.start()

      const finished = await eventually(
        `round ${round}`,
        async () => {
          const chat = await machine.chat(chatId)
          return chat.at(-1)?.reply_markup ? chat : null
        },
        60_000,
      )
      // What comes late would come now.
      await sleep(1_000)
      const chat = await machine.chat(chatId)
      expect(chat, `round ${round}`).toHaveLength(finished.length)
      expect(albumsOf(chat), `round ${round}`).toHaveLength(1)
      const texts = chat.map(({ text }) => text).filter((text) => text !== undefined)
      expect(texts, `round ${round}`).toHaveLength(3)
    }
  }, 900_000)
})
