import fc from 'fast-check'
import type { Deps } from '../../workflows/deps.ts'
import { layOutSlides } from '../../workflows/carousel/lay-out-slides.ts'
import { lockRevised } from '../../workflows/carousel/revisions/first-revision.ts'
import { requestChange } from '../../workflows/carousel/revisions/request-change.ts'
import { requestContent } from '../../workflows/ai/content/request-content.ts'
import { product } from '../../workflows/entities/product.ts'
import { moveStock } from '../../workflows/inventory/move-stock.ts'
import { reserveStock } from '../../workflows/inventory/reserve-stock.ts'
import { createRecord } from '../../workflows/registry/create-record.ts'
import { ENTITIES } from '../../workflows/entities/catalog.ts'
import type { AnyEntity } from '../../workflows/registry/entity.ts'
import { slugOf } from '../../workflows/registry/paths.ts'
import type { EventContext } from '../../workflows/shared/events.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { inputOf } from './entity-arbitraries.ts'
import { arbitraryOf, ID_MARK } from './fuzz/arbitrary-of.ts'
import { contextOf } from './fuzz/request-of.ts'
import type { openApi } from './open-api.ts'
import { resolve, type Document, type Operation } from './operations.ts'
import { SAMPLE_SLIDES } from './sample-carousels.ts'

const TRIES = 30
const NOBODY = '018f0000-0000-7000-8000-000000000000'

/** The ids of one record of every collection, by its path: `leads` → id. */
export type Filled = ReadonlyMap<string, string>

const SAMPLES = new WeakMap<Operation, string[]>()

/** Values that the route's schema allows, with ids of the records at hand. */
export function validBodies(
  operation: Operation,
  document: Document,
  ids: Filled,
): Record<string, unknown>[] {
  const samples = SAMPLES.get(operation) ?? sample(operation, document)
  SAMPLES.set(operation, samples)
  return samples.map(
    (text) =>
      JSON.parse(
        text.replaceAll(ID_MARK, (_, collection: string) => ids.get(collection) ?? NOBODY),
      ) as Record<string, unknown>,
  )
}

function sample(operation: Operation, document: Document): string[] {
  const schema = operation.bodies.get('application/json')
  if (!schema) return []
  const values = arbitraryOf(resolve(schema, document), contextOf(operation, document))
  return fc.sample(values, { numRuns: TRIES, seed: 7 }).map((value) => JSON.stringify(value))
}

/** Input for records that no route makes. */
function inputsOf(entity: AnyEntity, ids: Filled): unknown[] {
  const references = Object.fromEntries(
    ENTITIES.flatMap((each) => {
      const id = ids.get(slugOf(each))
      return id === undefined ? [] : [[each.name, [id]]]
    }),
  )
  return fc.sample(inputOf(entity, { references, complete: true }), { numRuns: 5, seed: 7 })
}

/**
 * Makes a record through every route that makes one, with input generated from the route's schema;
 * where records are Potok's own to make, as a workflow would.
 */
