import type { Repositories } from '../deps.ts'
import type { order } from '../entities/order.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { SagaStatus } from '../shared/saga-log.ts'

const LIVE: ReadonlySet<string> = new Set(['pending', 'processing', 'completed'])
const GOING_ON: ReadonlySet<SagaStatus> = new Set(['running', 'completed'])

/**
 * May a locked order take stock? Not when it is over, nor while its saga is undone: that releases what is
 * reserved under the same lock, so whatever comes after it must see it. The saga of an order is its own,
 * or its deal's.
 */
export async function takesStock(
  r: Pick<Repositories, 'sagaReader'>,
  { id, dealId, status }: RecordOf<typeof order>,
): Promise<boolean> {
  if (!LIVE.has(status)) return false
  if (status === 'completed') return true
  const saga = await r.sagaReader.find(dealId ?? id)
  return saga === null || GOING_ON.has(saga.status)
}
