import { type Answer, type AskApi, everyRecord } from '../../scripts/ask-api.ts'
import type { Sale } from './sales-company.ts'

/** Everything that came of a sale, without ids, numbers and times: the same for the same course of things. */
export interface SalesState {
  saga: unknown
  deal: unknown
  orders: unknown[]
  invoices: unknown[]
  stock: unknown[]
  reservations: unknown[]
  production: unknown[]
  purchases: unknown[]
  processing: unknown[]
  deadLetters: unknown[]
}

const ITEM = ['quantity', 'reserved', 'toProduce', 'toPurchase', 'delivered', 'cancelled']
const AMOUNTS = ['subtotal', 'taxTotal', 'total', 'currency']

/** Reads it through the API, and the ids of all records that it is made of. */
export async function readSalesState(
  ask: AskApi,
  sale: Sale,
): Promise<{ state: SalesState; ids: string[] }> {
  const { dealId } = sale
  const roleOf = new Map(Object.entries(sale.products).map(([role, id]) => [id, role]))
  const ids: string[] = [sale.dealId, sale.orderId].filter((id) => id !== null)
  const seen = (records: Answer[]) => {
    ids.push(...records.map(({ id }) => id))
    return records
  }
  /** The named fields of records, with roles for products, in an order of their own. */
  const plain = (records: readonly Answer[], fields: readonly string[], items = ITEM) =>
    records
      .map((record) => ({
        ...(record['productId'] == null
          ? {}
          : { product: roleOf.get(String(record['productId'])) }),
        ...pick(record, fields),
        ...(record.items ? { items: record.items.map((item) => line(item, items)) } : {}),
      }))
      .toSorted(byContent)
  const line = (item: Answer, fields: readonly string[]) => ({
    product: roleOf.get(String(item['productId'])) ?? item['title'] ?? null,
    ...pick(item, fields),
  })

  const sagaId = sale.dealId ?? sale.orderId ?? ''
  const saga = await ask<Answer & { steps: Answer[] }>('GET', `/sagas/${sagaId}`)
  const deal = dealId === null ? null : await ask('GET', `/deals/${dealId}`)
  const orders = seen(
    dealId === null
      ? [await ask('GET', `/orders/${sale.orderId}`)]
      : await everyRecord(ask, `/orders?dealId=${dealId}`),
  )
  const of = async (path: string, field = 'orderId') =>
    seen(
      (
        await Promise.all(orders.map(({ id }) => everyRecord(ask, `/${path}?${field}=${id}`)))
      ).flat(),
    )
  const production = await of('production-orders')
  const perProduct = async (path: string) =>
    (
      await Promise.all(
        [...roleOf.keys()].map((id) => everyRecord(ask, `/stock/${path}?productId=${id}`)),
      )
    ).flat()

  const state: SalesState = {
    saga: {
      ...pick(saga, ['status', 'attempt', 'failedStep', 'reason']),
      steps: saga.steps.map(({ step, doneAt, undoneAt, undoReason }) => ({
        step,
        done: doneAt !== null,
        undone: undoneAt !== null,
        undoReason: words(undoReason),
      })),
    },
    deal: deal && pick(deal, ['stage', 'subtotal', 'taxTotal', 'value']),
    orders: plain(
      orders,
      [
        ...AMOUNTS,
        'origin',
        'status',
        'fulfillmentStatus',
        'paymentStatus',
        'reason',
        'earliestOn',
      ],
      [...ITEM, 'unitPrice', 'net', 'tax', 'total'],
    ),
    invoices: plain(
      await of('invoices'),
      [...AMOUNTS, 'status', 'paidTotal', 'voidReason'],
      ['quantity', 'net', 'tax', 'total'],
    ),
    stock: plain(await perProduct('levels'), ['onHand', 'reserved', 'available']),
    reservations: plain(await perProduct('reservations'), ['kind', 'quantity']),
    production: plain(production, ['quantity', 'producedQuantity', 'status', 'reason']),
    purchases: plain(
      await of('purchase-orders'),
      [...AMOUNTS, 'status', 'origin'],
      ['quantity', 'net', 'tax', 'total'],
    ),
    processing: plain(await of('order-processings'), ['status', 'errorCode', 'errorMessage']),
    deadLetters: plain(await of('dead-letters', 'subject'), [
      'consumer',
      'eventType',
      'errorCode',
      'reason',
      'status',
    ]),
  }
  return { state, ids }
}

function pick(record: Answer, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, words(record[field])]))
}

/** Numbers of documents differ from sale to sale. */
function words(value: unknown): unknown {
  return typeof value === 'string'
    ? value.replaceAll(/\b(ORD|PRD|SHP|INV-\d{4})-\d{6,}\b/g, '$1-…')
    : value
}

function byContent(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
