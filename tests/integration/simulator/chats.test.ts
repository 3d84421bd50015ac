import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../../simulator/types.ts'
import { picture } from './support/pictures.ts'
import {
  openTestDatabase,
  startSimulator,
  token,
  type RunningSimulator,
} from './support/start-simulator.ts'

interface Problem {
  status: number
  detail: string
  errors?: { field: string; message: string }[]
}

let db: Awaited<ReturnType<typeof openTestDatabase>>
let simulator: RunningSimulator

beforeAll(async () => {
  db = await openTestDatabase()
})
beforeEach(async () => {
  await db.clear()
  simulator = await startSimulator({ database: db.database })
})
afterEach(() => simulator.stop())
afterAll(() => db.database.close())

const write = (chatId: number, body: unknown) =>
  simulator.post<Message & Problem>(`/chats/${chatId}/messages`, body)
const messages = (chatId = 1, query = '') =>
  simulator.get<Message[]>(`/chats/${chatId}/messages${query}`)
const fields = (problem: Problem) => problem.errors?.map(({ field }) => field)

async function sendPhoto(bytes: Buffer): Promise<Message> {
  const form = new FormData()
  form.append('chat_id', '1')
  form.append('photo', new Blob([new Uint8Array(bytes)]), 'p.jpg')
  const response = await fetch(`${simulator.apiRoot}bot${token}/sendPhoto`, {
    method: 'POST',
    body: form,
  })
  return ((await response.json()) as { result: Message }).result
}

