import type { Repositories } from '../deps.ts'
import { deadLetter } from '../entities/dead-letter.ts'
import { order } from '../entities/order.ts'
import { PROCESSOR } from './processor.ts'

/** Is the order failed, and the dead letter of its last failure replayed? */
export async function isReplayed(
  r: Pick<Repositories, 'records'>,
  orderId: string,
): Promise<boolean> {
  const found = await r.records.find(order, orderId)
  if (found?.['status'] !== 'failed') return false
  const conditions = [
    { field: 'consumer', operator: 'eq' as const, value: PROCESSOR },
    { field: 'subject', operator: 'eq' as const, value: orderId },
  ]
  const { records } = await r.records.list(deadLetter, { conditions, limit: 1 })
  return records[0]?.['status'] === 'replayed'
}
