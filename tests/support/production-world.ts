import { expect } from 'vitest'
import type { Database } from '../../db/open-database.ts'
import { billOfMaterials } from '../../workflows/entities/bill-of-materials.ts'
import { order } from '../../workflows/entities/order.ts'
import { productionOrder } from '../../workflows/entities/production-order.ts'
import { purchaseOrder } from '../../workflows/entities/purchase-order.ts'
import { supplier } from '../../workflows/entities/supplier.ts'
import { reserveWaiting } from '../../workflows/inventory/reserve-waiting.ts'
import { cancelProduction } from '../../workflows/production/cancel-production.ts'
import { cancelSupply } from '../../workflows/production/cancel-supply.ts'
import { completeProduction } from '../../workflows/production/complete-production.ts'
import type { ProductionOrder } from '../../workflows/production/lock-production.ts'
import { planSupply } from '../../workflows/production/plan-supply.ts'
import { allRecords, findRecord } from '../../workflows/shared/find-record.ts'
import { openStockWorld } from './stock-world.ts'

/** A workspace that makes and buys what its orders lack. */
export async function openProductionWorld(database: Database) {
  const world = await openStockWorld(database)
  const { as, deps, made } = world
  const supplierId = await made(supplier, { name: 'The mill' })

  const productionOf = (orderId: string) => productionBy('orderId', orderId)
  const productionBy = async (field: 'orderId' | 'parentId', value: string) => {
    const conditions = [{ field, operator: 'eq' as const, value }]
    const sort = { field: 'number', descending: false }
    return as((r) => allRecords(r, productionOrder, { conditions, sort }))
  }
  const purchasesOf = async (orderId: string) => {
    const conditions = [{ field: 'orderId', operator: 'eq' as const, value: orderId }]
    return as((r) => allRecords(r, purchaseOrder, { conditions }))
  }
  const linesOf = async (orderId: string) => (await world.itemsOf(orderId)) ?? []
  const plan = (orderId: string) => as((r, context) => planSupply(deps, r, context, orderId))

  /** What is reserved for the rows is what they say, and each adds up to what is needed (I1, I4). */
  const adds = async (orderId: string) => {
    await world.adds()
    const found = await as((r) => findRecord(r, order, orderId))
    const reservedFor = async (kind: 'order_item' | 'production_item', ids: string[]) =>
      Map.groupBy(await as((r) => r.stock.reservedFor(kind, ids)), ({ demandId }) => demandId)
    const sum = (rows: { quantity: number }[] = []) =>
      rows.reduce((total, { quantity }) => total + Math.round(quantity * 1000), 0) / 1000
    const items = found?.items ?? []
    const kept = await reservedFor(
      'order_item',
      items.map(({ id }) => id),
    )
    for (const { id, quantity, reserved, toProduce, toPurchase, delivered, cancelled } of items) {
      expect(reserved + toProduce + toPurchase + delivered + cancelled).toBeCloseTo(quantity, 6)
      expect(sum(kept.get(id))).toBe(reserved)
    }
    for (const each of await productionOf(orderId)) {
      const rows = await reservedFor(
        'production_item',
        each.items.map(({ id }) => id),
      )
      for (const { id, quantity, reserved, toProduce, toPurchase, consumed } of each.items) {
        expect(sum(rows.get(id))).toBe(reserved)
        if (each.status === 'cancelled') expect(reserved + toProduce + toPurchase).toBe(0)
        else expect(reserved + toProduce + toPurchase + consumed).toBeCloseTo(quantity, 6)
      }
    }
  }

  return {
    ...world,
    supplierId,
    bought: (more: object = {}) => world.product({ supplierId, cost: 40, ...more }),
    /** A product with its bill of materials: how much of which product one takes. */
    makes: async (components: [productId: string, quantity: number][], more: object = {}) => {
      const productId = await world.product({ supply: 'made', ...more })
      const items = components.map(([id, quantity]) => ({ productId: id, quantity }))
      if (items.length > 0) await made(billOfMaterials, { productId, items })
      return productId
    },
    /** An order that is reserved and planned. */
    placed: async (lines: [productId: string, quantity: number][], more: object = {}) => {
      const items = lines.map(([productId, quantity]) => ({ productId, quantity }))
      const orderId = await world.order(items, more)
      await world.reserve(orderId)
      await plan(orderId)
      return orderId
    },
    plan,
    unplan: (orderId: string) => as((r, context) => cancelSupply(deps, r, context, orderId)),
    complete: (id: string, quantity?: number): Promise<ProductionOrder> =>
      as((r, context) => completeProduction(deps, r, context, id, { quantity })),
    cancel: (id: string): Promise<ProductionOrder> =>
      as((r, context) => cancelProduction(deps, r, context, id, 'no time')),
    /** Gives what came in to those who wait. */
    give: (productId: string) => as((r, context) => reserveWaiting(deps, r, context, productId)),
    found: (id: string) => as((r) => findRecord(r, productionOrder, id)),
    orderOf: (id: string) => as((r) => findRecord(r, order, id)),
    linesOf,
    lineOf: async (orderId: string) => (await linesOf(orderId))[0],
    productionOf,
    childrenOf: (id: string) => productionBy('parentId', id),
    purchasesOf,
    addsUp: adds,
  }
}

export type ProductionWorld = Awaited<ReturnType<typeof openProductionWorld>>
