import { createCanvas } from 'canvas'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeExample } from '../../../../workflows/bot/start/actions.ts'
import type { TenantScope } from '../../../../workflows/shared/scope.ts'
import { openBotWorld, type BotWorld } from '../../../support/bot-world.ts'
import type { TelegramServer } from '../../../support/telegram-server.ts'

const picture = createCanvas(108, 135).toBuffer('image/jpeg')
const photos = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    bytes: new Uint8Array(picture),
    mediaType: 'image/jpeg' as const,
    fileName: `slide-${index + 1}.jpg`,
  }))

let world: BotWorld
let telegram: TelegramServer
let SCOPE: TenantScope
let chatId = 1000
let asked = 0

beforeAll(async () => {
  world = await openBotWorld()
  ;({ telegram, scope: SCOPE } = world)
})
afterAll(() => world.close())
beforeEach(async () => {
  chatId += 1
  asked = (await telegram.say(chatId, 'Как начать бегать')).message_id
  telegram.calls.length = 0
})

function setUp() {
  const { ledger } = world
  const messenger = world.createMessenger()
  const key = (name: string) => `${chatId}:${name}`
  const text = { key: key('progress'), chatId, text: 'Принято', replyTo: asked }
  const album = { key: key('album'), chatId, photos: photos(7), caption: 'Бег', replyTo: asked }
  return { ledger, messenger, text, album }
}
const sends = () => telegram.calls.filter((method) => method.startsWith('send'))

describe('sending', () => {
  test('a text replies to the asking message and carries its buttons', async () => {
    const { messenger, text } = setUp()
    const buttons = [[makeExample.button('Ещё раз', { index: 1 })]]
    const { messageIds } = await messenger.sendText(SCOPE, { ...text, buttons })
    expect(await telegram.answers(chatId)).toMatchObject([
      {
        message_id: messageIds[0],
        text: 'Принято',
        reply_to_message: { message_id: asked },
        reply_markup: {
          inline_keyboard: [[{ text: 'Ещё раз', callback_data: expect.stringMatching(/^b:/) }]],
        },
      },
    ])
  })

  test('an album replies too, although Telegraf drops that on uploads', async () => {
    const { messenger, album } = setUp()
    const { messageIds } = await messenger.sendAlbum(SCOPE, album)
    const answers = await telegram.answers(chatId)
    expect(answers.map(({ message_id }) => message_id)).toEqual(messageIds)
    expect(answers).toHaveLength(7)
    expect(answers[0]).toMatchObject({ caption: 'Бег', reply_to_message: { message_id: asked } })
    expect(new Set(answers.map((photo) => photo.media_group_id)).size).toBe(1)
  })

  test('eleven pictures go as an album of ten and a photo', async () => {
    const { messenger, album } = setUp()
    await messenger.sendAlbum(SCOPE, { ...album, photos: photos(11) })
    expect(sends()).toEqual(['sendMediaGroup', 'sendPhoto'])
    expect(await telegram.answers(chatId)).toHaveLength(11)
  })

  test('a document goes as a file', async () => {
    const { messenger } = setUp()
    const document = { bytes: new Uint8Array(picture), mediaType: 'image/png', fileName: 'a.png' }
    await messenger.sendDocument(SCOPE, {
      key: `${chatId}:document`,
      chatId,
      document,
      caption: 'PNG',
    })
    expect(await telegram.answers(chatId)).toMatchObject([
      { caption: 'PNG', document: { file_name: 'a.png' } },
    ])
  })

  test('a text over 4,096 is split, a caption over 1,024 cut (I30)', async () => {
    const { messenger, album, text } = setUp()
    const long = 'Слово за словом. '.repeat(400).trim()
    const buttons = [[makeExample.button('Ещё', { index: 1 })]]
    await messenger.sendText(SCOPE, { ...text, text: long, buttons })
    await messenger.sendAlbum(SCOPE, { ...album, caption: long })
    const [first, second, photo] = await telegram.answers(chatId)
    expect(`${first?.text} ${second?.text}`).toBe(long)
    expect(first?.reply_markup).toBeUndefined()
    expect(second?.reply_markup).toBeDefined()
    expect(photo?.caption?.length).toBeLessThanOrEqual(1024)
    expect(photo?.caption).toMatch(/\p{L}…$|\.…$/u)
  })

  test('a message to reply to that is gone stops nothing', async () => {
    const { messenger, text } = setUp()
    await messenger.sendText(SCOPE, { ...text, replyTo: 999_999 })
    expect(await telegram.answers(chatId)).toHaveLength(1)
  })
})

