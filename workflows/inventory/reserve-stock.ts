import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { allocate } from './allocate.ts'
import type { Demand } from './ports.ts'
import { exactly, sumOf } from '../shared/quantity.ts'
import { tellReservations, type ToldReservation } from './tell-reservations.ts'

export interface WantedStock extends Demand {
  /** How much is to be reserved for the demand in all, with what is reserved already. */
  quantity: number
  /** From where first. */
  warehouseId?: string | null
  /** Only from there. */
  only?: boolean
}

/**
 * Tops a demand up to `quantity`, as far as stock is available: the preferred warehouse first, then by id
 * (I1, I2). Asking again takes nothing more. Each change has its row of the trail and `stock.reserved`.
 * @returns what is reserved for it now, and what of it is new
 * @throws AppError `conflict` when something is reserved for the demand of another product
 */
export async function reserveStock(
  deps: Pick<Deps, 'newId'>,
  r: Repositories,
  context: EventContext,
  wanted: WantedStock,
): Promise<{ reserved: number; added: number }> {
  const { kind, id, productId, quantity, warehouseId, only } = wanted
  const levels = await r.stock.lock([productId])
  const had = await r.stock.reservedFor(kind, [id])
  if (had.some((each) => each.productId !== productId)) {
    throw new AppError('conflict', 'Another product is reserved for the same demand')
  }
  const before = sumOf(had)
  const usable = only ? levels.filter((level) => level.warehouseId === warehouseId) : levels
  const changes: ToldReservation[] = []
  for (const part of allocate(usable, exactly(quantity - before), warehouseId)) {
    const changed = await r.stock.reserve(deps.newId(), wanted, part.warehouseId, part.quantity)
    if (changed === null) throw new AppError('internal', 'Locked stock was not reserved')
    changes.push({ ...changed, by: part.quantity })
  }
  await tellReservations(r, context, 'reserved', changes)
  const added = exactly(changes.reduce((sum, { by }) => sum + by, 0))
  return { reserved: exactly(before + added), added }
}
