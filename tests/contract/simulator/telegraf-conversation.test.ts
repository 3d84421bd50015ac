import { Telegram } from 'telegraf'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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

const photos = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    type: 'photo' as const,
    media: { source: picture(108, 135, { color: `hsl(${index * 36} 60% 50%)` }) },
  }))

describe('a bot that talks with people through Telegraf', () => {
  it('answers a pressed button while it is fresh', async () => {
    await telegram.sendMessage(1, 'Choose', {
      reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
    })
    const press = () =>
      simulator.post<{ id: string }>('/chats/1/callbacks', { message_id: 2, data: 'a' })
    const { body: query } = await press()
    expect(await telegram.answerCbQuery(query.id, 'Done')).toBe(true)
    const { body: late } = await press()
    simulator.clock.skip(61_000)
    const tooOld = 'query is too old and response timeout expired or query ID is invalid'
    expect(await refusal(telegram.answerCbQuery(late.id))).toMatchObject(badRequest(tooOld))
    expect(await refusal(telegram.answerCbQuery('123'))).toMatchObject(badRequest(tooOld))
    const { callbacks } = await simulator.get<{ callbacks: { answer: object | null }[] }>(
      '/chats/1/activity',
    )
    expect(callbacks.map((callback) => callback.answer)).toEqual([
      { text: 'Done', show_alert: false, url: '' },
      null,
    ])
  })

  it('shows chat actions', async () => {
    await telegram.sendChatAction(1, 'upload_photo')
    const activity = await simulator.get<{ actions: { action: string }[] }>('/chats/1/activity')
    expect(activity.actions).toMatchObject([{ action: 'upload_photo' }])
    expect(
      (await simulator.api('sendChatAction', { chat_id: 1, action: 'dance' })).body,
    ).toMatchObject({
      description: 'Bad Request: wrong parameter action in request',
    })
  })

  it('keeps commands per language', async () => {
    await telegram.setMyCommands([{ command: 'start', description: 'Begin' }])
    await telegram.setMyCommands([{ command: 'start', description: 'Начать' }], {
      language_code: 'ru',
    })
    expect(await telegram.getMyCommands()).toEqual([{ command: 'start', description: 'Begin' }])
    expect(await telegram.getMyCommands({ language_code: 'ru' })).toEqual([
      { command: 'start', description: 'Начать' },
    ])
  })

  it('polls with getUpdates, and confirms by the offset', async () => {
    const [start] = await telegram.getUpdates(0, 100, 0, undefined)
    expect(start).toMatchObject({ message: { text: '/start', from: { id: 1 } } })
    expect(start).toMatchObject({
      message: { entities: [{ type: 'bot_command', offset: 0, length: 6 }] },
    })
    const poll = telegram.getUpdates(20, 100, start!.update_id + 1, undefined)
    await simulator.post('/chats/1/messages', { text: 'Second' })
    expect(await poll).toMatchObject([
      { update_id: start!.update_id + 1, message: { text: 'Second' } },
    ])
  })

  it('cannot poll while a webhook is set', async () => {
    await telegram.setWebhook('http://127.0.0.1:9/hook', { allowed_updates: ['callback_query'] })
    expect(await refusal(telegram.getUpdates(0, 1, 0, undefined))).toMatchObject({ code: 409 })
    expect(await telegram.getWebhookInfo()).toMatchObject({
      url: 'http://127.0.0.1:9/hook',
      pending_update_count: 1,
      max_connections: 40,
      allowed_updates: ['callback_query'],
    })
    await telegram.deleteWebhook({ drop_pending_updates: true })
    expect(await telegram.getUpdates(0, 1, 0, undefined)).toEqual([])
  })

  it('is slowed down with 429 and retry_after, and an album counts every picture', async () => {
    await simulator.stop()
    simulator = await startSimulator({
      database: db.database,
      rateLimits: { privateChat: { perSecond: 1, burst: 3 } },
    })
    telegram = new Telegram(token, { apiRoot: simulator.apiRoot })
    await telegram.sendMediaGroup(1, photos(3))
    expect(await refusal(telegram.sendMessage(1, 'Hi'))).toEqual({
      code: 429,
      description: expect.stringMatching(/^Too Many Requests: retry after \d+$/),
      parameters: { retry_after: 1 },
    })
    simulator.clock.skip(1000)
    expect(await telegram.sendMessage(1, 'Hi')).toMatchObject({ text: 'Hi' })
  })
})