describe('a repeated step sends nothing twice (I29)', () => {
  test('a key that was sent answers from the ledger', async () => {
    const { messenger, album, text } = setUp()
    const first = [await messenger.sendText(SCOPE, text), await messenger.sendAlbum(SCOPE, album)]
    const before = telegram.calls.length
    const second = [await messenger.sendText(SCOPE, text), await messenger.sendAlbum(SCOPE, album)]
    expect(second).toEqual(first)
    expect(telegram.calls).toHaveLength(before)
  })

  test('an album that arrived before the crash is found, not sent again', async () => {
    const { ledger, messenger, album, text } = setUp()
    await messenger.sendText(SCOPE, text)
    const { messageIds } = await messenger.sendAlbum(SCOPE, album)
    await world.forget(album.key)
    const before = await telegram.messages(chatId)
    expect(await messenger.sendAlbum(SCOPE, album)).toEqual({ messageIds })
    expect(await telegram.messages(chatId)).toEqual(before)
    expect(await ledger.find(SCOPE, album.key)).toEqual(messageIds)
  })

  test('two sends of one chat whose ends are unknown come once each, whichever is repeated first', async () => {
    const { messenger, text } = setUp()
    await messenger.sendText(SCOPE, { ...text, key: `${chatId}:before`, text: 'До' })
    const one = { ...text, key: `${chatId}:one`, text: 'Новости' }
    const other = { ...text, key: `${chatId}:other`, text: 'Ответ' }
    telegram.failNext('sendMessage', { carryOut: true, answer: 'broken' })
    await expect(messenger.sendText(SCOPE, one)).rejects.toThrow('did not answer')
    telegram.failNext('sendMessage', { carryOut: true, answer: 'broken' })
    await expect(messenger.sendText(SCOPE, other)).rejects.toThrow('did not answer')
    await messenger.sendText(SCOPE, other)
    await messenger.sendText(SCOPE, one)
    const texts = (await telegram.answers(chatId)).map(({ text }) => text)
    expect(texts.toSorted()).toEqual(['До', 'Новости', 'Ответ'])
  })

  test('a text with buttons likewise, between messages of the person and of the bot', async () => {
    const { messenger, text } = setUp()
    const buttons = [[makeExample.button('Ещё', { index: 1 })]]
    await telegram.say(chatId, 'ещё')
    const { messageIds } = await messenger.sendText(SCOPE, { ...text, buttons })
    await telegram.say(chatId, 'и ещё')
    await messenger.sendText(SCOPE, { key: `${chatId}:other`, chatId, text: 'Другое' })
    await world.forget(text.key)
    const before = await telegram.messages(chatId)
    expect(await messenger.sendText(SCOPE, { ...text, buttons })).toEqual({ messageIds })
    expect(await telegram.messages(chatId)).toEqual(before)
  })

  test.each(['broken', 502] as const)(
    'carried out but answered %j: unknown, then found',
    async (answer) => {
      const { messenger, album, text } = setUp()
      telegram.failNext('sendMessage', { carryOut: true, answer })
      telegram.failNext('sendMediaGroup', { carryOut: true, answer })
      const lost = { code: 'provider_unavailable' }
      await expect(messenger.sendText(SCOPE, text)).rejects.toMatchObject(lost)
      await messenger.sendText(SCOPE, text)
      await expect(messenger.sendAlbum(SCOPE, album)).rejects.toMatchObject(lost)
      await messenger.sendAlbum(SCOPE, album)
      expect(sends()).toEqual(['sendMessage', 'sendMediaGroup'])
      expect(await telegram.answers(chatId)).toHaveLength(8)
    },
  )

  test.each(['broken', 502] as const)(
    'not carried out and answered %j: looked for, then sent',
    async (answer) => {
      const { messenger, album, text } = setUp()
      telegram.failNext('sendMessage', { carryOut: false, answer })
      telegram.failNext('sendMediaGroup', { carryOut: false, answer })
      await expect(messenger.sendText(SCOPE, text)).rejects.toThrow('Telegram')
      await messenger.sendText(SCOPE, text)
      await expect(messenger.sendAlbum(SCOPE, album)).rejects.toThrow('Telegram')
      await messenger.sendAlbum(SCOPE, album)
      expect(await telegram.answers(chatId)).toHaveLength(8)
    },
  )

  test('while Telegram does not answer the search, nothing is sent', async () => {
    const { messenger, text } = setUp()
    telegram.failNext('sendMessage', { carryOut: true, answer: 'broken' })
    telegram.failNext('editMessageText', { carryOut: false, answer: 502 })
    await expect(messenger.sendText(SCOPE, text)).rejects.toThrow('did not answer')
    await expect(messenger.sendText(SCOPE, text)).rejects.toThrow('answered 502')
    await messenger.sendText(SCOPE, text)
    expect(sends()).toEqual(['sendMessage'])
  })

  test('both parts of a long album are settled alone', async () => {
    const { messenger, album } = setUp()
    const long = { ...album, photos: photos(11) }
    telegram.failNext('sendPhoto', { carryOut: true, answer: 'broken' })
    await expect(messenger.sendAlbum(SCOPE, long)).rejects.toThrow('did not answer')
    const { messageIds } = await messenger.sendAlbum(SCOPE, long)
    expect(sends()).toEqual(['sendMediaGroup', 'sendPhoto'])
    const answers = await telegram.answers(chatId)
    expect(answers.map(({ message_id }) => message_id)).toEqual(messageIds)
  })
})

