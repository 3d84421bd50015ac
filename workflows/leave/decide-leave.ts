import type { Caller } from '../access/caller.ts'
import type { Repositories } from '../deps.ts'
import { leaveRequest } from '../entities/leave-request.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { EntityRecord } from '../registry/entity.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { DECIDE, requireDecider } from './may-decide.ts'
import { peopleOf } from './people-of.ts'

export interface LeaveDecision {
  id: string
  decision: 'approved' | 'declined'
  note?: string | undefined
}

/**
 * Decides a leave request; publishes `leave_request.decided`.
 * @throws AppError `forbidden`, `not_found`, `conflict` when it does not wait for a decision any more
 */
export async function decideLeave(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  caller: Caller,
  { id, decision, note }: LeaveDecision,
): Promise<EntityRecord> {
  const request = await findRecord(r, leaveRequest, id, { lock: true })
  if (!request) {
    // Only who may decide learns that there is no such request.
    if (caller.permissions.has(DECIDE))
      throw new AppError('not_found', 'There is no such leave request')
    throw new AppError('forbidden', `This needs the permission ${DECIDE}, or to be the manager`)
  }
  requireDecider(caller, await peopleOf(r, request))
  if (request.status !== 'pending') {
    throw new AppError('conflict', `The leave request is ${request.status} already`)
  }
  const decided = await changeRecord(
    deps,
    r,
    context,
    leaveRequest,
    id,
    {
      version: request.version,
      status: decision,
      decidedBy: `${context.actor.type}:${context.actor.id}`,
      decidedAt: new Date(deps.clock.now()).toISOString(),
      decisionNote: note ?? null,
    },
    { internal: true },
  )
  const { employeeId } = request
  await r.events.append(context, [
    {
      type: 'leave_request.decided',
      subject: id,
      data: { leaveRequestId: id, employeeId, decision },
    },
  ])
  return decided
}
