import { and, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Database } from '../../db/open-database.ts'
import { events } from '../../db/schema/events.ts'
import type { StockMoveInput } from '../../workflows/inventory/move-schema.ts'
import type { Settings } from '../../workflows/access/settings.ts'
import { order } from '../../workflows/entities/order.ts'
import { product } from '../../workflows/entities/product.ts'
import { warehouse } from '../../workflows/entities/warehouse.ts'
import { moveStock } from '../../workflows/inventory/move-stock.ts'
import { releaseOrder } from '../../workflows/inventory/release-order.ts'
import { reserveOrder } from '../../workflows/inventory/reserve-order.ts'
import { customer } from '../../workflows/entities/customer.ts'
import { changeRecord } from '../../workflows/registry/change-record.ts'
import { createRecord } from '../../workflows/registry/create-record.ts'
import type { AnyEntity } from '../../workflows/registry/entity.ts'
import { findRecord } from '../../workflows/shared/find-record.ts'
import type { Repositories } from '../../workflows/deps.ts'
import type { EventContext } from '../../workflows/shared/events.ts'
import type { SagaStatus } from '../../workflows/shared/saga-log.ts'
import { openApiWorld } from './api-world.ts'
import { newId } from './ids.ts'

/** Warehouses, products, stock and orders of one workspace, made and changed as workflows do it. */
export async function openStockWorld(database: Database) {
  const api = await openApiWorld(database)
  const { deps, scope } = api
  const context: EventContext = {
    ...scope,
    actor: { type: 'system', id: 'potok' },
    source: 'test',
  }
  const as = <T>(work: (r: Repositories, context: EventContext) => Promise<T>) =>
    deps.inTenant(context, (r) => work(r, context))
  const made = async (entity: AnyEntity, input: object) =>
    (await as((r) => createRecord(deps, r, context, entity, input, { internal: true }))).id
  const aWarehouse = () => made(warehouse, { code: newId(), name: 'A warehouse' })
  const main = await aWarehouse()
  const customerId = await made(customer, { name: 'A customer' })

  return {
    ...api,
    context,
    as,
    made,
    main,
    customerId,
    warehouse: aWarehouse,
    product: (more: object = {}) =>
      made(product, { sku: newId(), name: 'A cake', price: 100, ...more }),
    receive: (productId: string, quantity: number, warehouseId = main) =>
      as((r) => moveStock(deps, r, context, { kind: 'receipt', productId, quantity, warehouseId })),
    /** A saga in a status. */
    saga: async (id: string, status: SagaStatus) => {
      const cause = { actor: context.actor, source: 'test' }
      const saga = { id, name: 'a-saga', subject: id, runId: 'run', input: {}, cause }
      await as((r) => r.sagas.start(saga))
      await database.sql.query('update sagas set status = $1 where id = $2', [status, id])
    },
    setSales: (sales: Partial<Settings['sales']>) =>
      as(async ({ settings }) => {
        const { values, version } = await settings.read()
        await settings.change(version, { ...values, sales: { ...values.sales, ...sales } })
        deps.cache.invalidate(scope, 'settings')
      }),
    move: (input: StockMoveInput) => as((r) => moveStock(deps, r, context, input)),
    /** The data of events about something, oldest first. */
    told: async (type: string, subject: string) => {
      const rows = await database.inSystem((tx) =>
        tx
          .select()
          .from(events)
          .where(and(eq(events.type, type), eq(events.subject, subject)))
          .orderBy(events.position),
      )
      return rows.map(({ data }) => data)
    },
    order: (
      items: { productId?: string; quantity: number; toPurchase?: number; toProduce?: number }[],
      more: object = {},
    ) =>
      made(order, {
        customerId,
        currency: 'KZT',
        status: 'processing',
        ...more,
        items: items.map((item) => ({ title: 'A line', unitPrice: 100, ...item })),
      }),
    change: (entity: AnyEntity, id: string, input: object) =>
      as(async (r) => {
        const { version } = (await r.records.find(entity, id)) ?? { version: 0 }
        const change = { version, ...input }
        return changeRecord(deps, r, context, entity, id, change, { internal: true })
      }),
    reserve: (orderId: string) => as((r) => reserveOrder(deps, r, context, orderId)),
    release: (orderId: string) => as((r) => releaseOrder(deps, r, context, orderId)),
    itemsOf: (orderId: string) => as(async (r) => (await findRecord(r, order, orderId))?.items),
    levelsOf: (productId: string) => as((r) => r.stock.levels({ productId }, { limit: 100 })),
    /** Everything adds up: each level by its moves and its reservations (I1). */
    adds: async () => {
      const wrong = await database.sql.query(
        `select l.* from stock_levels l
         where l.organization_id = $1 and (l.on_hand < l.reserved or l.reserved < 0
           or l.reserved <> coalesce((select sum(quantity) from stock_reservations s
             where s.organization_id = l.organization_id and s.workspace_id = l.workspace_id
               and s.warehouse_id = l.warehouse_id and s.product_id = l.product_id), 0)
           or l.on_hand <> coalesce((select sum(quantity) from stock_moves m
             where m.organization_id = l.organization_id and m.workspace_id = l.workspace_id
               and m.warehouse_id = l.warehouse_id and m.product_id = l.product_id), 0))`,
        [scope.organizationId],
      )
      expect(wrong).toEqual([])
    },
  }
}

export type StockWorld = Awaited<ReturnType<typeof openStockWorld>>
