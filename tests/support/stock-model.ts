import fc from 'fast-check'
import { expect } from 'vitest'
import { billOfMaterials } from '../../workflows/entities/bill-of-materials.ts'
import { supplier } from '../../workflows/entities/supplier.ts'
import { releaseByHand } from '../../workflows/inventory/release-by-hand.ts'
import { reserveByHand } from '../../workflows/inventory/reserve-by-hand.ts'
import { reserveWaiting } from '../../workflows/inventory/reserve-waiting.ts'
import { cancelOrder } from '../../workflows/orders/cancel-order.ts'
import { createOrder } from '../../workflows/orders/create-order.ts'
import { fulfillOrder } from '../../workflows/orders/fulfill-order.ts'
import { moveOrder } from '../../workflows/orders/move-order.ts'
import { cancelProduction } from '../../workflows/production/cancel-production.ts'
import { completeProduction } from '../../workflows/production/complete-production.ts'
import { planSupply } from '../../workflows/production/plan-supply.ts'
import { errorCode } from '../../workflows/shared/errors.ts'
import { reserveOrder } from '../../workflows/inventory/reserve-order.ts'
import { newId } from './ids.ts'
import type { StockWorld } from './stock-world.ts'

/** What people do with stock; numbers choose among what there is. */
export interface StockDeed {
  kind:
    | 'receive'
    | 'order'
    | 'cancel'
    | 'ship'
    | 'produce'
    | 'stop'
    | 'keep'
    | 'give back'
    | 'transfer'
    | 'issue'
    | 'serve'
  /** Which product, order or production order. */
  which: number
  /** Which warehouse. */
  where: number
  /** Thousandths. */
  amount: number
}

export const stockDeed: fc.Arbitrary<StockDeed> = fc.record({
  kind: fc.constantFrom(
    ...(['receive', 'receive', 'order', 'order', 'cancel', 'ship', 'produce', 'produce'] as const),
    ...(['stop', 'keep', 'give back', 'transfer', 'issue', 'serve', 'serve'] as const),
  ),
  which: fc.nat({ max: 11 }),
  where: fc.nat({ max: 1 }),
  amount: fc.integer({ min: 1, max: 8000 }),
})

