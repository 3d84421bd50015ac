import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** Moves an order; being there already is no error. @throws AppError `conflict` where it cannot go (I12) */
export async function moveOrder(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _orderId: string,
  _status: 'processing' | 'completed' | 'failed' | 'cancelled',
  _reason?: string,
): Promise<void> {
  throw new Error('not built yet')
}
