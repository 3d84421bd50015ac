import { exactly } from '../shared/quantity.ts'
import type { OrderItem } from './lock-order.ts'

/** Is nothing of a line to be delivered any more? */
export const isOver = ({
  quantity,
  delivered,
  cancelled,
}: Pick<OrderItem, 'quantity' | 'delivered' | 'cancelled'>): boolean =>
  exactly(quantity - delivered - cancelled) === 0
