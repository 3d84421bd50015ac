import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { APPROVE } from '../../workflows/approvals/approvers-of.ts'
import { type ApprovalDecision, decideApproval } from '../../workflows/approvals/decide-approval.ts'
import type { Deps } from '../../workflows/deps.ts'
import { approval } from '../../workflows/entities/approval.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import type { ApiEnv } from './authenticate.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { idParams, json, security } from './route-parts.ts'
import { write } from './write.ts'

const noteSchema = z
  .strictObject({ note: z.string().trim().min(1).max(2000).optional() })
  .openapi('ApprovalDecision')

const decision = <const Verb extends string>(verb: Verb) =>
  createRoute({
    method: 'post',
    path: `/{id}/${verb}`,
    operationId: `${verb}Approval`,
    tags: ['approvals'],
    summary: `${verb === 'approve' ? 'Approve' : 'Decline'} what an approval asks`,
    description:
      'Once: 409 when it is decided, expired or taken back. Where the workspace named approvers, for these and its owners alone.',
    security,
    middleware: permit(APPROVE),
    request: {
      params: idParams,
      body: { required: false, content: { 'application/json': { schema: noteSchema } } },
    },
    responses: {
      200: json('The decided approval', recordSchemaOf(approval)),
      ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    },
  })

/** `/api/v1/approvals/{id}/approve` and `…/decline`. */
export function approvals(deps: Deps) {
  const app = openApiApp()
  const decide = (c: Context, choice: ApprovalDecision) =>
    write(deps, c as Context<ApiEnv>, async (r, context) => ({
      status: 200,
      body: await decideApproval(deps, r, context, c.get('caller'), choice),
    })) as never

  app.openapi(decision('approve'), (c) => {
    const { note } = c.req.valid('json') ?? {}
    return decide(c, { id: c.req.valid('param').id, decision: 'approved', note })
  })
  app.openapi(decision('decline'), (c) => {
    const { note } = c.req.valid('json') ?? {}
    return decide(c, { id: c.req.valid('param').id, decision: 'declined', note })
  })
  return app
}
