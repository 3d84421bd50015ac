import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import type { CarouselContent } from '../../../../workflows/carousel/content.ts'
import { layOutSlides } from '../../../../workflows/carousel/lay-out-slides.ts'
import type { TenantScope } from '../../../../workflows/shared/scope.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'
import { openApi } from '../../../support/open-api.ts'
import { createTenant } from '../../../support/tenant.ts'

let database: Database
let api: Awaited<ReturnType<typeof openApi>>
let scope: TenantScope
let key: string
let foreignKey: string
beforeAll(async () => {
  database = await openTestDatabase()
  scope = await createTenant(database)
  api = await openApi(database, { botScope: scope })
  key = await api.keyOf(scope)
  foreignKey = await api.keyOf(await createTenant(database))
})
afterAll(() => database.close())

const content: CarouselContent = {
  language: 'ru',
  slides: [
    { kind: 'title', title: 'Бег', alt: 'Бег' },
    { kind: 'text', text: 'один', alt: 'один' },
    { kind: 'text', text: 'два', alt: 'два' },
    { kind: 'text', text: 'три', alt: 'три' },
    { kind: 'call_to_action', title: 'Конец', action: 'Бегите', alt: 'Конец' },
  ],
  caption: 'Подпись о беге по утрам',
  hashtags: ['#бег'],
}

/** As carousels were before there were revisions. */
async function anOldCarousel(topic = 'Бег') {
  const id = newId()
  await api.deps.inTenant(scope, async (r) => {
    const requestedBy = { type: 'system', id: 'test' } as const
    const source = { kind: 'topic', topic } as const
    const look = { language: 'ru', style: 'swiss', format: 'square' } as const
    const carousel = await r.carousels.insert({ id, source, ...look, chat: null, requestedBy })
    const slides = layOutSlides({ ...carousel, content })
    await r.carousels.update(id, { status: 'completed', content, slides, writer: 'builtin' })
  })
  return id
}

async function ask(method: string, path: string, body?: unknown, headers: object = {}, by = key) {
  const response = await api.app.request(`http://potok.test/api/v1/carousels${path}`, {
    method,
    headers: { authorization: `Bearer ${by}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, never> }
}
const words = { kind: 'text', text: 'Своими словами' }
const change = { kind: 'change_text', slide: 1, words }

test('a change is taken down once under its key, and says what it is about', async () => {
  const id = await anOldCarousel()
  const once = { 'idempotency-key': newId() }
  const first = await ask('POST', `/${id}/changes`, { revision: 1, change }, once)
  const again = await ask('POST', `/${id}/changes`, { revision: 1, change }, once)
  expect(first).toMatchObject({ status: 202, body: { carousel_id: id, status: 'requested' } })
  expect(again.body).toEqual(first.body)
  const { status, body } = await ask('GET', `/${id}/changes/${String(first.body['id'])}`)
  expect([status, body]).toEqual([200, first.body])
})

test.each([
  [{ revision: 2, change }, 409],
  [{ revision: 1, change: { ...change, slide: 7 } }, 400],
  [{ revision: 1, change: { ...change, words: { kind: 'text', text: 'я'.repeat(601) } } }, 400],
  [{ revision: 1, change: { kind: 'remove', slide: 1 } }, 400],
  [{ revision: 1, change: { kind: 'rewrite', slide: 1, wish: 'короче' } }, 400],
])('%j is refused with %i and changes nothing', async (body, status) => {
  const id = await anOldCarousel()
  expect((await ask('POST', `/${id}/changes`, body)).status).toBe(status)
  expect((await ask('GET', `/${id}`)).body).toMatchObject({ revision: 1 })
})

test('revisions are listed and shown, each with pictures of its own that load without the key', async () => {
  const id = await anOldCarousel()
  await ask('POST', `/${id}/changes`, { revision: 1, change })
  await api.deps.inTenant(scope, async (r) => {
    const first = await r.carouselRevisions.find(id, 1)
    if (!first) throw new Error('there is no first revision')
    const { createdAt: _, createdBy: __, ...state } = first
    const facts = { number: 2, parent: 1, cause: 'text_changed', slide: 1 } as const
    await r.carouselRevisions.insert({ ...state, ...facts })
  })
  const shown = await ask('POST', `/${id}/revisions/2/show`)
  expect(shown).toMatchObject({ status: 200, body: { id, revision: 2 } })
  const { body } = await ask('GET', `/${id}/revisions`)
  const items = body['items'] as unknown as {
    number: number
    is_shown: boolean
    slides: { jpeg_url: string }[]
  }[]
  expect(items.map(({ number, is_shown }) => [number, is_shown])).toEqual([
    [2, true],
    [1, false],
  ])
  const urls = items.map(({ slides }) => slides[0]?.jpeg_url ?? '')
  expect(new Set(urls.map((url) => new URL(url).pathname)).size).toBe(2)
  for (const url of urls) {
    const picture = await api.app.request(url)
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
  }
  expect((await ask('POST', `/${id}/revisions/9/show`)).status).toBe(404)
})

test('another tenant is told that there is no such carousel (I22)', async () => {
  const id = await anOldCarousel()
  const { body } = await ask('POST', `/${id}/changes`, { revision: 1, change })
  const asked = [
    ask('GET', `/${id}/revisions`, undefined, {}, foreignKey),
    ask('GET', `/${id}/changes/${String(body['id'])}`, undefined, {}, foreignKey),
    ask('POST', `/${id}/changes`, { revision: 1, change }, {}, foreignKey),
    ask('POST', `/${id}/revisions/1/show`, undefined, {}, foreignKey),
  ]
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 404, 404])
})

test('a search finds every word in the topic or the caption, whatever its case, and nothing by signs of patterns', async () => {
  const id = await anOldCarousel('Ёжики и 100% сна')
  const found = async (search: string) => {
    const { body } = await ask('GET', `?search=${encodeURIComponent(search)}&limit=100`)
    return (body['items'] as unknown as { id: string }[]).map((item) => item.id)
  }
  expect(await found('ёжики УТРАМ')).toEqual([id])
  expect(await found('ёжики зимой')).toEqual([])
  expect(await found('100% сна')).toEqual([id])
  expect(await found('ё%и_')).toEqual([])
})
