import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import { createImageStore } from '../../../db/repositories/image-store.ts'
import type { InTenant } from '../../../workflows/deps.ts'
import type { ChatSession } from '../../../workflows/bot/repository.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { clock, newId } from '../../support/ids.ts'
import { createTenant } from '../../support/tenant.ts'
import { aCall, aCarousel, tenantWork } from './fill-tenant.ts'
import type { Harness } from './harness.ts'

/** The records of one tenant. */
export function repositoriesContract(harness: Harness): void {
  describe('repositories', () => {
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
    })

    describe('carousels', () => {
      test('a new carousel is found as it was inserted', async () => {
        const carousel = aCarousel({ chat: { chatId: 2 ** 40, messageId: 7 } })
        const inserted = await inTenant(scope, (r) => r.carousels.insert(carousel))
        expect(inserted).toMatchObject({ ...carousel, status: 'requested', version: 1 })
        expect(await inTenant(scope, (r) => r.carousels.find(carousel.id))).toEqual(inserted)
      })

      test('a carousel may start with the words of an earlier one', async () => {
        const content = { language: 'ru', slides: [], caption: 'x', hashtags: [] } as never
        const words = { content, writer: 'openai' as const, note: null }
        const inserted = await inTenant(scope, (r) => r.carousels.insert(aCarousel({ words })))
        expect(inserted).toMatchObject({ ...words, status: 'requested' })
      })

      test('an update changes what it names and raises the version', async () => {
        const { id } = await inTenant(scope, (r) => r.carousels.insert(aCarousel()))
        await inTenant(scope, (r) => r.carousels.update(id, { status: 'writing' }))
        const updated = await inTenant(scope, (r) =>
          r.carousels.update(id, { failure: 'internal' }),
        )
        expect(updated).toMatchObject({ status: 'writing', failure: 'internal', version: 3 })
      })

      test('an unknown id, or one that is no id at all, is not found', async () => {
        for (const id of [newId(), 'x', `' or 1=1`, '']) {
          expect(await inTenant(scope, (r) => r.carousels.find(id))).toBeNull()
          await expect(
            inTenant(scope, (r) => r.carousels.update(id, { status: 'failed' })),
          ).rejects.toMatchObject({ code: 'not_found' })
        }
      })

      test('the list is newest first and goes on before the last one seen', async () => {
        const ids: string[] = []
        for (let n = 0; n < 5; n += 1) {
          ids.unshift((await inTenant(scope, (r) => r.carousels.insert(aCarousel()))).id)
        }
        const page = async (options: { limit: number; before?: string }) =>
          (await inTenant(scope, (r) => r.carousels.list(options))).map(({ id }) => id)
        expect(await page({ limit: 3 })).toEqual(ids.slice(0, 3))
        expect(await page({ limit: 3, before: ids[2] ?? '' })).toEqual(ids.slice(3))
      })

      test('the same id twice is a conflict', async () => {
        const carousel = aCarousel()
        await inTenant(scope, (r) => r.carousels.insert(carousel))
        await expect(inTenant(scope, (r) => r.carousels.insert(carousel))).rejects.toMatchObject({
          code: 'conflict',
        })
      })

      test("usage cannot be booked on another tenant's carousel", async () => {
        const { id } = await inTenant(scope, (r) => r.carousels.insert(aCarousel()))
        const other = await createTenant(database)
        await expect(
          inTenant(other, (r) => r.aiCalls.record({ subject: 'carousel', id: id }, [aCall])),
        ).rejects.toMatchObject({ code: '23503' })
      })

      test('any text a person may send is stored, what PostgreSQL refuses as U+FFFD', async () => {
        const text = fc.string({ unit: 'binary' }).map((s) => `${s}\u0000\ud800\\u0000`)
        await fc.assert(
          fc.asyncProperty(text, async (topic) => {
            const carousel = aCarousel({ source: { kind: 'topic', topic } })
            await inTenant(scope, (r) => r.carousels.insert(carousel))
            const found = await inTenant(scope, (r) => r.carousels.find(carousel.id))
            expect(found?.source).toEqual({
              kind: 'topic',
              topic: topic.toWellFormed().replaceAll('\u0000', '\ufffd'),
            })
          }),
          { numRuns: 20 },
        )
      })
    })

    describe('Telegram updates (I28)', () => {
      const insert = (updateId: number, chatId: number | null = 1) =>
        inTenant(scope, async (r) => {
          const added = await r.updates.insert([{ updateId, chatId, payload: { n: updateId } }])
          return added.has(updateId)
        })

      test('the same update_id is stored once', async () => {
        expect(await insert(1)).toBe(true)
        expect(await insert(1)).toBe(false)
      })

      test('the next update of a chat is the lowest that is neither handled nor failed', async () => {
        for (const id of [12, 11, 10]) await insert(id)
        await insert(9, 2)
        const next = () => inTenant(scope, (r) => r.updates.nextOf(1))
        const lowest = { updateId: 10, chatId: 1, payload: { n: 10 }, outcome: null, reopened: 0 }
        expect(await next()).toEqual(lowest)
        await inTenant(scope, (r) => r.updates.markHandled(10))
        await inTenant(scope, (r) => r.updates.markFailed(11, 'bad'))
        expect(await next()).toMatchObject({ updateId: 12 })
      })

      test('chats that have waited since before a time are found, with their oldest update', async () => {
        for (const id of [22, 21]) await insert(id, 3)
        await insert(23, 4)
        await inTenant(scope, (r) => r.updates.markHandled(23))
        const since = (time: number) =>
          inTenant(scope, (r) => r.updates.chatsPendingSince(time, 10))
        expect(await since(Date.now() + 1000)).toEqual([{ chatId: 3, updateId: 21 }])
        expect(await since(Date.now() - 60_000)).toEqual([])
      })

      test('an outcome stays with its update until it is handled', async () => {
        await insert(1)
        const outcome = {
          replies: [{ kind: 'text' as const, key: 'k', text: 't' }],
          carousel: null,
        }
        await inTenant(scope, (r) => r.updates.storeOutcome(1, outcome))
        const lock = () => inTenant(scope, (r) => r.updates.lockPending(1))
        expect(await lock()).toMatchObject({ outcome })
        await inTenant(scope, (r) => r.updates.markHandled(1))
        expect(await lock()).toBeNull()
      })

      test('chats with an old pending update are found, each with its lowest', async () => {
        for (const id of [21, 20, 22]) await insert(id, id === 22 ? 3 : 1)
        await insert(23, 4)
        await inTenant(scope, (r) => r.updates.markHandled(23))
        const since = (time: number) =>
          inTenant(scope, (r) => r.updates.chatsPendingSince(time, 10))
        const found = await since(clock.now() + 1)
        expect(found.toSorted((a, b) => a.chatId - b.chatId)).toEqual([
          { chatId: 1, updateId: 20 },
          { chatId: 3, updateId: 22 },
        ])
        expect(await since(clock.now() - 60_000)).toEqual([])
      })

      test('an update of no chat is handled from the start', async () => {
        expect(await insert(5, null)).toBe(true)
        expect(await inTenant(scope, (r) => r.updates.lockPending(5))).toBeNull()
      })
    })

    test('a session is what was saved last', async () => {
      const session: ChatSession = {
        chatId: -100_123_456_789_012,
        language: 'ru',
        languageChosen: true,
        style: 'paper',
        format: 'square',
        firstName: 'Аня 👩‍🎨',
        subscribedAt: '2026-11-02T09:00:00.000Z',
        blockedAt: null,
      }
      const find = () => inTenant(scope, (r) => r.sessions.find(session.chatId))
      expect(await find()).toBeNull()
      await inTenant(scope, (r) => r.sessions.save(session))
      await inTenant(scope, (r) => r.sessions.save({ ...session, style: 'swiss' }))
      expect(await find()).toEqual({ ...session, style: 'swiss' })
    })

    test('an image is what was put last, of this tenant only, until it is deleted', async () => {
      const images = createImageStore(database, { clock })
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
      await images.put(scope, 'a/1', { bytes: new Uint8Array(3), mediaType: 'image/png' })
      await images.put(scope, 'a/1', { bytes, mediaType: 'image/jpeg' })
      const found = await images.get(scope, 'a/1')
      expect(found?.mediaType).toBe('image/jpeg')
      expect(Buffer.compare(found?.bytes ?? new Uint8Array(), bytes)).toBe(0)
      expect(await images.get(await createTenant(database), 'a/1')).toBeNull()
      await images.delete(scope, 'a/1')
      expect(await images.get(scope, 'a/1')).toBeNull()
    })
  })
}
