import type { Deps, Repositories } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import { loadRule, type RuleDeps } from '../rules/load-rule.ts'
import { completeBulk, endBulk } from './end-bulk.ts'
import { requireUsable } from './request-bulk.ts'

/**
 * Asks again whether a bulk conversion may be: one whose asker or rule has changed since ends as `failed` with
 * the reason.
 * @returns whether it is to begin
 */
export async function checkBulk(
  deps: RuleDeps & Pick<Deps, 'inTenant' | 'permissionsOf'>,
  context: EventContext,
  bulkId: string,
): Promise<boolean> {
  const permissions = await deps.permissionsOf(context, context.actor)
  return deps.inTenant(context, async (r) => {
    const bulk = await r.bulkConversions.find(bulkId)
    if (bulk?.status !== 'requested') return false
    try {
      const compiled = await loadRule(deps, r, context, bulk.ruleId)
      requireUsable(permissions, compiled)
      if (compiled.rule.version === bulk.ruleVersion) return true
      throw new AppError('conflict', 'The rule was changed since it was asked for')
    } catch (error) {
      if (!(error instanceof AppError) || error.retryable) throw error
      await failBulk(r, context, { bulkId, reason: error.message })
      return false
    }
  })
}

/** Lets the chunks of a bulk conversion run, now that its records are known. @returns whether there is anything to do */
export async function beginBulk(
  r: Repositories,
  context: EventContext,
  bulkId: string,
): Promise<boolean> {
  const bulk = await r.bulkConversions.find(bulkId, { lock: true })
  if (bulk === null) return false
  if (bulk.status === 'requested') await r.bulkConversions.move(bulkId, ['requested'], 'running')
  else if (bulk.status !== 'running') return false
  return !(await completeBulk(r, context, bulkId, bulk))
}

/** Ends a bulk conversion that cannot go on; what is converted stays. */
export async function failBulk(
  r: Repositories,
  context: EventContext,
  { bulkId, reason }: { bulkId: string; reason: string },
): Promise<void> {
  await endBulk(r, context, bulkId, { from: ['requested', 'running'], to: 'failed', reason })
}
