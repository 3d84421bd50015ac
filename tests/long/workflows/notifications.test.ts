import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deliverNotificationFunction } from '../../../functions/durable/deliver-notification.ts'
import { sendNotificationsFunction } from '../../../functions/durable/send-notifications.ts'
import { mergeSettings } from '../../../workflows/access/merge-settings.ts'
import { DEFAULT_SETTINGS } from '../../../workflows/access/settings.ts'
import { conversionRule } from '../../../workflows/entities/conversion-rule.ts'
import { customer } from '../../../workflows/entities/customer.ts'
import { lead } from '../../../workflows/entities/lead.ts'
import type { Deps } from '../../../workflows/deps.ts'
import type { Mailer, Notification } from '../../../workflows/notifications/ports.ts'
import { retryNotification } from '../../../workflows/notifications/retry-notification.ts'
import { createRecord } from '../../../workflows/registry/create-record.ts'
import { AppError } from '../../../workflows/shared/errors.ts'
import { type NewsType, tellNews } from '../../support/conversion-news.ts'
import { DAY, HOUR, openDurableWorld } from '../../support/durable-world.ts'

type Mail = Parameters<Mailer['send']>[0]
type Hook = Parameters<Deps['webhooks']['post']>[0]

const HOOK = 'https://hooks.example.com/secret-part'
const mails: Mail[] = []
const hooks: Hook[] = []
/** What the next try of a channel throws, after it did its work or instead. */
const trouble: Record<'email' | 'webhook' | 'telegram', (Error | null)[]> = {
  email: [],
  webhook: [],
  telegram: [],
}
let world: Awaited<ReturnType<typeof openDurableWorld>>
let anna: { userId: string; chatId: number }
let ids: { ruleId: string; leadId: string; customerId: string }
let sendText: Deps['messenger']['sendText']

beforeAll(async () => {
  world = await openDurableWorld(
    (inngest, deps) => [
      sendNotificationsFunction(inngest, deps),
      deliverNotificationFunction(inngest, deps),
    ],
    {
      publicUrl: 'https://potok.example',
      mailer: {
        send: async (mail) => {
          mails.push(mail)
          const error = trouble.email.shift()
          if (error) throw error
        },
      },
      webhooks: {
        post: async (hook) => {
          hooks.push(hook)
          const error = trouble.webhook.shift()
          if (error) throw error
        },
      },
    },
  )
  const { messenger } = world.deps
  sendText = messenger.sendText
  messenger.sendText = async (scope, message) => {
    const sent = await sendText(scope, message)
    const error = trouble.telegram.shift()
    if (error) throw error
    return sent
  }
  anna = await world.addMember({ name: 'Anna' })
  ids = await world.write(async (r, deps, context) => {
    const internal = { internal: true }
    const rule = { name: 'Лиды в клиенты', sourceEntity: 'lead', targetEntity: 'customer' }
    const targets = [
      { key: 'customer', entity: 'customer', mappings: [{ to: 'name', field: 'name' }] },
    ]
    const made = await createRecord(
      deps,
      r,
      context,
      conversionRule,
      { ...rule, targets },
      internal,
    )
    const from = await createRecord(deps, r, context, lead, { name: 'Айгерим\nСат' })
    const to = await createRecord(deps, r, context, customer, { name: 'Айгерим' })
    return { ruleId: made.id, leadId: from.id, customerId: to.id }
  })
})
beforeEach(() => {
  mails.length = hooks.length = world.messages.length = 0
  for (const list of Object.values(trouble)) list.length = 0
})
afterAll(() => world.close())

async function setUp(notifications: object) {
  await world.write(async ({ settings }) => {
    const { version } = await settings.read()
    await settings.change(version, mergeSettings(DEFAULT_SETTINGS, { notifications }))
  })
}
const everybody = () => ({
  recipients: {
    emails: ['boss@example.com', 'BOSS@example.com'],
    userIds: [anna.userId],
    webhooks: [HOOK],
  },
})
async function happens(type: NewsType, change: Record<string, unknown> = {}) {
  const eventId = await world.write((r, _, context) => tellNews(r, context, type, change, ids))
  await world.pass(1000)
  return eventId
}
const made = async (eventId: string) => {
  const all = await world.read((r) => r.notifications.list({}, { limit: 100 }))
  const of = (channel: string) =>
    all.find((one) => one.eventId === eventId && one.channel === channel) as Notification
  return { all: all.filter((one) => one.eventId === eventId), of }
}

