import type { Repositories } from '../deps.ts'
import { orderProcessing } from '../entities/order-processing.ts'
import type { RecordOf } from '../registry/entity.ts'
import { findRecord } from '../shared/find-record.ts'

/** The one record of the processor of an order; null for an order that its deal's saga books. */
export async function processingOf(
  r: Pick<Repositories, 'records'>,
  orderId: string,
  options?: { lock?: boolean },
): Promise<RecordOf<typeof orderProcessing> | null> {
  const conditions = [{ field: 'orderId', operator: 'eq' as const, value: orderId }]
  const { records } = await r.records.list(orderProcessing, { conditions, limit: 1 })
  const [found] = records
  return found ? findRecord(r, orderProcessing, found.id, options) : null
}
