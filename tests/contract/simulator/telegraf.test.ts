import { Telegram } from 'telegraf'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../../simulator/types.ts'
import { picture } from '../../integration/simulator/support/pictures.ts'
import { badRequest, refusal } from '../../integration/simulator/support/refusal.ts'
import {
  openTestDatabase,
  startSimulator,
  token,
  type RunningSimulator,
} from '../../integration/simulator/support/start-simulator.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
let simulator: RunningSimulator
let telegram: Telegram

beforeAll(async () => {
  db = await openTestDatabase()
})
beforeEach(async () => {
  await db.clear()
  await simulator?.stop()
  simulator = await startSimulator({ database: db.database })
  telegram = new Telegram(token, { apiRoot: simulator.apiRoot })
  await simulator.post('/chats/1/messages', { text: '/start' })
})
afterAll(async () => {
  await simulator.stop()
  await db.database.close()
})

const messages = () => simulator.get<Message[]>('/chats/1/messages')
const photos = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    type: 'photo' as const,
    media: { source: picture(108, 135, { color: `hsl(${index * 36} 60% 50%)` }) },
  }))

describe('a bot that uses Telegraf', () => {
  it('knows itself', async () => {
    const me = await telegram.getMe()
    expect(me).toMatchObject({ id: 4242, is_bot: true, username: 'potok_simulator_bot' })
  })

  it('is refused with a wrong token and for an unknown method', async () => {
    const stranger = new Telegram('4242:other', { apiRoot: simulator.apiRoot })
    expect(await refusal(stranger.getMe())).toMatchObject({
      code: 401,
      description: 'Unauthorized',
    })
    expect((await simulator.api('sendHologram')).body).toEqual({
      ok: false,
      error_code: 404,
      description: 'Not Found: method not found',
    })
  })

  it('works when its apiRoot lacks the closing slash', async () => {
    const hasty = new Telegram(token, { apiRoot: `${simulator.url}/api` })
    expect((await hasty.getMe()).id).toBe(4242)
  })

  it('sends, edits and deletes a message with buttons', async () => {
    const sent = await telegram.sendMessage(1, 'Rendering 1 of 8', {
      reply_markup: { inline_keyboard: [[{ text: 'Stop', callback_data: 'stop' }]] },
      reply_parameters: { message_id: 1 },
    })
    expect(sent).toMatchObject({ message_id: 2, text: 'Rendering 1 of 8', chat: { id: 1 } })
    expect(sent.reply_to_message).toMatchObject({ message_id: 1, text: '/start' })

    const edited = await telegram.editMessageText(1, 2, undefined, '<b>Rendering</b> 2 of 8', {
      parse_mode: 'HTML',
    })
    expect(edited).toMatchObject({
      text: 'Rendering 2 of 8',
      entities: [{ type: 'bold', offset: 0, length: 9 }],
      edit_date: expect.any(Number),
    })
    expect(edited).not.toHaveProperty('reply_markup')

    await telegram.editMessageReplyMarkup(1, 2, undefined, {
      inline_keyboard: [[{ text: 'Again', callback_data: 'again' }]],
    })
    expect((await messages()).at(-1)?.reply_markup?.inline_keyboard[0]?.[0]?.text).toBe('Again')

    expect(await telegram.deleteMessage(1, 2)).toBe(true)
    expect((await messages()).map((message) => message.message_id)).toEqual([1])
    expect(await refusal(telegram.deleteMessage(1, 2))).toMatchObject(
      badRequest('message to delete not found'),
    )
  })

  it('learns why an edit is refused', async () => {
    await telegram.sendMessage(1, 'Same')
    const notModified =
      'message is not modified: specified new message content and reply markup are exactly the ' +
      'same as a current content and reply markup of the message'
    const edit = (messageId: number, text: string) =>
      refusal(telegram.editMessageText(1, messageId, undefined, text))
    expect(await edit(2, 'Same')).toMatchObject(badRequest(notModified))
    expect(await edit(99, 'New')).toMatchObject(badRequest('message to edit not found'))
    expect(await edit(1, 'New')).toMatchObject(badRequest("message can't be edited"))
    expect(await refusal(telegram.editMessageCaption(1, 2, undefined, 'Caption'))).toMatchObject(
      badRequest('there is no caption in the message to edit'),
    )
    await telegram.sendPhoto(1, { source: picture() })
    expect(await edit(3, 'New')).toMatchObject(
      badRequest('there is no text in the message to edit'),
    )
  })

  it('probes with an edit of the caption whether an album has arrived', async () => {
    const album = await telegram.sendMediaGroup(1, [
      { ...photos(1)[0]!, caption: 'Eight slides' },
      ...photos(2),
    ])
    const first = album[0]!.message_id
    const probe = (messageId: number) =>
      refusal(telegram.editMessageCaption(1, messageId, undefined, 'Eight slides'))
    expect((await probe(first)).description).toContain('message is not modified')
    expect(await probe(first + 10)).toMatchObject(badRequest('message to edit not found'))
    expect(await telegram.editMessageCaption(1, first, undefined, 'Nine')).toMatchObject({
      caption: 'Nine',
    })
  })

  it.each([2, 10])('uploads an album of %i from buffers', async (count) => {
    const album = await telegram.sendMediaGroup(1, photos(count), {
      // Telegraf drops the object from uploads, so a bot passes its text.
      ...({ reply_parameters: JSON.stringify({ message_id: 1 }) } as object),
    })
    expect(album).toHaveLength(count)
    const stored = (await messages()).slice(1)
    expect(new Set(stored.map((message) => message.media_group_id)).size).toBe(1)
    expect(stored.every((message) => message.reply_to_message?.message_id === 1)).toBe(true)
    expect(stored.map((message) => message.photo?.[0])).toEqual(
      Array.from({ length: count }, () => expect.objectContaining({ width: 108, height: 135 })),
    )
  })

  it('cannot send an album of one or eleven', async () => {
    expect(await refusal(telegram.sendMediaGroup(1, photos(1)))).toMatchObject(
      badRequest('too few messages to send as an album'),
    )
    expect(await refusal(telegram.sendMediaGroup(1, photos(11)))).toMatchObject(
      badRequest('too many messages to send as an album'),
    )
    expect(await messages()).toHaveLength(1)
  })

  it('sends nothing of an album with one bad picture', async () => {
    const bad = { type: 'photo' as const, media: { source: picture(2100, 100) } }
    expect(await refusal(telegram.sendMediaGroup(1, [...photos(2), bad]))).toMatchObject(
      badRequest('failed to send message #3 with the error message "PHOTO_INVALID_DIMENSIONS"'),
    )
    expect(await messages()).toHaveLength(1)
  })

  it('sends photos and documents, and sends them again by file_id', async () => {
    const photo = await telegram.sendPhoto(1, { source: picture() }, { caption: 'One' })
    const again = await telegram.sendPhoto(1, photo.photo[0]!.file_id)
    expect(again.photo[0]!.file_id).toBe(photo.photo[0]!.file_id)
    const png = picture(108, 135, { type: 'image/png' })
    const document = await telegram.sendDocument(1, { source: png, filename: 'слайд 1.png' })
    expect(document.document).toMatchObject({
      file_name: 'слайд 1.png',
      mime_type: 'image/png',
      file_size: png.length,
    })
    expect(await refusal(telegram.sendPhoto(1, document.document.file_id))).toMatchObject(
      badRequest("can't use file of type Document as Photo"),
    )
    expect(await refusal(telegram.sendPhoto(1, 'nonsense'))).toMatchObject(
      badRequest('wrong file identifier/HTTP URL specified'),
    )
  })

  it('downloads what was sent, byte for byte', async () => {
    const png = picture(60, 60, { type: 'image/png' })
    const { document } = await telegram.sendDocument(1, { source: png, filename: 'a.png' })
    const link = await telegram.getFileLink(document.file_id)
    const response = await fetch(link)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true)
    expect((await fetch(`${link}x`)).status).toBe(404)
  })

  it('cannot send texts, captions and buttons over the limits', async () => {
    expect(await refusal(telegram.sendMessage(1, ''))).toMatchObject(
      badRequest('message text is empty'),
    )
    expect(await refusal(telegram.sendMessage(1, 'x'.repeat(4097)))).toMatchObject(
      badRequest('message is too long'),
    )
    expect((await telegram.sendMessage(1, 'x'.repeat(4096))).text).toHaveLength(4096)
    const caption = 'y'.repeat(1025)
    expect(await refusal(telegram.sendPhoto(1, { source: picture() }, { caption }))).toMatchObject(
      badRequest('message caption is too long'),
    )
    const button = (data: string) =>
      telegram.sendMessage(1, 'Choose', {
        reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: data }]] },
      })
    expect(await refusal(button('я'.repeat(33)))).toMatchObject(badRequest('BUTTON_DATA_INVALID'))
    expect(await button('я'.repeat(32))).toHaveProperty('reply_markup')
  })

  it('is told of unknown chats, messages and people who have blocked it', async () => {
    expect(await refusal(telegram.sendMessage(777, 'Hi'))).toMatchObject(
      badRequest('chat not found'),
    )
    const reply = { reply_parameters: { message_id: 50 } }
    expect(await refusal(telegram.sendMessage(1, 'Hi', reply))).toMatchObject(
      badRequest('message to be replied not found'),
    )
    await simulator.post('/chats/1/block')
    expect(await refusal(telegram.sendMessage(1, 'Hi'))).toMatchObject({
      code: 403,
      description: 'Forbidden: bot was blocked by the user',
    })
    await simulator.post('/chats/1/unblock')
    expect(await telegram.sendMessage(1, 'Hi')).toMatchObject({ text: 'Hi' })
  })
})
