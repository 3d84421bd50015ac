import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Deps } from '../../workflows/deps.ts'
import { refund } from '../../workflows/entities/refund.ts'
import { refundInput, refundPayment } from '../../workflows/payments/refund-payment.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import type { ApiEnv } from './authenticate.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { idParams, json, security } from './route-parts.ts'
import { write } from './write.ts'

const giveBack = createRoute({
  method: 'post',
  path: '/{id}/refund',
  operationId: 'refundPayment',
  tags: ['Refunds'],
  summary: 'Give money of a payment back',
  description:
    'All that is left of it without an `amount`; never more than was captured (409), counting what is on its way.',
  security,
  middleware: [permit('refunds:create')] as const,
  request: {
    params: idParams,
    body: {
      required: false,
      content: { 'application/json': { schema: refundInput.openapi('RefundRequest') } },
    },
  },
  responses: {
    201: json('The refund', recordSchemaOf(refund)),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

/** `POST /api/v1/payments/{id}/refund`. */
export function refunds(deps: Deps) {
  const app = openApiApp()
  app.openapi(giveBack, (c) => {
    const { id } = c.req.valid('param')
    const input = c.req.valid('json') ?? {}
    return write(deps, c as Context<ApiEnv>, async (r, context) => ({
      status: 201,
      body: await refundPayment(deps, r, context, id, input),
    })) as never
  })
  return app
}
