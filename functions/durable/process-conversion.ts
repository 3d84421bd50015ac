import type { Inngest } from 'inngest'
import { giveUpTrigger } from '../../workflows/conversion/automatic/give-up-trigger.ts'
import { processTrigger } from '../../workflows/conversion/automatic/process-trigger.ts'
import { conversionAutoTriggered } from '../../workflows/conversion/events.ts'
import type { Deps } from '../../workflows/deps.ts'
import { codeOfFailure, withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** `conversion.auto_triggered` → the conversion, or `conversion.failed`. Four of one workspace at a time. */
export function processConversionFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'process-conversion',
      name: 'Convert a record by an automatic rule',
      triggers: [conversionAutoTriggered.trigger],
      retries: 5,
      concurrency: [
        { key: 'event.data.meta.workspaceId', limit: 4 },
        // They would only wait for each other's lock on the record, and hold a connection each meanwhile.
        { key: 'event.data.sourceRecordId', limit: 1 },
      ],
      onFailure: async ({ event, error, step }) => {
        const { ruleId, sourceRecordId, triggerId, entityType } = event.data.event.data
        const context = contextOf(event.data.event, 'conversion')
        const trigger = { ruleId, sourceRecordId, triggerId, entityType }
        await step.run('say that it failed', () =>
          withInngestErrors(() => giveUpTrigger(deps, context, trigger, codeOfFailure(error))),
        )
      },
    },
    ({ event, step }) => {
      const { ruleId, sourceRecordId, triggerId } = event.data
      return step.run('convert', () =>
        withInngestErrors(() =>
          processTrigger(deps, contextOf(event, 'conversion'), {
            ruleId,
            sourceRecordId,
            triggerId,
          }),
        ),
      )
    },
  )
}
