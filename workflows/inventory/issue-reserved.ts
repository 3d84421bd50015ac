import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import type { Part } from './allocate.ts'
import { lockReserved } from './lock-reserved.ts'
import type { DemandKey } from './ports.ts'
import { exactly, sumOf } from '../shared/quantity.ts'
import { type MovedStock, tellMoves } from './tell-moves.ts'
import { tellReservations, type ToldReservation } from './tell-reservations.ts'

/**
 * What is reserved for a demand leaves: issue moves out of its reservations, by warehouse, each with its row
 * of the trail and `stock.moved`.
 * @param quantity more than 0
 * @param reference of the moves, such as the number of the shipment
 * @returns from where how much left
 * @throws AppError `conflict` when less is reserved: then nothing is written
 */
export async function issueReserved(
  deps: Pick<Deps, 'newId'>,
  r: Repositories,
  context: EventContext,
  { kind, id }: DemandKey,
  quantity: number,
  reference: string,
): Promise<Part[]> {
  const reservations = await lockReserved(r, kind, [id])
  const reserved = sumOf(reservations)
  if (reserved < quantity) {
    const rule = `is more than what is reserved: ${reserved}`
    throw new AppError('conflict', `The quantity ${rule}`, {
      fields: [{ field: 'quantity', rule }],
    })
  }
  const moved: MovedStock[] = []
  const changes: ToldReservation[] = []
  let left = quantity
  for (const { id: reservationId, warehouseId, productId, quantity: kept } of reservations) {
    const by = Math.min(left, kept)
    if (by <= 0) break
    const move = {
      id: deps.newId(),
      warehouseId,
      productId,
      kind: 'issue' as const,
      quantity: -by,
      reference,
      reason: null,
    }
    const changed = await r.stock.issue(reservationId, move)
    if (changed === null) throw new AppError('internal', 'Locked stock was not issued')
    moved.push({ move, level: changed.level })
    changes.push({ ...changed, by })
    left = exactly(left - by)
  }
  await tellReservations(r, context, 'issued', changes)
  await tellMoves(r, context, moved)
  return moved.map(({ move }) => ({ warehouseId: move.warehouseId, quantity: -move.quantity }))
}
