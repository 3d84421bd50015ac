import type { Caller } from '../../access/caller.ts'
import type { Repositories } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import type { BulkConversion } from './ports.ts'
import { loadRule, type RuleDeps } from '../rules/load-rule.ts'
import { isOver, readBulk } from './read-bulk.ts'
import { insertBulk, requireUsable } from './request-bulk.ts'

/**
 * Asks for another bulk conversion, of the failed records of one that is over, by the rule as it is now.
 * @throws AppError `not_found`, `conflict` when it is not over, nothing has failed, or the rule is not active, `forbidden`
 */
export async function retryBulk(
  deps: RuleDeps,
  r: Repositories,
  context: EventContext,
  caller: Pick<Caller, 'permissions'>,
  bulkId: string,
): Promise<BulkConversion> {
  const bulk = await readBulk(r, bulkId)
  const compiled = await loadRule(deps, r, context, bulk.ruleId)
  requireUsable(caller.permissions, compiled)
  if (!isOver(bulk)) {
    throw new AppError('conflict', 'The bulk conversion is not over, so it cannot be retried')
  }
  if (bulk.failed === 0) throw new AppError('conflict', 'No record of it has failed')
  const { type } = bulk
  return insertBulk(deps, r, context, compiled, {
    type,
    request: { retryOf: bulkId },
    retryOf: bulkId,
  })
}
