import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { awaitDecision } from '../../workflows/leave/await-decision.ts'
import { contextOf } from './context-of.ts'
import { recordIdOf } from './record-id-of.ts'

/** `leave_request.created` → a decision, a reminder, or the end of the wait. Deleting the request ends it too. */
export function awaitLeaveDecisionFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'await-leave-decision',
      name: 'Wait for the decision of a leave request',
      triggers: [{ event: 'leave_request.created' }, { event: 'leave_request.restored' }],
      retries: 5,
      cancelOn: [
        {
          event: 'leave_request.deleted',
          if: 'async.data.recordId == event.data.recordId',
        },
      ],
      onFailure: ({ event, error }) => {
        const leaveRequestId = recordIdOf(event.data.event)
        deps.logger.error({ err: error, leaveRequestId }, 'nobody reminds of a leave request')
      },
    },
    ({ event, step }) =>
      awaitDecision(deps, {
        leaveRequestId: recordIdOf(event),
        context: contextOf(event, 'leave'),
        step: {
          run: (id, work) => step.run(id, work),
          sleep: (id, milliseconds) => step.sleep(id, milliseconds),
          waitForEvent: (id, wait) => step.waitForEvent(id, wait),
        },
      }),
  )
}
