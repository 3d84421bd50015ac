import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPg } from '../../../db/drivers/pg.ts'
import type { SqlDatabase } from '../../../db/drivers/sql.ts'
import type { Message } from '../../../simulator/types.ts'
import { hasPostgres, startPostgres, type PostgresServer } from '../../support/postgres.ts'
import {
  startSimulator,
  type RunningSimulator,
} from '../../integration/simulator/support/start-simulator.ts'
import { startWebhook, type Webhook } from '../../integration/simulator/support/start-webhook.ts'

describe.skipIf(!hasPostgres())('on a real PostgreSQL', () => {
  let server: PostgresServer
  let database: SqlDatabase
  let simulator: RunningSimulator
  let webhook: Webhook

  beforeAll(async () => {
    server = await startPostgres()
    database = openPg({ url: await server.createDatabase() })
    webhook = await startWebhook()
    simulator = await startSimulator({ database })
    await simulator.api('setWebhook', { url: webhook.url })
  })
  afterAll(async () => {
    await simulator?.stop()
    await webhook?.stop()
    await database?.close()
    await server?.stop()
  })

  it('keeps ids without gaps and updates in order when many write at once', async () => {
    const writes = Array.from({ length: 40 }, (_, index) =>
      index % 2 === 0
        ? simulator.post('/chats/1/messages', { text: `user ${index}` })
        : simulator.api('sendMessage', { chat_id: 1, text: `bot ${index}` }),
    )
    const statuses = (await Promise.all(writes)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([200, 201]))
    const stored = await simulator.get<Message[]>('/chats/1/messages')
    expect(stored.map((message) => message.message_id)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    )
    await webhook.untilReceived(20)
    const fromUser = stored.filter((message) => !message.from.is_bot)
    expect(webhook.received.map(({ update }) => update.message?.message_id)).toEqual(
      fromUser.map((message) => message.message_id),
    )
  })

  it('opens a chat once when two first messages arrive together', async () => {
    await Promise.all(['a', 'b'].map((text) => simulator.post('/chats/321/messages', { text })))
    const stored = await simulator.get<Message[]>('/chats/321/messages')
    expect(stored.map((message) => message.message_id)).toEqual([1, 2])
  })
})
