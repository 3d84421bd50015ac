import type { FieldError } from '../shared/errors.ts'
import { AppError } from '../shared/errors.ts'
import type { Order, OrderItem } from './lock-order.ts'
import { exactly } from '../shared/quantity.ts'

/** So much of a line of an order. */
export interface LineQuantity {
  itemId: string
  quantity: number
}

/** What a fulfilment ships of an order. */
export interface Shippable {
  /** Reserved goods; in the order in which stock is locked. */
  goods: { item: OrderItem; quantity: number }[]
  /** Lines without stock: they count as delivered with what is shipped. */
  others: { item: OrderItem; quantity: number }[]
}

/**
 * What can be shipped of an order now: the given lines, or all that is reserved. Lines without stock, which
 * are in no warehouse, go with it.
 * @throws AppError `conflict` when the order is not completed or nothing is reserved, `invalid_input`
 * naming the line that is not there or wants more than is reserved
 */
export function shippableOf(
  order: Pick<Order, 'status' | 'items'>,
  lines: readonly LineQuantity[],
): Shippable {
  requireCompleted(order.status)
  const others = order.items
    .map((item) => ({ item, quantity: withoutStock(item) }))
    .filter(({ quantity }) => quantity > 0)
  if (lines.length > 0) return { goods: inStockOrder(chosen(order.items, lines)), others }
  const goods = order.items
    .filter(({ reserved }) => reserved > 0)
    .map((item) => ({ item, quantity: item.reserved }))
  if (goods.length > 0) return { goods: inStockOrder(goods), others }
  const isAwaited = order.items.some(({ toProduce, toPurchase }) => toProduce + toPurchase > 0)
  if (others.length > 0 && !isAwaited) return { goods, others }
  throw new AppError('conflict', 'Nothing is reserved for the order')
}

function requireCompleted(status: Order['status']): void {
  if (status === 'completed') return
  const why =
    status === 'pending' || status === 'processing' ? 'is still being booked' : `is ${status}`
  throw new AppError('conflict', `The order ${why}: only a completed one can be shipped`)
}

/** What of a line of a completed order is neither reserved nor on its way: it has no stock. */
const withoutStock = (item: OrderItem): number => {
  const { quantity, reserved, toProduce, toPurchase, delivered, cancelled } = item
  return exactly(quantity - reserved - toProduce - toPurchase - delivered - cancelled)
}

function chosen(items: readonly OrderItem[], lines: readonly LineQuantity[]) {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  const goods = lines.flatMap(({ itemId, quantity }, index) => {
    const at = `lines[${index}]`
    const item = items.find(({ id }) => id === itemId.toLowerCase())
    if (!item) errors.push({ field: `${at}.itemId`, rule: 'must be the id of a line of the order' })
    else if (seen.has(item.id)) errors.push({ field: `${at}.itemId`, rule: 'is there twice' })
    else if (quantity > item.reserved) {
      errors.push({
        field: `${at}.quantity`,
        rule: `is more than the ${item.reserved} that are reserved`,
      })
    }
    if (item) seen.add(item.id)
    return item ? [{ item, quantity }] : []
  })
  const [first] = errors
  if (!first) return goods
  throw new AppError('invalid_input', `${first.field} ${first.rule}`, { fields: errors })
}

const inStockOrder = (goods: Shippable['goods']): Shippable['goods'] =>
  goods.toSorted((a, b) => (keyOf(a.item) < keyOf(b.item) ? -1 : 1))

const keyOf = ({ productId, id }: OrderItem): string => `${productId} ${id}`
