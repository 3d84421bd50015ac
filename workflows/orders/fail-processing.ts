import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import type { SagaFailure } from '../shared/saga.ts'

/** The record and the order are failed, `order.processed` says why, and a dead letter keeps it. */
export async function failProcessing(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _orderId: string,
  _failure: SagaFailure,
): Promise<void> {
  throw new Error('not built yet')
}
