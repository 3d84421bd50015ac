import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { lockReserved } from './lock-reserved.ts'
import type { DemandKey, StockReservation } from './ports.ts'
import { exactly } from '../shared/quantity.ts'
import { tellReservations, type ToldReservation } from './tell-reservations.ts'

/**
 * Gives back what is reserved for a demand: all of it, or so much. Again: nothing, and no event. Each change
 * has its row of the trail and `stock.released`.
 */
export async function releaseStock(
  _deps: Pick<Deps, 'newId'>,
  r: Repositories,
  context: EventContext,
  { kind, id }: DemandKey,
  quantity = Infinity,
): Promise<{ released: number }> {
  return releaseReservations(r, context, await lockReserved(r, kind, [id]), quantity)
}

/** The same of locked reservations, in their order. */
export async function releaseReservations(
  r: Repositories,
  context: EventContext,
  reservations: readonly StockReservation[],
  quantity = Infinity,
): Promise<{ released: number }> {
  const changes: ToldReservation[] = []
  let left = quantity
  for (const reservation of reservations) {
    const by = Math.min(left, reservation.quantity)
    if (by <= 0) break
    const changed = await r.stock.release(reservation.id, by)
    if (changed === null) throw new AppError('internal', 'Locked stock was not released')
    changes.push({ ...changed, by })
    left = exactly(left - by)
  }
  await tellReservations(r, context, 'released', changes)
  return { released: exactly(changes.reduce((sum, { by }) => sum + by, 0)) }
}
