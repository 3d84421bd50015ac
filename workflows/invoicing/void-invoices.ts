import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** Voids the live invoices of an order; their numbers stay used */
export async function voidInvoices(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _orderId: string,
): Promise<void> {
  throw new Error('not built yet')
}
