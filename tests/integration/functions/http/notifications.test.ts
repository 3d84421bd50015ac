import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { openAccessWorld, type AccessWorld } from '../../../support/access-world.ts'
import { type NewsType, tellNews } from '../../../support/conversion-news.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'
import { createTenant } from '../../../support/tenant.ts'

let database: Database
let world: AccessWorld
let anna: Awaited<ReturnType<AccessWorld['join']>>
let boris: Awaited<ReturnType<AccessWorld['join']>>
const ask: AccessWorld['api'] = (...call) => world.api(...call)

beforeAll(async () => {
  database = await openTestDatabase()
  world = await openAccessWorld(database, { PUBLIC_URL: 'https://potok.example/' })
  anna = await world.join(world.owner, 'anna@example.com', 'member')
  boris = await world.join(world.owner, 'boris@example.com', 'viewer')
  await ask(anna.token, 'PATCH', '/me', { locale: 'en' })
  const userIds = [anna.member.userId, boris.member.userId]
  const recipients = { emails: ['boss@example.com'], userIds, webhooks: ['https://a.example/h'] }
  const patch = { version: 0, notifications: { enabled: false, recipients } }
  await ask(world.owner, 'PATCH', '/settings', patch)
})
afterAll(() => database.close())

const happens = (type: NewsType = 'conversion.failed', scope = world.scope) => {
  const actor = { type: 'system' as const, id: 'test' }
  return world.deps.inTenant(scope, (r) => tellNews(r, { ...scope, actor, source: 'test' }, type))
}
const byHand = (eventId: string, headers = {}) =>
  ask(world.owner, 'POST', '/notifications/conversion', { eventId }, headers)
/** As the durable function would have it in the end. */
const settle = (id: string, status: 'sent' | 'failed') =>
  world.deps.inTenant(world.scope, (r) => r.notifications.attempted(id, { status, error: 'why' }))

describe('notifications', () => {
  test('of an event are made by hand, also when settings are against it; once', async () => {
    const eventId = await happens()
    const first = await byHand(eventId)
    expect(first.status).toBe(202)
    expect(first.body.items.map(({ channel, status }) => [channel, status])).toEqual([
      ['email', 'pending'],
      ['in_app', 'sent'],
      ['in_app', 'sent'],
      ['webhook', 'pending'],
    ])
    expect(first.text).not.toMatch(/"(title|body|data)"/)
    expect((await byHand(eventId)).body.items).toEqual([])
    const key = { 'idempotency-key': newId() }
    const keyed = [await byHand(await happens(), key)]
    keyed.push(await byHand(eventId, key))
    expect(keyed.map(({ status }) => status)).toEqual([202, 422])
    const trail = await ask(world.owner, 'GET', `/audit/trail/${eventId}`)
    expect(trail.body.items).toMatchObject([{ action: 'requested', entity: 'notification' }])
  })

  test('are made of no other event, nor of another tenant’s', async () => {
    expect((await byHand(newId())).status).toBe(404)
    const stranger = await createTenant(database)
    expect((await byHand(await happens('conversion.failed', stranger))).status).toBe(404)
    const [created] = await database.sql.query<{ id: string }>(
      `select id from events where type = 'settings.updated'`,
    )
    const refused = await byHand(String(created?.id))
    expect(refused.status).toBe(400)
    expect(refused.body['errors']).toMatchObject([{ field: 'eventId' }])
  })

  test('are listed with what became of them, and can be tried again after they failed', async () => {
    const eventId = await happens('conversion.cycle_stopped')
    const made = (await byHand(eventId)).body.items
    const id = (channel: string) => String(made.find((one) => one.channel === channel)?.id)
    await settle(id('email'), 'failed')
    await settle(id('webhook'), 'sent')
    const list = async (query: string) =>
      (await ask(anna.token, 'GET', `/notifications?${query}`)).body.items.map(({ id }) => id)
    expect(await list('status=failed')).toEqual([id('email')])
    expect(await list('channel=webhook&type=conversion.cycle_stopped')).toEqual([id('webhook')])
    expect(await list('recipient=boss@example.com&limit=1')).toEqual([id('email')])
    for (const wrong of ['recipient=%00', 'type=%00', 'status=lost', 'cursor=x', 'since=now']) {
      expect((await ask(world.owner, 'GET', `/notifications?${wrong}`)).status).toBe(400)
    }
    const page = await ask(world.owner, 'GET', '/notifications?limit=2')
    const next = await ask(world.owner, 'GET', `/notifications?cursor=${page.body['nextCursor']}`)
    const seen = [...page.body.items, ...next.body.items].map(({ id }) => id)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(seen.toSorted().toReversed())

    const retry = (id: string, as = world.owner) => ask(as, 'POST', `/notifications/${id}/retry`)
    expect((await retry(id('email'), anna.token)).status).toBe(403)
    expect((await retry(newId())).status).toBe(404)
    expect((await retry(id('webhook'))).status).toBe(409)
    const again = await retry(id('email'))
    expect([again.status, again.body['status'], again.body['error']]).toEqual([
      202,
      'pending',
      'why',
    ])
    expect((await retry(id('email'))).status).toBe(409)
    const asked = await database.sql.query(
      `select id from events where type = 'notification.requested' and subject = $1`,
      [id('email')],
    )
    expect(asked).toHaveLength(2)
    const trail = await ask(world.owner, 'GET', `/audit/trail/${id('email')}`)
    expect(trail.body.items).toMatchObject([{ action: 'retried' }])
  })

  test('are told in the language of each person, with the address of this installation', async () => {
    await byHand(await happens())
    const [of] = (await ask(anna.token, 'GET', '/me/notifications')).body.items
    expect(of?.['title']).toMatch(/^Conversion failed: lead/)
    expect(of?.['body']).toContain('https://potok.example/api/v1/leads/')
    const [his] = (await ask(boris.token, 'GET', '/me/notifications')).body.items
    expect(his?.['title']).toMatch(/^Конвертация не удалась: лид/)
  })
})

