import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { leaveRequestDecided } from '../../workflows/leave/events.ts'
import { tellLeave } from '../../workflows/leave/tell-leave.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { contextOf } from './context-of.ts'

/** `leave_request.decided` → who asked is told, when their Telegram account is linked. */
export function tellLeaveDecisionFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'tell-leave-decision',
      name: 'Tell the decision of a leave request',
      triggers: [leaveRequestDecided.trigger],
      retries: 5,
    },
    async ({ event, step }) => {
      const { leaveRequestId, decision } = event.data
      const context = asPotok(contextOf(event, 'leave'))
      await tellLeave(deps, { leaveRequestId, context, step }, decision, ['employee'])
    },
  )
}
