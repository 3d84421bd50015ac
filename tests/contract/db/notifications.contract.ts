import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import type { Repositories } from '../../../workflows/deps.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { newId } from '../../support/ids.ts'
import { createTenant } from '../../support/tenant.ts'
import { aNotification } from './fill-conversion.ts'
import { aContext, anEvent, tenantWork } from './fill-tenant.ts'
import type { Harness } from './harness.ts'

/** Notifications, and what became of them. */
export function notificationsContract(harness: Harness): void {
  describe('notifications', () => {
    let database: Database
    let scope: TenantScope
    beforeAll(async () => {
      database = await harness.open()
    })
    afterAll(() => database.close())
    beforeEach(async () => {
      scope = await createTenant(database)
    })
    const work = <T>(on: (r: Repositories['notifications']) => Promise<T>, of = scope) =>
      tenantWork(database)(of, (r) => on(r.notifications))

    test('are made once per event, channel and recipient, however many make them at once', async () => {
      const eventId = newId()
      const three = () => [
        aNotification({ eventId }),
        aNotification({ eventId, recipient: 'b@example.com' }),
        aNotification({ eventId, channel: 'webhook', recipient: 'https://example.com/' }),
      ]
      const made = await Promise.all(
        Array.from({ length: 8 }, () => work((r) => r.insert(three()))),
      )
      expect(made.flat()).toHaveLength(3)
      expect(await work((r) => r.list({}, { limit: 10 }))).toHaveLength(3)
      expect(await work((r) => r.insert([]))).toEqual([])
    })

    test('keep what was tried, and what came of it', async () => {
      const data = { text: 'a\u0000b', list: [1] }
      const [made] = await work((r) => r.insert([aNotification({ data })]))
      expect(made).toMatchObject({
        status: 'pending',
        attempts: 0,
        error: null,
        sentAt: null,
        data: { text: 'a\uFFFDb', list: [1] },
      })
      const id = made?.id ?? ''
      await work((r) => r.attempted(id, { status: 'pending', error: 'later' }))
      await work((r) => r.move(id, 'failed', 'never'))
      expect(await work((r) => r.move(id, 'pending'))).toMatchObject({
        attempts: 1,
        error: 'never',
      })
      const sent = await work((r) => r.attempted(id, { status: 'sent' }))
      expect(sent).toMatchObject({ status: 'sent', attempts: 2, error: null })
      expect(sent.sentAt).toEqual(expect.any(String))
      expect(await work((r) => r.find(id, { lock: true }))).toEqual(sent)
    })

    test('of a member are read once, by that member', async () => {
      const [anna, boris] = [newId(), newId()]
      const inApp = (recipient: string) => aNotification({ channel: 'in_app', recipient })
      const mine = [
        inApp(anna),
        inApp(anna),
        aNotification({ channel: 'telegram', recipient: anna }),
      ]
      await work((r) => r.insert([...mine, inApp(boris)]))
      const [first, second, other] = mine.map(({ id }) => id) as [string, string, string]
      expect(await work((r) => r.unread(anna))).toBe(2)
      expect(await work((r) => r.markRead(first, boris))).toBeNull()
      expect(await work((r) => r.markRead(other, anna))).toBeNull()
      expect(await work((r) => r.markRead('nonsense', anna))).toBeNull()
      const read = await work((r) => r.markRead(first, anna))
      expect(read?.readAt).toEqual(expect.any(String))
      expect(await work((r) => r.markRead(first, anna))).toEqual(read)
      const filter = { channel: 'in_app' as const, recipient: anna, unread: true }
      const unread = await work((r) => r.list(filter, { limit: 10 }))
      expect(unread.map(({ id }) => id)).toEqual([second])
      expect(await work((r) => r.markAllRead(anna))).toBe(1)
      expect(await work((r) => r.unread(boris))).toBe(1)
    })

    test('are listed newest first, in pages that neither repeat nor miss', async () => {
      const all = Array.from({ length: 7 }, () => aNotification())
      await work((r) => r.insert(all))
      const seen: string[] = []
      let before: string | undefined
      do {
        const rows = await work((r) => r.list({ status: 'pending' }, { limit: 3, before }))
        seen.push(...rows.map(({ id }) => id))
        before = rows.length === 3 ? rows.at(-1)?.id : undefined
      } while (before)
      const ids = all.map(({ id }) => id)
      expect(seen).toEqual(ids.toSorted().toReversed())
    })

    test('and the events that they tell of are of one tenant (I22)', async () => {
      const other = await createTenant(database)
      const [made] = await work((r) => r.insert([aNotification()]))
      const id = made?.id ?? ''
      expect(await work((r) => r.find(id), other)).toBeNull()
      const [event] = await tenantWork(database)(scope, (r) =>
        r.events.append(aContext(scope), [anEvent()]),
      )
      expect(await work((r) => r.event(event?.id ?? ''))).toEqual(event)
      expect(await work((r) => r.event(event?.id ?? ''), other)).toBeNull()
      expect(await work((r) => r.event('nonsense'))).toBeNull()
    })
  })
}
