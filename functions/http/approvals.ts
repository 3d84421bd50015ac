import { APPROVE } from '../../workflows/approvals/approvers-of.ts'
import { decideApproval } from '../../workflows/approvals/decide-approval.ts'
import type { Deps } from '../../workflows/deps.ts'
import { approval } from '../../workflows/entities/approval.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import { decisionRoutes } from './decision-routes.ts'
import { permit } from './permit.ts'

/** `/api/v1/approvals/{id}/approve` and `…/decline`. */
export const approvals = (deps: Deps) =>
  decisionRoutes(deps, {
    name: 'Approval',
    tag: 'approvals',
    what: 'what an approval asks',
    description:
      'Once: 409 when it is decided, expired or taken back. Where the workspace named approvers, for these and its owners alone.',
    record: recordSchemaOf(approval),
    middleware: permit(APPROVE),
    decide: (r, context, caller, decision) => decideApproval(deps, r, context, caller, decision),
  })
