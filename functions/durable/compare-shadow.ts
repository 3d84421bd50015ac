import type { Inngest } from 'inngest'
import { shadowRecorded } from '../../workflows/conversion/events.ts'
import { compareShadow } from '../../workflows/conversion/shadow/compare-shadow.ts'
import type { Deps } from '../../workflows/deps.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

const HOUR = 3_600_000

/** `conversion.shadow_recorded` → the comparison, after the hours that its rule says. Deleting the rule ends the wait. */
export function compareShadowFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'compare-shadow',
      name: 'Compare what a rule in shadow would have done',
      triggers: [shadowRecorded.trigger],
      retries: 5,
      concurrency: { key: 'event.data.meta.workspaceId', limit: 4 },
      cancelOn: [
        { event: 'conversion_rule.deleted', if: 'async.data.recordId == event.data.ruleId' },
      ],
      onFailure: ({ event, error }) => {
        const { shadowId } = event.data.event.data
        deps.logger.error({ err: error, shadowId }, 'a shadow run was not compared')
      },
    },
    async ({ event, step }) => {
      const { shadowId, compareAfterHours } = event.data
      await step.sleep('wait', compareAfterHours * HOUR)
      return step.run('compare', () =>
        withInngestErrors(() => compareShadow(deps, contextOf(event, 'conversion'), shadowId)),
      )
    },
  )
}