describe('what a person was told', () => {
  const own = async (token: string, query = '') =>
    (await ask(token, 'GET', `/me/notifications${query}`)).body

  test('is theirs to read, one by one or all of it', async () => {
    await byHand(await happens())
    await byHand(await happens())
    const before = await own(boris.token, '?limit=1')
    const unread = Number(before['unread'])
    expect(unread).toBeGreaterThan(1)
    const id = String(before.items[0]?.id)
    const read = () => ask(boris.token, 'POST', `/me/notifications/${id}/read`)
    const first = await read()
    expect(first.body['readAt']).toEqual(expect.any(String))
    expect((await read()).body['readAt']).toBe(first.body['readAt'])
    expect(await own(boris.token)).toMatchObject({ unread: unread - 1 })
    const left = await own(boris.token, '?unread=true')
    expect(left.items.map((item) => item.id)).not.toContain(id)
    expect(left.items).toHaveLength(unread - 1)
    const annas = await own(anna.token)
    expect(annas['unread']).toBeGreaterThan(0)

    const all = () => ask(boris.token, 'POST', '/me/notifications/read-all')
    expect((await all()).body).toEqual({ read: unread - 1 })
    expect((await all()).body).toEqual({ read: 0 })
    expect(await own(boris.token, '?unread=true')).toMatchObject({ items: [], unread: 0 })
    expect(await own(anna.token)).toEqual(annas)
  })

  test('is nobody else’s, and no key’s', async () => {
    await byHand(await happens())
    const [hers] = (await own(anna.token)).items
    const read = (as: string, id = String(hers?.id)) =>
      ask(as, 'POST', `/me/notifications/${id}/read`)
    expect((await read(boris.token)).status).toBe(404)
    expect((await read(world.owner)).status).toBe(404)
    expect((await read(anna.token, newId())).status).toBe(404)
    const key = await ask(world.owner, 'GET', '/me/notifications')
    expect(key.body).toEqual({ items: [], nextCursor: null, unread: 0 })
    const none = await ask(world.owner, 'POST', '/me/notifications/read-all')
    expect(none.body).toEqual({ read: 0 })
    expect((await own(anna.token)).items[0]).toMatchObject({ id: hers?.id, readAt: null })
  })
})

test('the settings of notifications stand in the conversion settings, too', async () => {
  const path = `/tenants/${world.scope.workspaceId}/conversion-config`
  const patch = { version: 1, notifications: { events: { converted: false }, telegram: false } }
  const changed = await ask(world.owner, 'PATCH', '/settings', patch)
  expect(changed.body['notifications']).toMatchObject({
    enabled: false,
    telegram: false,
    events: { converted: false, failed: true, undone: true },
    recipients: { emails: ['boss@example.com'] },
  })
  const config = await ask(world.owner, 'GET', path)
  expect(config.body['notifications']).toEqual(changed.body['notifications'])
})
