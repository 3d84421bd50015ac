import { exactly } from '../shared/quantity.ts'
import type { OrderItem } from './lock-order.ts'

/** The lines of an order that is cancelled: what is not delivered will not be (I4, I7). */
export const remainderCancelled = (items: readonly OrderItem[]): OrderItem[] =>
  items.map((item) => ({
    ...item,
    reserved: 0,
    toProduce: 0,
    toPurchase: 0,
    cancelled: exactly(item.quantity - item.delivered),
  }))
