import type { Deps, Repositories } from '../deps.ts'
import { productionOrder } from '../entities/production-order.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { EventContext } from '../shared/events.ts'
import { lockProduction, type ProductionOrder } from './lock-production.ts'
import { requireOpen } from './require-open.ts'

/**
 * A planned production order is begun; one that is begun already stays as it is.
 * @throws AppError `not_found`, `conflict` for one that is completed or cancelled
 */
export async function startProduction(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  id: string,
): Promise<ProductionOrder> {
  const { made } = await lockProduction(r, id)
  requireOpen(made)
  if (made.status === 'in_progress') return made
  const startedAt = new Date(deps.clock.now()).toISOString()
  const change = { version: made.version, status: 'in_progress', startedAt }
  const internal = { internal: true }
  const record: unknown = await changeRecord(
    deps,
    r,
    context,
    productionOrder,
    id,
    change,
    internal,
  )
  return record as ProductionOrder
}
