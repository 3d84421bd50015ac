import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { markLeave } from '../../workflows/leave/mark-leave.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'
import { recordIdOf } from './record-id-of.ts'

/** A leave request was decided, cancelled, deleted or restored → the attendance agrees with it. */
export function markLeaveFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'mark-leave',
      name: 'Note the days of a leave',
      triggers: [
        { event: 'leave_request.status_changed' },
        { event: 'leave_request.deleted' },
        { event: 'leave_request.restored' },
      ],
      retries: 5,
      concurrency: { key: 'event.data.recordId', limit: 1 },
      onFailure: ({ event, error }) => {
        const leaveRequestId = recordIdOf(event.data.event)
        deps.logger.error({ err: error, leaveRequestId }, 'the days of a leave are not noted')
      },
    },
    ({ event, step }) => {
      const context = asPotok(contextOf(event, 'leave'))
      return step.run('mark the days', () =>
        withInngestErrors(() =>
          deps.inTenant(context, (r) => markLeave(deps, r, context, recordIdOf(event))),
        ),
      )
    },
  )
}
