import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimEvents, forgetClaims } from '../../../db/events/claims.ts'
import { createEventReader } from '../../../db/events/create-event-reader.ts'
import { createOutbox } from '../../../db/events/create-outbox.ts'
import type { Database } from '../../../db/open-database.ts'
import type { InTenant } from '../../../workflows/deps.ts'
import type { EventEnvelope } from '../../../workflows/shared/events.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { clock, newId } from '../../support/ids.ts'
import { createTenant } from '../../support/tenant.ts'
import { aCarousel, aContext, anEvent, tenantWork } from './fill-tenant.ts'
import type { Harness } from './harness.ts'

/** The event log as outbox and as history (I18). */
export function eventsContract(harness: Harness): void {
  describe('events (I18)', () => {
    let database: Database
    let inTenant: InTenant
    let scope: TenantScope
    beforeAll(async () => {
      database = await harness.open()
      inTenant = tenantWork(database)
    })
    afterAll(() => database.close())
    beforeEach(async () => {
      scope = await createTenant(database)
      await drain(async () => {}, 1000)
    })

    const drain = (deliver: (events: EventEnvelope[]) => Promise<void>, limit = 100) =>
      createOutbox(database, { clock, newId }).drain(limit, deliver)
    const append = (count = 1) =>
      inTenant(scope, (r) =>
        r.events.append(
          aContext(scope),
          Array.from({ length: count }, () => anEvent()),
        ),
      )
    const ids = (events: readonly EventEnvelope[]) => events.map(({ id }) => id)
    /** As if the time of every claim were over. */
    const expireClaims = () =>
      database.inSystem((tx) =>
        tx.execute(sql`update events set claimed_until = 'epoch' where claimed_until is not null`),
      )

    test('an event is delivered as it was appended, once', async () => {
      const [event] = await append()
      const delivered: EventEnvelope[] = []
      expect(await drain(async (events) => void delivered.push(...events))).toBe(1)
      expect(delivered).toEqual([event])
      expect(await drain(async () => {})).toBe(0)
    })

    test('a change and its event are committed together or not at all', async () => {
      const carousel = aCarousel()
      const failing = inTenant(scope, async (r) => {
        await r.carousels.insert(carousel)
        await r.events.append(aContext(scope), [anEvent(carousel.id)])
        throw new Error('late')
      })
      await expect(failing).rejects.toThrow('late')
      expect(await drain(async () => {})).toBe(0)
      expect(await inTenant(scope, (r) => r.carousels.find(carousel.id))).toBeNull()
    })

    test('two relays never hold the same event at once', async () => {
      await append(20)
      const held: string[][] = []
      let waiting = 0
      let release = () => {}
      const both = new Promise<void>((resolve) => (release = resolve))
      const relay = async (events: EventEnvelope[]) => {
        held.push(ids(events))
        waiting += 1
        if (waiting === 2) release()
        await both
      }
      expect(await Promise.all([drain(relay, 10), drain(relay, 10)])).toEqual([10, 10])
      expect(new Set(held.flat()).size).toBe(20)
    })

    test('no transaction is open while an event is delivered', async () => {
      await append()
      await drain(async () => void (await append()))
      expect(await drain(async () => {})).toBe(1)
    })

    test('a failed delivery leaves the events for the next', async () => {
      const appended = await append(2)
      await expect(drain(() => Promise.reject(new Error('down')))).rejects.toThrow('down')
      const delivered: EventEnvelope[] = []
      await drain(async (events) => void delivered.push(...events))
      expect(ids(delivered)).toEqual(ids(appended))
    })

    test('what a relay claimed before it was killed is delivered when the claim has run out', async () => {
      const appended = await append(2)
      await claimEvents(database, { claim: newId(), lease: 30_000, limit: 10 })
      expect(await drain(async () => {})).toBe(0)
      await expireClaims()
      const delivered: EventEnvelope[] = []
      expect(await drain(async (events) => void delivered.push(...events))).toBe(2)
      expect(ids(delivered)).toEqual(ids(appended))
    })

    test('a process that knows itself alone waits for no claim of one that was killed', async () => {
      const appended = await append(2)
      await claimEvents(database, { claim: newId(), lease: 30_000, limit: 10 })
      await forgetClaims(database)
      const delivered: EventEnvelope[] = []
      expect(await drain(async (events) => void delivered.push(...events))).toBe(2)
      expect(ids(delivered)).toEqual(ids(appended))
    })

    test('one event that the receiver refuses does not hold up the others', async () => {
      const [bad, ...good] = await append(5)
      const delivered: EventEnvelope[] = []
      const picky = async (events: EventEnvelope[]) => {
        if (ids(events).includes(bad?.id ?? '')) throw new Error('refused')
        delivered.push(...events)
      }
      for (let sweep = 1; sweep <= 3; sweep += 1) {
        await expect(drain(picky)).rejects.toThrow('refused')
      }
      expect(ids(delivered)).toEqual(ids(good))
      await forgetClaims(database)
      expect(await drain(picky)).toBe(0)
      expect(await createOutbox(database, { clock, newId }).backlog()).toMatchObject({ count: 1 })
      await expireClaims()
      expect(await drain(async () => {})).toBe(1)
    })

    test('the backlog tells how many wait and since when', async () => {
      const outbox = createOutbox(database, { clock: { now: () => Date.now() + 5000 }, newId })
      expect(await outbox.backlog()).toEqual({ count: 0, oldestAge: 0 })
      await append(3)
      const { count, oldestAge } = await outbox.backlog()
      expect(count).toBe(3)
      expect(oldestAge).toBeGreaterThanOrEqual(5000)
    })

    test('a reader that goes on from its cursor sees every event once, in order', async () => {
      const appended = [...(await append(3)), ...(await append(2)), ...(await append(2))]
      const reader = createEventReader(database)
      const seen: EventEnvelope[] = []
      let cursor: string | undefined
      for (;;) {
        const page = await reader.read({ scope, limit: 2, ...(cursor ? { cursor } : {}) })
        if (page.events.length === 0) break
        seen.push(...page.events)
        cursor = page.cursor ?? undefined
      }
      expect(seen).toEqual(appended)
    })

    test("a tenant's reader never sees another tenant's events; the one of all tenants does", async () => {
      const [mine] = await append()
      const other = await createTenant(database)
      const [theirs] = await inTenant(other, (r) => r.events.append(aContext(other), [anEvent()]))
      const reader = createEventReader(database)
      expect(ids((await reader.read({ scope, limit: 100 })).events)).toEqual([mine?.id])
      const all = ids((await reader.read({ limit: 1000 })).events)
      expect(all).toEqual(expect.arrayContaining([mine?.id, theirs?.id]))
    })

    test('a cursor that was never given out is refused', async () => {
      const reader = createEventReader(database)
      for (const cursor of ['', 'x', '1', `1:2'; drop table events`, '9'.repeat(40)]) {
        await expect(reader.read({ cursor, limit: 1 })).rejects.toMatchObject({
          code: 'invalid_input',
        })
      }
    })

    test('the inbox lets a consumer do an event once; a failed transaction does not count', async () => {
      const event = newId()
      const claim = () => inTenant(scope, (r) => r.inbox.claim('mailer', event))
      const failing = inTenant(scope, async (r) => {
        await r.inbox.claim('mailer', event)
        throw new Error('late')
      })
      await expect(failing).rejects.toThrow('late')
      expect(await claim()).toBe(true)
      expect(await claim()).toBe(false)
      expect(await inTenant(scope, (r) => r.inbox.claim('other', event))).toBe(true)
    })
  })
}
