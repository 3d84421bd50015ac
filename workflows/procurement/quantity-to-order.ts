export interface StockPosition {
  /** Not reserved, over all warehouses. */
  available: number
  /** In purchase orders that are not received yet, drafts too. */
  onOrder: number
  reorderPoint: number
  /** How much one order takes. */
  reorderQuantity: number
}

/**
 * How much to order now: nothing while available and ordered stock exceed the reorder point, else as
 * many times the reorder quantity as bring them above it. Never negative, at most three decimal places.
 */
export function quantityToOrder(position: StockPosition): number {
  const { available, onOrder, reorderPoint, reorderQuantity } = position
  const missing = thousandths(reorderPoint) - thousandths(available) - thousandths(onOrder)
  if (missing < 0 || reorderQuantity <= 0) return 0
  const batch = thousandths(reorderQuantity)
  return (batch * (Math.floor(missing / batch) + 1)) / 1000
}

const thousandths = (quantity: number): number => Math.round(quantity * 1000)
