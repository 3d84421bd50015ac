import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  startSimulator,
  openTestDatabase,
  type RunningSimulator,
} from './support/start-simulator.ts'
import { startWebhook, type Webhook } from './support/start-webhook.ts'

interface WebhookInfo {
  pending_update_count: number
  last_error_message?: string
}

let db: Awaited<ReturnType<typeof openTestDatabase>>
let simulator: RunningSimulator
let webhook: Webhook

beforeAll(async () => {
  db = await openTestDatabase()
})
beforeEach(async () => {
  await db.clear()
  webhook = await startWebhook()
  simulator = await startSimulator({
    database: db.database,
    webhook: { retryDelay: () => 5, timeout: 300 },
  })
})
afterEach(async () => {
  await simulator.stop()
  await webhook.stop()
})
afterAll(() => db.database.close())

const setWebhook = (extra: object = {}) =>
  simulator.api('setWebhook', { url: webhook.url, ...extra })
const write = (chatId: number, text: string) =>
  simulator.post(`/chats/${chatId}/messages`, { text })
const texts = () => webhook.received.map(({ update }) => update.message?.text)
const info = async () => (await simulator.api('getWebhookInfo')).body.result as WebhookInfo
const untilTaken = async () => {
  while ((await info()).pending_update_count > 0) await new Promise(setImmediate)
}

describe('the webhook', () => {
  it('gets each update with the secret, with growing ids', async () => {
    expect((await setWebhook({ secret_token: 'shh_1' })).body).toEqual({
      ok: true,
      result: true,
      description: 'Webhook was set',
    })
    await write(1, 'one')
    await write(1, 'two')
    await untilTaken()
    expect(texts()).toEqual(['one', 'two'])
    expect(webhook.received.map(({ secret }) => secret)).toEqual(['shh_1', 'shh_1'])
    const [first, second] = webhook.received.map(({ update }) => update.update_id)
    expect(second).toBe(first! + 1)
  })

  it('gets an update again until it takes it, and the others of that chat after it', async () => {
    let refusals = 3
    webhook.answerWith((update) => {
      if (update.message?.text !== 'one' || refusals === 0) return 200
      refusals -= 1
      return 500
    })
    await setWebhook()
    await write(1, 'one')
    await write(1, 'two')
    await untilTaken()
    expect(texts()).toEqual(['one', 'one', 'one', 'one', 'two'])
    expect((await info()).last_error_message).toBe(
      'Wrong response from the webhook: 500 Internal Server Error',
    )
  })

  it('is not held up in one chat by another', async () => {
    let release = () => {}
    const stuck = new Promise<number>((resolve) => {
      release = () => resolve(200)
    })
    webhook.answerWith((update) => (update.message?.text === 'slow' ? stuck : 200))
    await setWebhook()
    await write(1, 'slow')
    await webhook.untilReceived(1)
    await write(1, 'after slow')
    await write(2, 'quick')
    await webhook.untilReceived(2)
    expect(texts()).toEqual(['slow', 'quick'])
    release()
    await untilTaken()
    expect(texts()).toEqual(['slow', 'quick', 'after slow'])
  })

  it('is asked again when it does not answer in time', async () => {
    let calls = 0
    webhook.answerWith(() => {
      calls += 1
      return calls === 1 ? new Promise<number>(() => {}) : 200
    })
    await setWebhook()
    await write(1, 'patience')
    await untilTaken()
    expect(texts()).toEqual(['patience', 'patience'])
    expect((await info()).last_error_message).toBe('Read timeout expired')
  })

  it('gets after a restart what it did not take before it', async () => {
    webhook.answerWith(() => 503)
    await setWebhook({ secret_token: 'kept' })
    await write(1, 'survivor')
    await webhook.untilReceived(1)
    await simulator.restart()
    webhook.answerWith(() => 200)
    await untilTaken()
    expect(webhook.received.at(-1)).toMatchObject({
      update: { message: { text: 'survivor' } },
      secret: 'kept',
    })
    await write(1, 'next')
    await untilTaken()
    const ids = webhook.received.map(({ update }) => update.update_id)
    expect(ids.at(-1)).toBe(ids.at(-2)! + 1)
  })

  it('gets only the types it asked for, and nothing that was to be dropped', async () => {
    await write(1, 'before')
    await setWebhook({ allowed_updates: ['my_chat_member'], drop_pending_updates: true })
    await write(1, 'not asked for')
    await simulator.post('/chats/1/block')
    await untilTaken()
    expect(webhook.received.map(({ update }) => Object.keys(update)[1])).toEqual(['my_chat_member'])
    expect(webhook.received[0]?.update.my_chat_member?.new_chat_member.status).toBe('kicked')
  })

  it('does not follow a redirect', async () => {
    let calls = 0
    webhook.answerWith(() => {
      calls += 1
      return calls === 1 ? 302 : 200
    })
    await setWebhook()
    await write(1, 'here')
    await untilTaken()
    expect((await info()).last_error_message).toBe('Wrong response from the webhook: 302 Found')
  })

  it.each([
    [{ url: 'ftp://example.org' }, 'invalid webhook URL specified'],
    [{ secret_token: 'not allowed!' }, 'secret token contains unallowed characters'],
    [{ secret_token: 'x'.repeat(257) }, 'secret token is too long'],
  ])('cannot be set when it is wrong: %#', async (extra, description) => {
    expect((await setWebhook(extra)).body.description).toBe(`Bad Request: ${description}`)
    expect(await info()).toMatchObject({ url: '' })
  })
})
