import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createChatMessenger } from '../../../../adapters/telegram/create-chat-messenger.ts'
import { createButtonStore } from '../../../../db/repositories/buttons.ts'
import { openBotWorld, type BotWorld } from '../../../support/bot-world.ts'
import { quietLogger as logger } from '../../../support/quiet-logger.ts'

let world: BotWorld
let chatId = 7000
beforeAll(async () => {
  world = await openBotWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  chatId += 1
  await world.telegram.say(chatId, 'opens the chat')
  world.telegram.calls.length = 0
})

/** One that waits a second for an answer. */
const impatient = () =>
  createChatMessenger({
    ...world.telegram,
    ledger: world.ledger,
    buttons: createButtonStore(world.database, { clock: Date }),
    logger,
    clock: Date,
    timeouts: { call: 1_000, upload: 1_000 },
  })
const texted = async () => (await world.telegram.answers(chatId)).map(({ text }) => text)

test('an answer that comes too late: the message is found, not sent again (I29)', async () => {
  const messenger = impatient()
  const text = { key: `${chatId}:1`, chatId, text: 'One', after: 1 }
  world.telegram.failNext('sendMessage', { carryOut: true, answer: { late: 1_500 } })
  await expect(messenger.sendText(world.scope, text)).rejects.toMatchObject({
    code: 'provider_unavailable',
  })
  await messenger.sendText(world.scope, text)
  await messenger.sendText(world.scope, { ...text, key: `${chatId}:2`, text: 'Two' })
  expect(await texted()).toEqual(['One', 'Two'])
})

test('an answer that comes twice on one connection is not taken for that of the next send', async () => {
  const messenger = world.createMessenger()
  const ids: number[] = []
  for (const text of ['One', 'Two', 'Three']) {
    if (text === 'One') world.telegram.failNext('sendMessage', { carryOut: true, answer: 'twice' })
    const key = `${chatId}:${text}`
    const send = () => messenger.sendText(world.scope, { key, chatId, text, after: 1 })
    // A connection that said too much may be dropped: then the send is tried again.
    const { messageIds } = await send().catch(send)
    ids.push(...messageIds)
  }
  const answers = await world.telegram.answers(chatId)
  expect(answers.map(({ text }) => text)).toEqual(['One', 'Two', 'Three'])
  expect(answers.map(({ message_id: id }) => id)).toEqual(ids)
})