/** A small bakery: cakes are made of dough and sugar, dough of flour; two warehouses. */
export async function openBakery(world: StockWorld) {
  const { deps, context, as } = world
  const supplierId = await world.made(supplier, { name: 'A mill' })
  const flour = await world.product({ supplierId, leadTimeDays: 2 })
  const sugar = await world.product()
  const dough = await world.product({ supply: 'made' })
  const cake = await world.product({ supply: 'made' })
  const bill = (productId: string, items: object[]) =>
    world.made(billOfMaterials, { productId, items })
  await bill(dough, [{ productId: flour, quantity: 2, scrapPercent: 5 }])
  await bill(cake, [
    { productId: dough, quantity: 0.5 },
    { productId: sugar, quantity: 0.333 },
  ])
  const products = [flour, sugar, dough, cake] as const
  const places = [world.main, await world.warehouse()] as const
  const orders: string[] = []
  const kept: string[] = []
  const productions = async (): Promise<string[]> => {
    const rows = await world.database.sql.query<{ id: string }>(
      `select id from production_orders where organization_id = $1 and status in ('planned', 'in_progress')
       order by parent_id nulls last, id desc`,
      [world.scope.organizationId],
    )
    return rows.map(({ id }) => id)
  }
  const among = <T>(list: readonly T[], which: number): T | undefined =>
    list.length === 0 ? undefined : list[which % list.length]

  const deed = async ({ kind, which, where, amount }: StockDeed): Promise<void> => {
    const quantity = amount / 1000
    const productId = products[which % 4] ?? cake
    const warehouseId = places[where] ?? world.main
    const orderId = among(orders, which) ?? ''
    switch (kind) {
      case 'receive':
        await world.move({ kind: 'receipt', productId, warehouseId, quantity })
        return
      case 'issue':
        await world.move({ kind: 'issue', productId, warehouseId, quantity })
        return
      case 'transfer': {
        const toWarehouseId = places[1 - where] ?? world.main
        await world.move({ kind: 'transfer', productId, warehouseId, toWarehouseId, quantity })
        return
      }
      case 'order': {
        const line = { productId, quantity, unitPrice: 100 }
        const other = { productId: cake, quantity: 1, unitPrice: 100 }
        const priority = where === 0 ? 'normal' : 'urgent'
        const order = {
          customerId: world.customerId,
          origin: 'api',
          currency: 'KZT',
          priority,
          warehouseId,
          items: which > 7 ? [line, other, line] : [line],
        } as const
        const id = await as(async (r) => {
          const made = await createOrder(deps, r, context, order)
          await moveOrder(deps, r, context, made.id, 'processing')
          await reserveOrder(deps, r, context, made.id)
          await planSupply(deps, r, context, made.id)
          await moveOrder(deps, r, context, made.id, 'completed')
          return made.id
        })
        orders.push(id)
        return
      }
      case 'cancel':
        await as((r) => cancelOrder(deps, r, context, orderId, { reason: 'a test' }))
        return
      case 'ship': {
        const shipping = { orderId, fulfillmentId: newId(), lines: [] }
        await as((r) => fulfillOrder(deps, r, context, shipping))
        return
      }
      case 'produce': {
        const id = among(await productions(), which) ?? ''
        const part = where === 0 ? {} : { quantity }
        await as((r) => completeProduction(deps, r, context, id, part))
        return
      }
      case 'stop': {
        const id = among(await productions(), which) ?? ''
        await as((r) => cancelProduction(deps, r, context, id, 'a test'))
        return
      }
      case 'keep': {
        const made = await as((r) => reserveByHand(deps, r, context, { productId, quantity }))
        kept.push(made.id)
        return
      }
      case 'give back':
        await as((r) => releaseByHand(deps, r, context, among(kept, which) ?? newId()))
        return
      case 'serve':
        await as((r) => reserveWaiting(deps, r, context, productId))
    }
  }

  // Something to begin with, so that most deeds can be done.
  const begin = { where: 0, which: 0 }
  for (const [which, amount] of [20_000, 5000, 1000, 2000].entries()) {
    await deed({ ...begin, kind: 'receive', which, amount })
  }
  await deed({ ...begin, kind: 'order', which: 3, amount: 5000 })
  await deed({ ...begin, kind: 'keep', amount: 1000 })

  return {
    /** Does it, if it can be done: what is refused changes nothing. @returns was it done? */
    try: async (one: StockDeed): Promise<boolean> => {
      try {
        await deed(one)
        return true
      } catch (error) {
        if (!['conflict', 'not_found', 'invalid_input'].includes(errorCode(error))) throw error
        return false
      }
    },
    /** I1: stock adds up. I4: every line does, of orders and of production. */
    adds: async () => {
      await world.adds()
      expect(await wrongLines(world)).toEqual([])
    },
  }
}

/** Lines that do not add up, or do not say what is reserved for them. */
async function wrongLines({ database, scope }: StockWorld): Promise<unknown[]> {
  const kept = (kind: string) => `coalesce((select sum(quantity) from stock_reservations s
    where s.organization_id = i.organization_id and s.demand_kind = '${kind}' and s.demand_id = i.id), 0)`
  const query = (sql: string) => database.sql.query(sql, [scope.organizationId])
  return [
    ...(await query(
      `select o.status, o.number, i.* from order_items i join orders o on o.id = i.record_id
       where i.organization_id = $1 and (i.reserved <> ${kept('order_item')}
         or least(i.reserved, i.to_produce, i.to_purchase, i.delivered, i.cancelled) < 0
         or i.quantity <> i.reserved + i.to_produce + i.to_purchase + i.delivered + i.cancelled)`,
    )),
    ...(await query(
      `select o.status, o.quantity as making, o.produced_quantity, i.* from production_order_items i
       join production_orders o on o.id = i.record_id
       where i.organization_id = $1 and (i.reserved <> ${kept('production_item')}
         or least(i.reserved, i.to_produce, i.to_purchase, i.consumed) < 0
         or (o.status in ('planned', 'in_progress')
           and i.quantity <> i.reserved + i.to_produce + i.to_purchase + i.consumed)
         or (o.status not in ('planned', 'in_progress') and i.reserved > 0))`,
    )),
  ]
}
