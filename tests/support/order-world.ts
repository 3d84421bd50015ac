import { compensateCancelledRunFunction } from '../../functions/durable/compensate-cancelled-run.ts'
import { compensateSagaFunction } from '../../functions/durable/compensate-saga.ts'
import { fulfillOrderFunction } from '../../functions/durable/fulfill-order.ts'
import { processOrderFunction } from '../../functions/durable/process-order.ts'
import { releaseOrderFunction } from '../../functions/durable/release-order.ts'
import { reserveOrderFunction } from '../../functions/durable/reserve-order.ts'
import { customer } from '../../workflows/entities/customer.ts'
import { deadLetter } from '../../workflows/entities/dead-letter.ts'
import { invoice } from '../../workflows/entities/invoice.ts'
import { order } from '../../workflows/entities/order.ts'
import { product } from '../../workflows/entities/product.ts'
import { shipment } from '../../workflows/entities/shipment.ts'
import { warehouse } from '../../workflows/entities/warehouse.ts'
import { moveStock } from '../../workflows/inventory/move-stock.ts'
import { cancelOrder } from '../../workflows/orders/cancel-order.ts'
import type { Order } from '../../workflows/orders/lock-order.ts'
import type { OrderInput } from '../../workflows/orders/order-input.ts'
import { placeOrder } from '../../workflows/orders/place-order.ts'
import { readProcessing } from '../../workflows/orders/read-processing.ts'
import { replayDeadLetter } from '../../workflows/orders/replay-dead-letter.ts'
import { requestFulfillment } from '../../workflows/orders/request-fulfillment.ts'
import { changeRecord } from '../../workflows/registry/change-record.ts'
import { createRecord } from '../../workflows/registry/create-record.ts'
import type { AnyEntity, RecordOf } from '../../workflows/registry/entity.ts'
import { allRecords, findRecord } from '../../workflows/shared/find-record.ts'
import type { Deps } from '../../workflows/deps.ts'
import { openDurableWorld } from './durable-world.ts'

/** Orders from outside on the embedded engine, with a customer, a warehouse and stock. `byHand`: nothing runs by itself. */
export async function openOrderWorld(more: Partial<Deps> = {}, { byHand = false } = {}) {
  const world = await openDurableWorld(
    (inngest, deps) =>
      byHand
        ? []
        : [
            processOrderFunction(inngest, deps),
            fulfillOrderFunction(inngest, deps),
            compensateCancelledRunFunction(inngest, deps),
            compensateSagaFunction(inngest, deps),
            reserveOrderFunction(inngest, deps),
            releaseOrderFunction(inngest, deps),
          ],
    more,
  )
  const make = async (entity: AnyEntity, input: object) =>
    (await world.write((r, d, c) => createRecord(d, r, c, entity, input, { internal: true }))).id
  const newCode = () => world.deps.newId().slice(-12)
  const aWarehouse = () => make(warehouse, { code: newCode(), name: 'A warehouse' })
  const main = await aWarehouse()
  const customerId = await make(customer, { name: 'Aigerim' })
  const receive = (productId: string, quantity: number, warehouseId = main) =>
    world.write((r, d, c) =>
      moveStock(d, r, c, { kind: 'receipt', productId, quantity, warehouseId }),
    )
  const listed = <E extends AnyEntity>(entity: E, field: string, value: string) =>
    world.read((r) =>
      allRecords(r, entity, { conditions: [{ field, operator: 'eq', value }] }),
    ) as Promise<RecordOf<E>[]>

  return {
    ...world,
    main,
    customerId,
    make,
    aWarehouse,
    receive,
    /** Goods of 100.00, so many of them in the main warehouse. */
    goods: async (stock: number, more: object = {}) => {
      const input = { sku: newCode(), name: 'A cake', price: 100_00, taxRate: 12, ...more }
      const productId = await make(product, input)
      if (stock > 0) await receive(productId, stock)
      return productId
    },
    change: (entity: AnyEntity, id: string, input: object) =>
      world.write(async (r, d, c) => {
        const version = (await r.records.find(entity, id))?.version ?? 0
        return changeRecord(d, r, c, entity, id, { version, ...input }, { internal: true })
      }),
    place: async (items: OrderInput['items'], more: Partial<OrderInput> = {}) =>
      (await world.write((r, d, c) => placeOrder(d, r, c, { customerId, items, ...more }))).id,
    cancel: (id: string, reason = 'changed my mind') =>
      world.write((r, d, c) => cancelOrder(d, r, c, id, { reason })),
    fulfill: (id: string, input: Parameters<typeof requestFulfillment>[4] = {}) =>
      world.write((r, d, c) => requestFulfillment(d, r, c, id, input)),
    replay: (id: string) => world.write((r, d, c) => replayDeadLetter(d, r, c, id)),
    orderOf: async (id: string): Promise<Order> => {
      const found = await world.read((r) => findRecord(r, order, id))
      if (!found) throw new Error('no such order')
      return found
    },
    processingOf: (id: string) => world.read((r) => readProcessing(r, id)),
    lettersOf: (id: string) => listed(deadLetter, 'subject', id),
    invoicesOf: (id: string) => listed(invoice, 'orderId', id),
    shipmentsOf: (id: string) => listed(shipment, 'orderId', id),
    levelsOf: (productId: string) =>
      world.read((r) => r.stock.levels({ productId }, { limit: 100 })),
    eventsOf: async (id: string, type: string) =>
      (await world.events(type)).filter(({ subject }) => subject === id),
  }
}

export type OrderWorld = Awaited<ReturnType<typeof openOrderWorld>>

/** Of each line: what it ordered is somewhere (I4). */
export const partsOf = ({ items }: Pick<Order, 'items'>) =>
  items.map(({ quantity, reserved, toProduce, toPurchase, delivered, cancelled }) => ({
    quantity,
    reserved,
    short: toProduce + toPurchase,
    delivered,
    cancelled,
  }))
