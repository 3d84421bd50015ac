import type { Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { AppError } from '../shared/errors.ts'
import { allRecords } from '../shared/find-record.ts'

/**
 * A deal, and a quote, is ordered once; a cancelled order does not count. The caller holds the record.
 * @throws AppError `conflict` naming the order
 */
export async function requireNotOrdered(
  r: Pick<Repositories, 'records'>,
  by: 'dealId' | 'quoteId',
  id: string,
): Promise<void> {
  const [ordered] = await allRecords(r, order, {
    conditions: [
      { field: by, operator: 'eq', value: id },
      { field: 'status', operator: 'ne', value: 'cancelled' },
    ],
  })
  if (!ordered) return
  const what = by === 'dealId' ? 'deal' : 'quote'
  throw new AppError('conflict', `The ${what} is ordered already: ${ordered.number}`)
}
