import type { order } from '../../entities/order.ts'
import { moneyOfOrder } from '../../payments/money-of-order.ts'
import type { RecordOf } from '../../registry/entity.ts'
import { exactly } from '../../shared/quantity.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Card } from '../business/show.ts'
import { customerName, productNames, timesOf } from '../business/surroundings.ts'
import { amountOf, dayOf, named, quantityOf } from '../business/words.ts'
import type { Button } from '../ports.ts'
import { askCancel, askPayment, listOrders, shipOrder } from './actions.ts'
import { orderStatus, orderTexts, paymentStatus, shipmentStatus } from './texts.ts'

export type Order = RecordOf<typeof order>

const LINES = 10

/** An order as the speaker sees it, with what they may do with it. */
export async function orderCard(tools: BotTools, found: Order): Promise<Card> {
  const { language, speaker } = tools
  const t = orderTexts[language]
  const times = await timesOf(tools)
  const buyer = await customerName(tools, found.customerId)
  const money = await moneyOf(tools, found)
  const products = await productNames(tools, found.items)
  const some = (quantity: number) => (quantity > 0 ? quantityOf(language, quantity) : null)
  const items = found.items.slice(0, LINES).map((item) => {
    const name = item.title ?? products.get(item.productId ?? '') ?? null
    const awaited = some(exactly(item.toProduce + item.toPurchase))
    const how = t.line(some(item.reserved), awaited, some(item.delivered))
    const line = `• ${named(name)} × ${quantityOf(language, item.quantity)}`
    return how === '' ? line : `${line} (${how})`
  })
  const total = amountOf(language, found.total, found.currency)
  const paid = amountOf(language, money.paid, found.currency)
  // What was paid are payments, which not everybody sees.
  const came = speaker.permissions.has('payments:read') ? t.paidOf(paid, total) : total
  const lines = [
    `📦 ${named(found.number, 'card')}`,
    '',
    `${t.customer}: ${named(buyer)}`,
    `${t.status}: ${orderStatus(language, found.status)}`,
    `${t.payment}: ${[paymentStatus(language, found.paymentStatus), came].join(', ')}`,
    `${t.shipment}: ${shipmentStatus(language, found.fulfillmentStatus)}`,
    ...(found.deliverBy ? [`${t.deliverBy}: ${dayOf(language, found.deliverBy, times)}`] : []),
    ...(found.reason ? [t.failed(named(found.reason, 'card'))] : []),
    '',
    ...items,
    ...(found.items.length > LINES ? [`… +${found.items.length - LINES}`] : []),
  ]
  return { text: lines.join('\n'), buttons: await buttonsOf(tools, found, money.due) }
}

/** What came for an order, and what is still due, in minor units. */
export async function moneyOf({ r }: Pick<BotTools, 'r'>, found: Order) {
  const { billed, captured, refunded } = await moneyOfOrder(r, found)
  const paid = captured - refunded
  return { paid, due: Math.max(0, billed - paid) }
}

/** True when the workspace's gateway notes money at once instead of asking the customer for it. */
export async function isImmediate({ deps, r }: Pick<BotTools, 'deps' | 'r'>): Promise<boolean> {
  const { values } = await r.settings.read()
  return deps.payments.get(values.sales.paymentGateway)?.immediate ?? true
}

/** What may still be cancelled of an order: nothing of one that is over or delivered. */
export const isCancellable = ({ status, items }: Pick<Order, 'status' | 'items'>): boolean =>
  status !== 'failed' &&
  status !== 'cancelled' &&
  items.some(({ quantity, delivered, cancelled }) => exactly(quantity - delivered - cancelled) > 0)

export const isShippable = ({ status, items }: Pick<Order, 'status' | 'items'>): boolean => {
  if (status !== 'completed') return false
  if (items.some(({ reserved }) => reserved > 0)) return true
  const isAwaited = items.some(({ toProduce, toPurchase }) => toProduce + toPurchase > 0)
  return !isAwaited && isCancellable({ status, items })
}

async function buttonsOf(tools: BotTools, found: Order, due: number): Promise<Button[][]> {
  const { language, speaker } = tools
  const t = orderTexts[language]
  const orderId = found.id
  const may = (permission: string) => speaker.permissions.has(permission)
  const isLive = found.status !== 'failed' && found.status !== 'cancelled'
  const pay = (await isImmediate(tools)) ? t.markPaid : t.pay
  return [
    [
      ...(isLive && due > 0 && may('payments:create') ? [askPayment.button(pay, { orderId })] : []),
      ...(isShippable(found) && may('orders:fulfill')
        ? [shipOrder.button(t.ship, { orderId })]
        : []),
    ],
    ...(isCancellable(found) && may('orders:cancel')
      ? [[askCancel.button(t.cancel, { orderId })]]
      : []),
    [listOrders.button(t.list, {})],
  ].filter((row) => row.length > 0)
}
