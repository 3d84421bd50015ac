import { cron, type Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { sweepPlans } from '../../workflows/maintenance/sweep-plans.ts'

/** Every five minutes: a task for each maintenance plan whose time has come. */
export function sweepMaintenancePlansFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'sweep-maintenance-plans',
      name: 'Fire the maintenance plans that are due',
      triggers: [cron('*/5 * * * *')],
      retries: 0,
      concurrency: { limit: 1 },
    },
    ({ step }) => step.run('sweep', () => sweepPlans(deps)),
  )
}
