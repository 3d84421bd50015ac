import { thousandths } from '../shared/money.ts'
import type { ProductionItem, ProductionOrder } from './lock-production.ts'
import { exactly } from '../shared/quantity.ts'
import { divideUp, quantityOf } from './quantities.ts'

export interface ComponentToUse {
  item: ProductionItem
  /** How much of it this completion uses up; may be 0. */
  use: number
  /** What of that is not reserved. */
  lacks: number
}

/**
 * What making so much more uses up: in all, its share of each component, rounded up to three decimal places;
 * the last completion uses the rest.
 */
export function componentsToUse(made: ProductionOrder, quantity: number): ComponentToUse[] {
  const whole = thousandths(made.quantity)
  const then = thousandths(exactly(made.producedQuantity + quantity))
  return made.items.map((item) => {
    const share = divideUp(thousandths(item.quantity) * then, whole)
    const use = Math.max(0, exactly(quantityOf(share) - item.consumed))
    return { item, use, lacks: Math.max(0, exactly(use - item.reserved)) }
  })
}
