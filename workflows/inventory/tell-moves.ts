import type { Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { stockMoved } from './events.ts'
import type { StockLevel, StockMove } from './ports.ts'

/** A move that was written, and what is there after it. */
export interface MovedStock {
  move: Omit<StockMove, 'at' | 'createdBy'>
  level: StockLevel
}

/** A row of the trail and `stock.moved` for each. */
export async function tellMoves(
  r: Pick<Repositories, 'audit' | 'events'>,
  context: EventContext,
  moved: readonly MovedStock[],
): Promise<void> {
  for (const { move, level } of moved) {
    const { id, ...values } = move
    const after = { ...values, onHand: level.onHand }
    r.audit.record({ action: 'created', entity: 'stock_move', recordId: id, before: null, after })
  }
  await r.events.append(context, moved.map(eventOf))
}

function eventOf({ move, level }: MovedStock) {
  const { id: moveId, warehouseId, productId, kind, quantity } = move
  const { onHand, available } = level
  const data = { moveId, warehouseId, productId, kind, quantity, onHand, available }
  return { type: stockMoved.type, subject: productId, data }
}
