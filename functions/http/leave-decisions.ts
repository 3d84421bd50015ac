import type { Deps } from '../../workflows/deps.ts'
import { leaveRequest } from '../../workflows/entities/leave-request.ts'
import { decideLeave } from '../../workflows/leave/decide-leave.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import { decisionRoutes } from './decision-routes.ts'

/** `/api/v1/leave-requests/{id}/approve` and `…/decline`. */
export const leaveDecisions = (deps: Deps) =>
  decisionRoutes(deps, {
    name: 'LeaveRequest',
    tag: 'LeaveRequests',
    what: 'a leave request',
    description:
      'For the manager of who asks, and for `leave-requests:decide`. Nobody decides their own; what is decided stays.',
    record: recordSchemaOf(leaveRequest),
    decide: (r, context, caller, decision) => decideLeave(deps, r, context, caller, decision),
  })
