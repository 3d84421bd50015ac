import { bulkConversionCompleted } from '../events.ts'
import type { Repositories } from '../../deps.ts'
import type { EventContext } from '../../shared/events.ts'
import type { BulkConversion, BulkStatus } from './ports.ts'

type End = 'completed' | 'cancelled' | 'failed'

/**
 * Ends a bulk conversion and publishes `conversion.bulk_completed`, once: of two that end it at the same
 * moment one does.
 * @returns whether it ended now
 */
export async function endBulk(
  r: Repositories,
  context: EventContext,
  bulkId: string,
  { from, to, reason }: { from: readonly BulkStatus[]; to: End; reason?: string },
): Promise<boolean> {
  if (!(await r.bulkConversions.move(bulkId, from, to, reason))) return false
  const bulk = (await r.bulkConversions.find(bulkId)) as BulkConversion
  const { ruleId, total, done, failed } = bulk
  r.audit.record({
    action: to,
    entity: 'bulk_conversion',
    recordId: bulkId,
    before: null,
    after: { status: to, total, done, failed, ...(reason ? { reason } : {}) },
  })
  const data = { bulkId, ruleId, status: to, done, failed }
  await r.events.append(context, [{ type: bulkConversionCompleted.type, subject: bulkId, data }])
  return true
}

/** Completes a running bulk conversion of which nothing is left. */
export async function completeBulk(
  r: Repositories,
  context: EventContext,
  bulkId: string,
  { left }: { left: number },
): Promise<boolean> {
  return left === 0 && endBulk(r, context, bulkId, { from: ['running'], to: 'completed' })
}
