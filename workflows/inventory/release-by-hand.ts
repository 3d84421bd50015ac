import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { releaseStock } from './release-stock.ts'

/**
 * Gives back what somebody reserved by hand.
 * @throws AppError `not_found` when it is not reserved any more, `conflict` for what is reserved for an order
 * or for production, which release it themselves
 */
export async function releaseByHand(
  deps: Pick<Deps, 'newId'>,
  r: Repositories,
  context: EventContext,
  id: string,
): Promise<void> {
  const reservation = await r.stock.reservation(id)
  if (reservation === null) throw new AppError('not_found', 'There is no such reservation')
  const { demandKind: kind, demandId, reference } = reservation
  if (kind !== 'manual') {
    const whose = kind === 'order_item' ? 'order' : 'production order'
    const named = `${whose}${reference === null ? '' : ` ${reference}`}`
    throw new AppError('conflict', `It is reserved for the ${named}, and released with it`)
  }
  const { released } = await releaseStock(deps, r, context, { kind, id: demandId })
  if (released === 0) throw new AppError('not_found', 'There is no such reservation')
}
