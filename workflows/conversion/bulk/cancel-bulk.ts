import type { Repositories } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import type { BulkConversion } from './ports.ts'
import { endBulk } from './end-bulk.ts'
import { readBulk } from './read-bulk.ts'

/**
 * Cancels a bulk conversion: chunks that have not begun do nothing. What is converted stays; what is being
 * converted at this moment still ends, and is counted.
 * @throws AppError `not_found`, `conflict` when it is over
 */
export async function cancelBulk(
  r: Repositories,
  context: EventContext,
  bulkId: string,
): Promise<BulkConversion> {
  const { status } = await readBulk(r, bulkId)
  const ended = await endBulk(r, context, bulkId, {
    from: ['requested', 'running'],
    to: 'cancelled',
  })
  if (ended) return readBulk(r, bulkId)
  throw new AppError('conflict', `The bulk conversion is ${status}, so it cannot be cancelled`)
}
