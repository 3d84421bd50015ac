import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import type { StockMoveInput } from './move-schema.ts'
import { requireGoods, requireLive } from './require-goods.ts'
import { type MovedStock, tellMoves } from './tell-moves.ts'

/**
 * Changes stock: one move, or the two of a transfer, each with its level, row of the trail and
 * `stock.moved`, in the caller's transaction. Reserved stock does not leave.
 * @throws AppError `invalid_input` for a warehouse or product that is not there or is a service,
 * `conflict` when less is available than is to leave
 */
export async function moveStock(
  deps: Pick<Deps, 'newId'>,
  r: Repositories,
  context: EventContext,
  input: StockMoveInput,
): Promise<MovedStock[]> {
  await requireGoods(r, placesOf(input), input.productId)
  const moved: MovedStock[] = []
  for (const move of movesOf(deps, input)) {
    const level = await r.stock.move(move)
    if (!level) {
      const rule = 'is more than what is available'
      throw new AppError('conflict', `The quantity ${rule} in the warehouse`, {
        fields: [{ field: 'quantity', rule }],
      })
    }
    moved.push({ move, level })
  }
  await requireLive(r, placesOf(input), input.productId)
  await tellMoves(r, context, moved)
  return moved
}

const placesOf = ({ warehouseId, toWarehouseId }: StockMoveInput) => ({
  warehouseId,
  ...(toWarehouseId === undefined ? {} : { toWarehouseId }),
})

function movesOf({ newId }: Pick<Deps, 'newId'>, input: StockMoveInput): MovedStock['move'][] {
  const { warehouseId, toWarehouseId, productId, kind, quantity, reference, reason } = input
  const out = kind === 'issue' || kind === 'transfer'
  const shared = { productId, kind, reason: reason ?? null, reference: reference ?? null }
  const from = { ...shared, id: newId(), warehouseId, quantity: out ? -quantity : quantity }
  if (toWarehouseId === undefined) return [from]
  // Both ends are found by one reference.
  const transfer = { ...from, reference: reference ?? from.id }
  const into = { ...transfer, id: newId(), warehouseId: toWarehouseId, quantity }
  // Two transfers in opposite directions lock in the same order.
  return warehouseId < toWarehouseId ? [transfer, into] : [into, transfer]
}