describe('a conversion', () => {
  test('is told by every channel, once each, and each is recorded', async () => {
    await setUp(everybody())
    const eventId = await happens('conversion.entity_converted')
    const { all, of } = await made(eventId)
    expect(all.map(({ channel, status, attempts }) => [channel, status, attempts]).sort()).toEqual([
      ['email', 'sent', 1],
      ['in_app', 'sent', 1],
      ['telegram', 'sent', 1],
      ['webhook', 'sent', 1],
    ])
    expect(of('in_app')).toMatchObject({
      recipient: anna.userId,
      priority: 'normal',
      title: 'Конвертация выполнена: лид «Айгерим Сат» → клиент «Айгерим»',
      readAt: null,
    })
    expect(of('in_app').body).toContain('Правило: Лиды в клиенты')
    expect(of('in_app').body).toContain('— клиент «Айгерим» (новая запись)')
    expect(of('in_app').body).toContain('https://potok.example/api/v1/conversion/conversions/')
    expect(mails).toEqual([
      {
        id: of('email').id,
        to: 'BOSS@example.com',
        subject: of('email').title,
        text: of('email').body,
        priority: 'normal',
      },
    ])
    expect(hooks).toMatchObject([
      {
        id: eventId,
        url: HOOK,
        type: 'conversion.entity_converted',
        data: { sourceRecordId: ids.leadId, targetRecordId: ids.customerId },
      },
    ])
    expect(hooks[0]?.data).not.toHaveProperty('meta')
    expect(world.messages).toMatchObject([{ chatId: anna.chatId }])
    const told = await world.events('notification.sent')
    const own = told.filter(({ data }) => data['eventId'] === eventId)
    expect(own).toHaveLength(4)
    expect(JSON.stringify(own)).not.toMatch(/secret-part|boss|Айгерим/i)
  })

  test('that is delivered again, also days later, is told no second time', async () => {
    await setUp(everybody())
    const eventId = await happens('conversion.entity_converted')
    await world.pass(2 * DAY)
    await world.database.sql.query('update events set delivered_at = null where id = $1', [eventId])
    await happens('conversion.bulk_completed', { failed: 0 })
    expect((await made(eventId)).all).toHaveLength(4)
    expect(mails).toHaveLength(2)
  })

  test('in bulk is told when all of it is over', async () => {
    await setUp(everybody())
    const bulkId = ids.ruleId
    const one = await happens('conversion.entity_converted', { bulkId })
    const other = await happens('conversion.failed', { bulkId })
    expect([...(await made(one)).all, ...(await made(other)).all]).toEqual([])
    const end = await made(await happens('conversion.bulk_completed'))
    expect(end.of('email')).toMatchObject({ priority: 'high' })
    expect(end.of('email').title).toBe(
      'Массовая конвертация завершена: успешно — 995, с ошибкой — 5',
    )
  })

  test('is told of what the settings name, and of nothing when they are off', async () => {
    await setUp({ ...everybody(), events: { undone: false } })
    expect((await made(await happens('conversion.undone'))).all).toEqual([])
    expect((await made(await happens('conversion.failed'))).all).toHaveLength(4)
    expect((await made(await happens('conversion.cycle_stopped'))).all).toHaveLength(4)
    await setUp({ ...everybody(), telegram: false })
    expect((await made(await happens('conversion.failed'))).all).toHaveLength(3)
    await setUp({ ...everybody(), enabled: false })
    expect((await made(await happens('conversion.failed'))).all).toEqual([])
    await setUp({})
    expect((await made(await happens('conversion.failed'))).all).toEqual([])
  })

  test('is told to nobody who was deactivated (I23)', async () => {
    const gone = await world.addMember({ name: 'Gone' })
    const emails = [`${gone.userId}@example.com`]
    await setUp({ recipients: { emails, userIds: [gone.userId] } })
    const status = async (status: 'active' | 'deactivated') =>
      world.write(async ({ access }) => {
        const member = await access.members.findByUser(gone.userId)
        if (member) await access.members.update(member.id, member.version, { status })
      })
    await status('deactivated')
    expect((await made(await happens('conversion.failed'))).all).toEqual([])
    await status('active')
    trouble.email.push(new AppError('provider_unavailable', 'later'))
    trouble.telegram.push(new AppError('provider_unavailable', 'later'))
    const eventId = await happens('conversion.failed')
    await status('deactivated')
    await world.pass(HOUR, 20)
    const { of } = await made(eventId)
    expect([of('email').status, of('telegram').status]).toEqual(['failed', 'failed'])
    expect(mails).toHaveLength(1)
  })
})

