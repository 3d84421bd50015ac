import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** The one live invoice of an order: issued now, or before */
export async function issueInvoice(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _orderId: string,
): Promise<{ invoiceId: string; number: string; total: number }> {
  throw new Error('not built yet')
}
