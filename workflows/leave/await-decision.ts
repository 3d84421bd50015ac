import type { Deps } from '../deps.ts'
import { leaveRequest } from '../entities/leave-request.ts'
import { changeRecord } from '../registry/change-record.ts'
import { asPotok } from '../shared/as-potok.ts'
import { withInngestErrors } from '../shared/durable.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import type { StepTools } from '../shared/step-tools.ts'
import { decidersOf, peopleOf } from './people-of.ts'
import { tellLeave } from './tell-leave.ts'

const DAY = 86_400_000
/** Between the reminder and the end. */
const GRACE = 5 * DAY

export interface AwaitDecision {
  leaveRequestId: string
  context: EventContext
  step: StepTools
}

type Outcome = 'decided' | 'expired'

/**
 * Asks for a decision, waits for it, reminds after the days that the workspace set (2), and ends the
 * request as `expired` five days later. Around each wait the request itself is read: what happened
 * meanwhile counts, whether or not its event came in time.
 */
export async function awaitDecision(
  deps: Deps,
  { leaveRequestId, context: cause, step }: AwaitDecision,
): Promise<{ outcome: Outcome }> {
  const context = asPotok(cause)
  const tell = { leaveRequestId, context, step }
  const once = <T>(name: string, work: () => Promise<T>) =>
    step.run(name, () => withInngestErrors(work)) as Promise<T>
  const moved = (name: string, timeout: number) =>
    step.waitForEvent(name, {
      event: 'leave_request.status_changed',
      if: 'async.data.recordId == event.data.recordId',
      timeout,
    })

  const { pending, patience } = await once('read the request', () =>
    deps.inTenant(context, async (r) => {
      const request = await findRecord(r, leaveRequest, leaveRequestId)
      const { values } = await r.settings.read()
      const days = values.approvals.leave.reminderDays
      return { pending: request?.status === 'pending', patience: days * DAY }
    }),
  )
  if (!pending) return { outcome: 'decided' }
  await tellLeave(deps, tell, 'asked', ['deciders'])
  if (await moved('wait for the decision', patience)) return { outcome: 'decided' }

  const waits = await once('remind', () => remind(deps, context, leaveRequestId))
  if (!waits) return { outcome: 'decided' }
  await tellLeave(deps, tell, 'reminder', ['deciders'])
  if (await moved('wait after the reminder', GRACE)) return { outcome: 'decided' }

  const expired = await once('give up', () => expire(deps, context, leaveRequestId))
  if (!expired) return { outcome: 'decided' }
  await tellLeave(deps, tell, 'expired', ['deciders', 'employee'])
  return { outcome: 'expired' }
}

/** @returns false when nobody waits for a decision any more */
function remind(deps: Deps, context: EventContext, id: string): Promise<boolean> {
  return deps.inTenant(context, async (r) => {
    const request = await findRecord(r, leaveRequest, id, { lock: true })
    if (request?.status !== 'pending') return false
    if (!(await r.inbox.claim('leave-reminder', id))) return true
    const deciderUserIds = decidersOf(await peopleOf(r, request))
    const { employeeId } = request
    await r.events.append(context, [
      {
        type: 'leave_request.reminder_due',
        subject: id,
        data: { leaveRequestId: id, employeeId, deciderUserIds },
      },
    ])
    return true
  })
}

/** @returns false when it was decided meanwhile */
function expire(deps: Deps, context: EventContext, id: string): Promise<boolean> {
  return deps.inTenant(context, async (r) => {
    const request = await findRecord(r, leaveRequest, id, { lock: true })
    if (request?.status !== 'pending') return false
    const { version, employeeId } = request
    const deciderUserIds = decidersOf(await peopleOf(r, request))
    const change = { version, status: 'expired' }
    await changeRecord(deps, r, context, leaveRequest, id, change, { internal: true })
    await r.events.append(context, [
      {
        type: 'leave_request.expired',
        subject: id,
        data: { leaveRequestId: id, employeeId, deciderUserIds },
      },
    ])
    return true
  })
}
