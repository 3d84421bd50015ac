import type { Inngest } from 'inngest'
import { checkChangedRecord } from '../../workflows/conversion/automatic/check-changed-record.ts'
import { conversionCheckRequested } from '../../workflows/conversion/events.ts'
import type { Deps } from '../../workflows/deps.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/**
 * `conversion.check_requested` → `conversion.auto_triggered` for each automatic rule that holds. Two seconds
 * after the last change of a record, twenty after the first: what changes all the time is checked too.
 */
export function checkConversionRulesFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'check-conversion-rules',
      name: 'Check the conversion rules of a changed record',
      triggers: [conversionCheckRequested.trigger],
      retries: 5,
      debounce: {
        key: 'event.data.meta.workspaceId + "/" + event.data.recordId',
        period: '2s',
        timeout: '20s',
      },
      concurrency: { key: 'event.data.meta.workspaceId', limit: 10 },
      onFailure: ({ event, error }) => {
        const { entity, recordId } = event.data.event.data
        deps.logger.error({ err: error, entity, recordId }, 'a changed record was not checked')
      },
    },
    ({ event, step }) => {
      const { entity, recordId } = event.data
      return step.run('check the rules', () =>
        withInngestErrors(() =>
          checkChangedRecord(deps, contextOf(event, 'conversion'), { entity, recordId }),
        ),
      )
    },
  )
}
