import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Deps } from '../../workflows/deps.ts'
import { refund } from '../../workflows/entities/refund.ts'
import { refundInput, refundPayment } from '../../workflows/payments/refund-payment.ts'
import { retryRefund } from '../../workflows/payments/retry-refund.ts'
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
      content: { 'application/json': { schema: refundInput.clone().openapi('RefundRequest') } },
    },
  },
  responses: {
    201: json('The refund', recordSchemaOf(refund)),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

const again = createRoute({
  method: 'post',
  path: '/{id}/retry',
  operationId: 'retryRefund',
  tags: ['Refunds'],
  summary: 'Ask the gateway once more for a refund',
  description:
    'For one that failed, or of which nobody knows how it went. The gateway knows it by its id: nothing goes back twice.',
  security,
  middleware: [permit('refunds:create')] as const,
  request: { params: idParams },
  responses: {
    202: json('The refund, which is on its way', recordSchemaOf(refund)),
    ...problems(400, 401, 403, 404, 409, 422, 429),
  },
})

/** `POST /api/v1/refunds/{id}/retry`. */
export function refundRetries(deps: Deps) {
  const app = openApiApp()
  app.openapi(again, (c) => {
    const { id } = c.req.valid('param')
    return write(deps, c as Context<ApiEnv>, async (r, context) => ({
      status: 202,
      body: await retryRefund(deps, r, context, id),
    })) as never
  })
  return app
}

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
