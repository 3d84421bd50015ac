import { exactly } from '../shared/quantity.ts'

/** What a line of goods comes from, in units of its product. */
export interface StockLine {
  /** All of it. */
  quantity: number
  /** In a warehouse, kept for it. */
  reserved: number
  toProduce: number
  toPurchase: number
  /** Delivered, cancelled or used up: needs nothing any more. */
  done: number
}

/** An item of an order or of a production order. */
export interface LineRow extends Omit<StockLine, 'done'> {
  id: string
  productId: string | null
  delivered?: number
  cancelled?: number
  consumed?: number
}

export function lineOf(row: LineRow): StockLine {
  const { quantity, reserved, toProduce, toPurchase } = row
  const { delivered = 0, cancelled = 0, consumed = 0 } = row
  const done = exactly(delivered + cancelled + consumed)
  return { quantity, reserved, toProduce, toPurchase, done }
}

/** What a line still needs, made or bought. Never negative. */
export const openOf = ({ quantity, reserved, done }: StockLine): number =>
  Math.max(0, exactly(quantity - reserved - done))

/**
 * What a line may take from stock. Once it is planned, quantity = reserved + toProduce + toPurchase + done
 * (I4), and stock that comes from elsewhere
 *
 * 1. fills what is not planned yet,
 * 2. replaces what is to be purchased,
 * 3. replaces what is to be produced, but never what live production orders for this line will still give:
 *    a production order puts its own output into the line, `toProduce` becoming `reserved`, in the
 *    transaction that receives it. Were it replaced here, the same need would be met twice.
 * @param inProduction what live production orders for this line will still give
 */
export function takeableOf(line: StockLine, inProduction: number): number {
  return Math.max(0, exactly(openOf(line) - Math.min(line.toProduce, inProduction)))
}

/**
 * What a line comes from when so much is reserved for it. More than before shrinks first what is not planned
 * yet, then toPurchase, then toProduce, so that the sum stays.
 */
export function withReserved(
  line: StockLine,
  reserved: number,
): Pick<StockLine, 'reserved' | 'toProduce' | 'toPurchase'> {
  const { quantity, toProduce, toPurchase, done } = line
  const unplanned = Math.max(0, exactly(quantity - line.reserved - toProduce - toPurchase - done))
  const replaced = Math.max(0, exactly(reserved - line.reserved - unplanned))
  const purchase = Math.min(replaced, toPurchase)
  const produce = Math.min(exactly(replaced - purchase), toProduce)
  return {
    reserved,
    toPurchase: exactly(toPurchase - purchase),
    toProduce: exactly(toProduce - produce),
  }
}
