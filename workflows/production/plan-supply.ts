import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** For every short line of an order a production order, exploded through its bill of materials, or a draft purchase order; once */
export async function planSupply(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _orderId: string,
): Promise<{ productionOrderIds: string[]; purchaseOrderIds: string[] }> {
  throw new Error('not built yet')
}