describe('a script in a chat', () => {
  it('writes, opens chats on first use and gives each its own ids', async () => {
    expect(await write(1, { text: '/carousel Как начать бегать' })).toMatchObject({
      status: 201,
      body: {
        message_id: 1,
        text: '/carousel Как начать бегать',
        entities: [{ type: 'bot_command', offset: 0, length: 9 }],
        from: { id: 1, language_code: 'ru' },
        chat: { id: 1, type: 'private' },
      },
    })
    await write(1, { text: 'more' })
    expect((await write(900, { text: 'Hello' })).body).toMatchObject({
      message_id: 1,
      from: { id: 900, language_code: 'en' },
    })
    expect((await write(901, { text: 'Привет' })).body.from.language_code).toBe('ru')
    expect((await messages()).map((message) => message.message_id)).toEqual([1, 2])
    expect((await messages(1, '?after=1')).map((message) => message.text)).toEqual(['more'])
    expect(await messages(555)).toEqual([])
  })

  it('says who writes, and in a group anybody may', async () => {
    const from = { first_name: 'Oleg', language_code: 'ru' }
    expect((await write(77, { text: 'Hi', from })).body.from).toMatchObject({ id: 77, ...from })
    expect((await write(77, { text: 'Hi again' })).body.from.first_name).toBe('Oleg')
    const { body } = await write(-55, { text: 'Hi', from: { id: 77, first_name: 'Oleg' } })
    expect(body).toMatchObject({ chat: { id: -55, type: 'group' }, from: { id: 77 } })
    expect(fields((await write(77, { text: 'Hi', from: { id: 78 } })).body)).toEqual(['from.id'])
  })

  it('answers a message', async () => {
    await write(1, { text: 'first' })
    const { body } = await write(1, { text: 'second', reply_to_message_id: 1 })
    expect(body.reply_to_message).toMatchObject({ message_id: 1, text: 'first' })
    const missing = await write(1, { text: 'third', reply_to_message_id: 40 })
    expect(missing.status).toBe(400)
    expect(fields(missing.body)).toEqual(['reply_to_message_id'])
  })

  it.each([
    ['no text', {}, 'text'],
    ['only white space', { text: '  \n ' }, 'text'],
    ['a number', { text: 5 }, 'text'],
    ['4,097 characters', { text: 'x'.repeat(4097) }, 'text'],
    ['an unknown field', { text: 'ok', form: {} }, 'body'],
    ['a bad user name', { text: 'ok', from: { username: 'no spaces' } }, 'from.username'],
    ['a list', [], 'body'],
    ['null', null, 'body'],
  ])('is told which field is wrong: %s', async (_, body, field) => {
    const answer = await write(1, body)
    expect(answer.status).toBe(400)
    expect(fields(answer.body)).toEqual([field])
    expect(await messages()).toEqual([])
  })

  it('gets 400 for broken JSON and a bad chat id, and 413 for 10 MB', async () => {
    const post = (path: string, body: string) =>
      fetch(`${simulator.url}${path}`, { method: 'POST', body })
    const broken = await post('/chats/1/messages', '{"text":')
    expect(broken.status).toBe(400)
    expect(broken.headers.get('content-type')).toBe('application/problem+json')
    expect((await post('/chats/zero/messages', '{"text":"a"}')).status).toBe(400)
    expect((await post('/chats/0/messages', '{"text":"a"}')).status).toBe(400)
    const huge = JSON.stringify({ text: 'x'.repeat(10 * 1024 * 1024) })
    expect((await post('/chats/1/messages', huge)).status).toBe(413)
    expect(await messages()).toEqual([])
  })

  it('presses only buttons that are there', async () => {
    await write(1, { text: 'hi' })
    const keyboard = { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] }
    await simulator.api('sendMessage', { chat_id: 1, text: 'Choose', reply_markup: keyboard })
    const press = (body: object, chatId = 1) =>
      simulator.post<Problem>(`/chats/${chatId}/callbacks`, body)
    expect(await press({ message_id: 2, data: 'a' })).toMatchObject({
      status: 201,
      body: { data: 'a', from: { id: 1 }, message: { message_id: 2 } },
    })
    const wrong = await press({ message_id: 2, data: 'b' })
    expect([wrong.status, fields(wrong.body)]).toEqual([400, ['data']])
    const noMessage = await press({ message_id: 9, data: 'a' })
    expect([noMessage.status, fields(noMessage.body)]).toEqual([400, ['message_id']])
    expect((await press({ message_id: 2, data: 'a' }, 12345)).status).toBe(404)
  })

  it('sees a photo by its url, with the right type', async () => {
    await write(1, { text: 'hi' })
    const jpeg = picture()
    const sent = await sendPhoto(jpeg)
    expect(sent.photo?.[0]).not.toHaveProperty('url')
    const [, stored] = await simulator.get<{ photo?: { url: string }[] }[]>('/chats/1/messages')
    const url = stored?.photo?.[0]?.url ?? ''
    expect(url).toMatch(/^\/simulator\/files\/\S+$/)
    const response = await fetch(new URL(url, simulator.url))
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.from(await response.arrayBuffer()).equals(jpeg)).toBe(true)
  })

  it('uploads a document that the bot can fetch', async () => {
    const form = new FormData()
    form.append('file', new Blob(['Мой текст'], { type: 'text/html' }), 'заметки.txt')
    form.append('caption', 'Вот')
    const upload = await fetch(`${simulator.url}/chats/1/documents`, { method: 'POST', body: form })
    expect(upload.status).toBe(201)
    const { document, caption } = (await upload.json()) as Message
    expect([document?.file_name, document?.mime_type, caption]).toEqual([
      'заметки.txt',
      'text/plain',
      'Вот',
    ])
    const { body } = await simulator.api('getFile', { file_id: document?.file_id })
    const { file_path: path } = body.result as { file_path: string }
    const file = await fetch(`${simulator.apiRoot}file/bot${token}/${path}`)
    expect(await file.text()).toBe('Мой текст')
  })

  it('finds the same chats after a restart, and the bot refused until unblocked', async () => {
    await write(1, { text: 'remember' })
    await sendPhoto(picture())
    await simulator.post('/chats/1/block')
    const before = await messages()
    await simulator.restart()
    expect(await messages()).toEqual(before)
    expect((await write(1, { text: 'hi' })).status).toBe(409)
    await simulator.post('/chats/1/unblock')
    expect((await write(1, { text: 'hi' })).body.message_id).toBe(3)
  })

  it('is refused when another site sends it through a browser', async () => {
    const response = await fetch(`${simulator.url}/chats/1/messages`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
      body: '{"text":"gotcha"}',
    })
    expect(response.status).toBe(403)
    expect(await messages()).toEqual([])
  })
})