export async function fillWorkspace(
  api: Awaited<ReturnType<typeof openApi>>,
  document: Document,
  operations: readonly Operation[],
  scope: TenantScope,
  key: string,
): Promise<Filled> {
  const ids = new Map<string, string>()
  const makers = operations.filter(
    ({ method, path, bodies }) =>
      method === 'POST' && /^\/api\/v1\/[\w-]+$/.test(path) && bodies.has('application/json'),
  )
  // Twice: what refers to others comes after them, whatever the order of the document.
  for (let round = 0; round < 2; round += 1) {
    for (const maker of makers) {
      if (ids.has(maker.collection)) continue
      for (const body of validBodies(maker, document, ids)) {
        const response = await api.app.request(maker.path, {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        const { id, detail } = (await response.json()) as { id?: string; detail?: string }
        if (id) ids.set(maker.collection, id)
        // What it refers to comes later in the document: no other input would help.
        if (response.ok || detail?.includes('that exists')) break
      }
    }
  }
  const context = { ...scope, actor: { type: 'system', id: 'test' } as const, source: 'test' }
  for (let round = 0; round < 3; round += 1) {
    for (const entity of ENTITIES) {
      const slug = slugOf(entity)
      if (ids.has(slug)) continue
      // What came with another record.
      const there = await api.deps.inTenant(scope, (r) => r.records.list(entity, { limit: 1 }))
      const [known] = there.records
      if (known) ids.set(slug, known.id)
      if (known) continue
      const maker = makers.find(({ collection }) => collection === slug)
      const sent = maker ? validBodies(maker, document, ids) : []
      const bodies = [...sent, ...inputsOf(entity, ids)]
      for (const body of bodies) {
        const made = await api.deps
          .inTenant(scope, (r) =>
            createRecord(api.deps, r, context, entity, body, { internal: true }),
          )
          .catch(() => null)
        if (!made) continue
        ids.set(slug, made.id)
        break
      }
    }
  }
  const carouselId = ids.get('carousels')
  if (carouselId) ids.set('carousel-changes', await aChange(api.deps, context, carouselId))
  await keepStock(api, scope, ids)
  await convertSomething(api, operations, key, ids)
  const saga = api.deps.newId()
  const { actor, source } = context
  const input = { dealId: saga }
  await api.deps.inTenant(scope, ({ sagas }) =>
    sagas.start({
      id: saga,
      name: 'deal-won',
      subject: saga,
      runId: 'r',
      input,
      cause: { actor, source },
    }),
  )
  ids.set('sagas', saga)
  ids.set('ai', await aThought(api.deps, context))
  const notification = await aNotification(api.deps, scope)
  ids.set('notifications', notification)
  ids.set('me-notifications', notification)
  ids.set('schedules', await aSchedule(api.deps, scope))
  ids.set('stock', await aReservation(api.deps, context, ids.get('warehouses') ?? NOBODY))
  return ids
}

/** A rule, a conversion by it, and one in bulk, as their own routes make them. */
async function convertSomething(
  api: Awaited<ReturnType<typeof openApi>>,
  operations: readonly Operation[],
  key: string,
  ids: Map<string, string>,
): Promise<void> {
  const post = async (path: string, body: unknown): Promise<string> => {
    const maker = operations.find(({ name }) => name === `POST /api/v1${path}`)
    if (!maker) return NOBODY
    const response = await api.app.request(maker.path, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${text}`)
    return (JSON.parse(text) as { id: string }).id
  }
  const sourceRecordId = await post('/leads', { name: 'Somebody to convert' })
  const ruleId = await post('/conversion/rules', {
    name: 'Leads become customers',
    sourceEntity: 'lead',
    targetEntity: 'customer',
    mappings: [{ to: 'name', field: 'name' }],
  })
  ids.set('conversion-rules', ruleId)
  const bulk = { ruleId, ids: [sourceRecordId] }
  ids.set('conversion-bulk', await post('/conversion/bulk', bulk))
  const one = { ruleId, sourceRecordId, type: 'manual' }
  const isBuilt = operations.some(({ path }) => path === '/api/v1/conversion/conversions/{id}')
  if (isBuilt) ids.set('conversion-conversions', await post('/conversion/execute', one))
}

/** The carousel is finished, and somebody wants it otherwise. */
function aChange(deps: Deps, context: EventContext, carouselId: string): Promise<string> {
  return deps.inTenant(context, async (r) => {
    const content = {
      language: 'en' as const,
      slides: [...SAMPLE_SLIDES.en],
      caption: 'Coffee',
      hashtags: ['#coffee'],
    }
    const written = await r.carousels.update(carouselId, { content, writer: 'builtin' })
    const slides = layOutSlides(written)
    await r.carousels.update(carouselId, { slides, status: 'completed' })
    const change = { kind: 'restyle', style: 'paper' } as const
    await lockRevised(r, carouselId)
    return requestChange(deps, r, context, { carouselId, revision: 1, change })
  })
}

/** Somebody asked for the thought of the day. */
async function aThought({ inTenant, newId }: Deps, context: EventContext): Promise<string> {
  const id = newId()
  const input = { kind: 'wisdom', day: '2026-11-22' } as const
  const { actor: requestedBy } = context
  await inTenant(context, (r) =>
    requestContent(r, context, { id, input, language: 'ru', chat: null, requestedBy }),
  )
  return id
}

/** A chat gets something every day. */
async function aSchedule({ inTenant, newId }: Deps, scope: TenantScope): Promise<string> {
  const [id, chatId] = [newId(), 7_000_001]
  const look = { language: 'en', style: 'paper', format: 'portrait' } as const
  const rhythm = { days: [1], time: '09:00', timeZone: 'UTC', nextAt: '2100-01-04T09:00:00Z' }
  await inTenant(scope, async ({ schedules, sessions }) => {
    await sessions.save({ chatId, ...look, languageChosen: true, firstName: null })
    const topics = ['Coffee']
    await schedules.insert({
      id,
      chatId,
      telegramUserId: null,
      kind: 'carousel',
      topics,
      ...rhythm,
      ...look,
    })
  })
  return id
}

/** Somebody was to be told of something. */
async function aNotification({ inTenant, newId }: Deps, scope: TenantScope): Promise<string> {
  const [id, eventId, recipient] = [newId(), newId(), newId()]
  const words = { title: 'Told', body: 'Something happened.', data: {} }
  const type = 'conversion.failed'
  await inTenant(scope, ({ notifications }) =>
    notifications.insert([
      { id, eventId, type, channel: 'in_app', recipient, priority: 'normal', ...words },
    ]),
  )
  return id
}

/** Something is kept by hand: what the routes of reservations are tried with. */
function aReservation(deps: Deps, context: EventContext, warehouseId: string): Promise<string> {
  const { newId } = deps
  return deps.inTenant(context, async (r) => {
    const goods = { sku: newId(), name: 'Goods', price: 1 }
    const { id: productId } = await createRecord(deps, r, context, product, goods)
    const received = { kind: 'receipt' as const, warehouseId, productId, quantity: 1 }
    await moveStock(deps, r, context, received)
    const demand = { kind: 'manual' as const, id: newId(), productId, reference: 'by hand' }
    await reserveStock(deps, r, context, { ...demand, quantity: 1 })
    const [kept] = await r.stock.reservations({}, { limit: 1 })
    return kept?.id ?? NOBODY
  })
}

/** Stock, and some of it reserved by hand: of its routes only that one has an id. */
async function keepStock(
  { deps }: Awaited<ReturnType<typeof openApi>>,
  scope: TenantScope,
  ids: Map<string, string>,
): Promise<void> {
  const warehouseId = ids.get('warehouses')
  const productId = ids.get('products')
  if (!warehouseId || !productId) return
  const [move, row, demand] = [deps.newId(), deps.newId(), deps.newId()]
  const place = { warehouseId, productId, reference: null, reason: null }
  const reserved = await deps.inTenant(scope, async ({ stock }) => {
    await stock.move({ ...place, id: move, kind: 'receipt', quantity: 2 })
    return stock.reserve(row, { ...place, kind: 'manual', id: demand }, warehouseId, 1)
  })
  if (reserved) ids.set('stock', reserved.reservation.id)
}
