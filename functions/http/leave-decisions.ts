import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Deps } from '../../workflows/deps.ts'
import { leaveRequest } from '../../workflows/entities/leave-request.ts'
import { decideLeave, type LeaveDecision } from '../../workflows/leave/decide-leave.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import type { ApiEnv } from './authenticate.ts'
import { openApiApp } from './open-api-app.ts'
import { problems } from './problem.ts'
import { write } from './write.ts'

const noteSchema = z
  .strictObject({ note: z.string().trim().min(1).max(2000).optional() })
  .openapi('LeaveDecision')

const decision = <const Verb extends string>(verb: Verb) =>
  createRoute({
    method: 'post',
    path: `/{id}/${verb}`,
    operationId: `${verb}LeaveRequest`,
    tags: ['LeaveRequests'],
    summary: `${verb === 'approve' ? 'Approve' : 'Decline'} a leave request`,
    description:
      'For the manager of who asks, and for `leave-requests:decide`. Nobody decides their own; what is decided stays.',
    security: [{ apiKey: [] }],
    request: {
      params: z.object({ id: z.uuid() }),
      body: { required: false, content: { 'application/json': { schema: noteSchema } } },
    },
    responses: {
      200: {
        description: 'The decided request',
        content: { 'application/json': { schema: recordSchemaOf(leaveRequest) } },
      },
      ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
    },
  })

/** `/api/v1/leave-requests/{id}/approve` and `…/decline`. */
export function leaveDecisions(deps: Deps) {
  const app = openApiApp()
  const decide = (c: Context, choice: LeaveDecision) =>
    write(deps, c as Context<ApiEnv>, async (r, context) => ({
      status: 200,
      body: await decideLeave(deps, r, context, c.get('caller'), choice),
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
