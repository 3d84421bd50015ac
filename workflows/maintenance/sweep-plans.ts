import type { Deps } from '../deps.ts'
import { errorCode } from '../shared/errors.ts'
import type { DuePlan } from './ports.ts'
import { firePlan } from './fire-plan.ts'

const PAGE = 100
/** In one sweep: the next one goes on. */
const MAX_PAGES = 50

/**
 * Fires every plan that is due, in whatever workspace, each in a transaction of its own. One that
 * cannot be fired is logged, keeps nobody from theirs, and is tried again by the next sweep.
 * @returns how many tasks were made, and how many plans failed
 */
export async function sweepPlans(deps: Deps): Promise<{ fired: number; failed: number }> {
  const now = deps.clock.now()
  let [fired, failed] = [0, 0]
  let last: DuePlan | undefined
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const due = await deps.duePlans.list(now, PAGE, last)
    for (const plan of due) {
      try {
        if (await fire(deps, plan)) fired += 1
      } catch (error) {
        failed += 1
        const { planId } = plan
        deps.logger.error({ err: error, code: errorCode(error), planId }, 'a plan cannot be fired')
      }
    }
    last = due.at(-1)
    if (due.length < PAGE) break
  }
  return { fired, failed }
}

function fire(deps: Deps, { planId, dueAt, organizationId, workspaceId }: DuePlan) {
  const context = {
    organizationId,
    workspaceId,
    actor: { type: 'system' as const, id: 'potok' },
    source: 'maintenance',
    causationId: `maintenance_plan:${planId}:${dueAt}`,
  }
  return deps.inTenant(context, (r) => firePlan(deps, r, context, planId))
}
