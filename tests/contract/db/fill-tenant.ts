import { issueApiKey } from '../../../db/access/issue-api-key.ts'
import { createInTenant } from '../../../db/create-in-tenant.ts'
import type { Database } from '../../../db/open-database.ts'
import { createAnswerStore } from '../../../db/repositories/ai-answers.ts'
import { createDeliveryLedger } from '../../../db/repositories/delivery-ledger.ts'
import { createImageStore } from '../../../db/repositories/image-store.ts'
import { encryptionRotations } from '../../../db/schema/encryption.ts'
import type { NewCarousel } from '../../../workflows/carousel/repository.ts'
import { EVENT_CATALOG } from '../../../workflows/event-catalog.ts'
import { product } from '../../../workflows/entities/product.ts'
import { warehouse } from '../../../workflows/entities/warehouse.ts'
import type { EventContext, NewEvent } from '../../../workflows/shared/events.ts'
import type { NewSaga } from '../../../workflows/shared/saga-log.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { fillAccess } from './fill-access.ts'
import { fillBot, fillButtons } from './fill-bot.ts'
import { fillConversion } from './fill-conversion.ts'
import { fillRevisions } from './fill-revisions.ts'
import { clock, newId } from '../../support/ids.ts'
import { openRegistry, seedRecords } from '../../support/registry-world.ts'
import { quietLogger } from '../../support/quiet-logger.ts'

export const tenantWork = (database: Database) =>
  createInTenant(database, { catalog: EVENT_CATALOG, clock, newId, logger: quietLogger })

export const aCarousel = (change: Partial<NewCarousel> = {}): NewCarousel => ({
  id: newId(),
  source: { kind: 'topic', topic: 'Бег' },
  language: 'ru',
  style: 'paper',
  format: 'portrait',
  chat: null,
  requestedBy: { type: 'system', id: 'test' },
  ...change,
})

export const aContext = (scope: TenantScope): EventContext => ({
  ...scope,
  actor: { type: 'system', id: 'test' },
  source: 'test',
})

export const anEvent = (carouselId = newId()): NewEvent => ({
  type: 'carousel.completed',
  subject: carouselId,
  data: { carouselId },
})

export const aSaga = (id = newId()): NewSaga => ({
  id,
  name: 'n',
  subject: 'x',
  runId: 'r',
  input: { id },
  cause: { actor: { type: 'system', id: 'test' }, source: 'test' },
})

export const aCall = {
  provider: 'openai',
  model: 'm',
  inputTokens: 1,
  outputTokens: 2,
  costMicroUsd: null,
  duration: 12.5,
  outcome: 'ok',
} as const

/** At least one row of the tenant in every table. */
export async function fillTenant(database: Database, scope: TenantScope): Promise<void> {
  const carousel = aCarousel()
  await tenantWork(database)(scope, async (r) => {
    await r.carousels.insert(carousel)
    await fillRevisions(r, carousel.id)
    await r.aiCalls.record({ subject: 'carousel', id: carousel.id }, [aCall])
    const month = '2026-11'
    await r.aiBudget.isFirstAlert({ limit: 'workspace_money', person: '', period: month })
    await r.aiBudget.reserve({
      id: 'work',
      person: 'user:1',
      day: '2026-11-22',
      month,
      estimate: { tokens: 1, costMicroUsd: 1 },
      expiresAt: Date.now(),
    })
    await r.events.append(aContext(scope), [anEvent(carousel.id)])
    await r.inbox.claim('consumer', newId())
    await r.numbers.next('INV-2026')
    await r.sagas.start(aSaga())
    const saga = newId()
    await r.sagas.start(aSaga(saga))
    await r.sagas.recordStep(saga, 1, 'step', { done: true })
    await r.updates.insert([{ updateId: 1, chatId: 1, payload: {} }])
    await fillBot(r)
    await r.digests.save({
      userId: newId(),
      hour: 9,
      timeZone: 'Asia/Almaty',
      enabled: false,
      nextAt: null,
      lastDay: null,
      lastAt: null,
    })
  })
  await database.inTenant(scope, (tx) => issueApiKey(tx, scope, { clock, newId, name: 'Key' }))
  const image = { bytes: new Uint8Array([1]), mediaType: 'image/png' } as const
  await createImageStore(database, { clock }).put(scope, 'key', image)
  await fillButtons(database, scope)
  await fillAccess(tenantWork(database), scope)
  await seedRecords(await openRegistry(database), scope)
  await fillTechnical(database, scope)
  await fillConversion(tenantWork(database), scope)
  const call = { key: 'work', part: 'carousel:1', provider: 'openai' } as const
  await createAnswerStore(database, { clock, newId }).claim(scope, call)
  const delivery = { key: 'key', chatId: 1, method: 'sendMessage' }
  await createDeliveryLedger(database, { clock }).begin(scope, delivery)
}

async function fillTechnical(database: Database, scope: TenantScope): Promise<void> {
  await tenantWork(database)(scope, async (r) => {
    const request = { key: newId(), part: 0, method: 'POST', path: '/', hash: 'h' }
    await r.idempotency.hold(request)
    await r.idempotency.save(request, { status: 204, headers: {}, body: null, protection: 'open' })
    const [stocked] = (await r.records.list(warehouse, { limit: 1 })).records
    const [sold] = (await r.records.list(product, { limit: 1 })).records
    if (!stocked || !sold) throw new Error('There is no warehouse or no product')
    await r.stock.move({
      id: newId(),
      warehouseId: stocked.id,
      productId: sold.id,
      kind: 'receipt',
      quantity: 1,
      reference: null,
      reason: null,
    })
    const demand = { kind: 'manual', id: newId(), productId: sold.id, reference: null } as const
    await r.stock.reserve(newId(), demand, stocked.id, 1)
  })
  await database.inTenant(scope, (tx) =>
    tx.insert(encryptionRotations).values({
      organizationId: scope.organizationId,
      id: newId(),
      keyId: newId(),
      status: 'completed',
      startedAt: new Date(),
      startedBy: 'system:test',
      updatedAt: new Date(),
    }),
  )
}
