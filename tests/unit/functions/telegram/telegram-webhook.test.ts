import { describe, expect, test } from 'vitest'
import { telegramWebhook } from '../../../../functions/http/telegram-webhook.ts'
import { createMemoryBot } from '../../../support/memory-bot.ts'
import { quietLogger } from '../../../support/quiet-logger.ts'

const SECRET = 'a-secret-of-the-webhook'
const update = (id = 1) => ({
  update_id: id,
  message: { message_id: 5, chat: { id: 42, type: 'private' }, text: 'Сон' },
})

function setUp(broken = false) {
  const bot = createMemoryBot()
  const inTenant = broken ? () => Promise.reject(new Error('database is down')) : bot.inTenant
  const app = telegramWebhook({ ...bot, inTenant, logger: quietLogger }, { secret: SECRET })
  const post = (body: unknown, secret: string | null = SECRET) =>
    app.request('/', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: secret === null ? {} : { 'X-Telegram-Bot-Api-Secret-Token': secret },
    })
  return { bot, post }
}

async function refused(response: Response) {
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  return response.status
}

describe('an update from Telegram (I28)', () => {
  test('is stored with its event, then answered 200', async () => {
    const { bot, post } = setUp()
    expect((await post(update())).status).toBe(200)
    expect(bot.state.updates.get(1)).toMatchObject({ chatId: 42, payload: update() })
    expect(bot.state.events).toEqual([
      { type: 'telegram.update_received', subject: '42', data: { updateId: 1, chatId: 42 } },
    ])
  })

  test('delivered again changes nothing and is answered 200', async () => {
    const { bot, post } = setUp()
    await post(update())
    expect((await post(update())).status).toBe(200)
    expect(bot.state.events).toHaveLength(1)
  })

  test('without a chat is stored as handled, with no one to answer', async () => {
    const { bot, post } = setUp()
    expect((await post({ update_id: 2, inline_query: { id: 'x' } })).status).toBe(200)
    expect(bot.state.updates.get(2)).toMatchObject({ status: 'handled', chatId: null })
    expect(bot.state.events).toEqual([])
  })

  test('that cannot be stored is answered 5xx, so that Telegram sends it again', async () => {
    expect(await refused(await setUp(true).post(update()))).toBe(500)
  })

  test('with characters that the database cannot hold is stored without them', async () => {
    const { bot, post } = setUp()
    const text = '{"update_id":3,"message":{"chat":{"id":1},"text":"a\\u0000b\\ud800c"}}'
    expect((await post(text)).status).toBe(200)
    expect(bot.state.updates.get(3)?.payload).toMatchObject({ message: { text: 'ab\uFFFDc' } })
  })
})

describe('anyone else (I28, I31)', () => {
  test.each([null, '', 'wrong', `${SECRET}x`, SECRET.slice(0, -1)])(
    'with the secret %j is refused, and nothing changes',
    async (secret) => {
      const { bot, post } = setUp()
      expect(await refused(await post(update(), secret))).toBe(401)
      expect(bot.state.updates.size).toBe(0)
    },
  )

  test.each([
    ['broken JSON', '{"update_id":'],
    ['an empty body', ''],
    ['no object', '[]'],
    ['null', 'null'],
    ['no update_id', '{"message":{}}'],
    ['a text as update_id', '{"update_id":"1"}'],
    ['a fraction', '{"update_id":1.5}'],
    ['a negative number', '{"update_id":-1}'],
    ['a number beyond 2^53', '{"update_id":9007199254740993}'],
    [
      'half a megabyte of brackets',
      `{"update_id":1,"x":${'['.repeat(250_000)}${']'.repeat(250_000)}}`,
    ],
    ['depth in objects', `{"update_id":1,"x":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`],
  ])('%s is a 400', async (_, body) => {
    const { bot, post } = setUp()
    expect(await refused(await post(body))).toBe(400)
    expect(bot.state.updates.size).toBe(0)
  })

  test('over 1 MB is a 413', async () => {
    const { bot, post } = setUp()
    const body = { ...update(), padding: 'x'.repeat(1024 * 1024) }
    expect(await refused(await post(body))).toBe(413)
    expect(bot.state.updates.size).toBe(0)
  })
})