describe('a refusal', () => {
  const slowDown = {
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 30',
    parameters: { retry_after: 30 },
  }

  test('429 with a long wait says how long, and frees the key (I30)', async () => {
    const { ledger, messenger, text } = setUp()
    telegram.failNext('sendMessage', { carryOut: false, answer: { status: 429, body: slowDown } })
    const limited = { code: 'rate_limited', retryAfter: 30 }
    await expect(messenger.sendText(SCOPE, text)).rejects.toMatchObject(limited)
    expect(await ledger.begin(SCOPE, { ...text, method: 'sendMessage' })).toEqual({ status: 'new' })
    await expect(messenger.sendText(SCOPE, text)).rejects.toMatchObject({ code: 'rate_limited' })
    expect(sends()).toHaveLength(1)
  })

  test('a person who blocked the bot is a rejection that no retry helps', async () => {
    const { messenger, text } = setUp()
    await telegram.block(chatId)
    await expect(messenger.sendText(SCOPE, text)).rejects.toMatchObject({
      code: 'provider_rejected',
      retryable: false,
    })
  })
})

describe('editing and small signs', () => {
  test('the progress message is edited in place; the same text twice is no error', async () => {
    const { messenger, text } = setUp()
    const { messageIds } = await messenger.sendText(SCOPE, text)
    const edit = { chatId, messageId: messageIds[0] ?? 0, text: 'Рисую' }
    await messenger.editText(SCOPE, edit)
    await messenger.editText(SCOPE, edit)
    await messenger.editText(SCOPE, { ...edit, messageId: 999_999 })
    expect(await telegram.answers(chatId)).toMatchObject([{ text: 'Рисую' }])
  })

  test('an expired button and a chat action never fail', async () => {
    const { messenger } = setUp()
    await messenger.answerCallback({ callbackId: 'long-gone', text: 'Ой' })
    await messenger.sendChatAction({ chatId: 424_242, action: 'typing' })
    expect(telegram.calls).toEqual(['answerCallbackQuery', 'sendChatAction'])
  })

  test('the bot knows its own name, and asks once', async () => {
    const { messenger } = setUp()
    expect(await messenger.username()).toBe('potok_simulator_bot')
    await messenger.username()
    expect(telegram.calls).toEqual(['getMe'])
  })
})
