import type { Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { stockReleased, stockReserved } from './events.ts'
import type { ChangedReservation } from './ports.ts'
import { exactly } from '../shared/quantity.ts'

const VERBS = { reserved: 1, released: -1, issued: -1 } as const
const EVENTS = { reserved: stockReserved, released: stockReleased, issued: null } as const

/** A change of a reservation: by how much, and what is there after it. */
export interface ToldReservation extends ChangedReservation {
  /** More than 0. */
  by: number
}

/**
 * A row of the trail for each, and `stock.reserved` or `stock.released`; what was issued has its
 * `stock.moved` instead.
 */
export async function tellReservations(
  r: Pick<Repositories, 'audit' | 'events'>,
  context: EventContext,
  action: keyof typeof VERBS,
  changes: readonly ToldReservation[],
): Promise<void> {
  for (const { reservation, by } of changes) {
    const { id: recordId, warehouseId, productId, demandKind, demandId, quantity } = reservation
    const before = { quantity: exactly(quantity - VERBS[action] * by) }
    const after = { warehouseId, productId, demandKind, demandId, quantity }
    r.audit.record({ action, entity: 'stock_reservation', recordId, before, after })
  }
  const type = EVENTS[action]?.type
  if (type === undefined) return
  await r.events.append(
    context,
    changes.map(({ reservation, level, by }) => {
      const { id: reservationId, warehouseId, productId, demandKind, demandId } = reservation
      const { reference, quantity: reserved } = reservation
      const { available } = level
      const place = { warehouseId, productId }
      const data = {
        reservationId,
        ...place,
        demandKind,
        demandId,
        reference,
        quantity: by,
        reserved,
        available,
      }
      return { type, subject: productId, data }
    }),
  )
}