describe('a channel in trouble', () => {
  test('is tried again by itself, and holds up no other', async () => {
    await setUp(everybody())
    trouble.webhook.push(new AppError('provider_unavailable', 'The receiver answered 503'))
    const eventId = await happens('conversion.failed')
    const first = await made(eventId)
    expect(first.all.filter(({ status }) => status === 'sent')).toHaveLength(3)
    expect(first.of('webhook')).toMatchObject({
      status: 'pending',
      attempts: 1,
      error: 'provider_unavailable: The receiver answered 503',
    })
    await world.pass(HOUR, 20)
    const { of } = await made(eventId)
    expect(of('webhook')).toMatchObject({ status: 'sent', attempts: 2, error: null })
    // A repeat carries the same id.
    expect(hooks.map(({ id }) => id)).toEqual([eventId, eventId])
    expect(mails).toHaveLength(1)
  })

  test('whose answer was lost sends no second message to Telegram (I29)', async () => {
    await setUp(everybody())
    trouble.telegram.push(new AppError('provider_unavailable', 'Telegram does not answer'))
    trouble.email.push(new AppError('provider_unavailable', 'The connection was closed'))
    const eventId = await happens('conversion.failed')
    await world.pass(HOUR, 20)
    const { of } = await made(eventId)
    expect([of('telegram').status, of('telegram').attempts]).toEqual(['sent', 2])
    expect(world.messages).toHaveLength(1)
    expect(new Set(mails.map(({ id }) => id))).toEqual(new Set([of('email').id]))
  })

  test('is given up in the end; somebody can have it tried again', async () => {
    await setUp(everybody())
    trouble.webhook.push(
      ...Array.from({ length: 9 }, () => new AppError('provider_unavailable', 'no')),
    )
    const eventId = await happens('conversion.failed')
    await world.pass(2 * DAY, 60)
    const failed = await made(eventId)
    expect(failed.of('webhook')).toMatchObject({ status: 'failed', attempts: 9 })
    const [event] = (await world.events('notification.failed')).filter(
      ({ data }) => data['eventId'] === eventId,
    )
    expect(event?.data).toMatchObject({ channel: 'webhook', error: 'provider_unavailable: no' })

    const { id } = failed.of('webhook')
    await world.write((r, _, context) => retryNotification(r, context, id))
    await world.pass(1000)
    expect((await made(eventId)).of('webhook')).toMatchObject({ status: 'sent', attempts: 10 })
    const again = world.write((r, _, context) => retryNotification(r, context, id))
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
  })

  test('that no try can help fails at once, and says why without secrets (I32)', async () => {
    await setUp(everybody())
    trouble.email.push(new AppError('not_configured', 'No mail server is configured'))
    trouble.webhook.push(new Error(`connect to ${HOOK} with password`))
    const eventId = await happens('conversion.failed')
    const { of } = await made(eventId)
    expect(of('email')).toMatchObject({
      status: 'failed',
      attempts: 1,
      error: 'not_configured: No mail server is configured',
    })
    expect(of('webhook')).toMatchObject({ status: 'pending', error: 'internal' })
  })
})
