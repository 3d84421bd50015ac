import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Deps } from '../../workflows/deps.ts'
import { payment } from '../../workflows/entities/payment.ts'
import { paymentInput, requestPayment } from '../../workflows/payments/request-payment.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import type { ApiEnv } from './authenticate.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { idParams, json, security } from './route-parts.ts'
import { write } from './write.ts'

const pay = createRoute({
  method: 'post',
  path: '/{id}/payments',
  operationId: 'requestPayment',
  tags: ['Payments'],
  summary: 'Record a payment for an order, or ask a gateway for it',
  description:
    'By the `ledger` the money is there: `captured`. By another gateway it is `pending` until its notice comes; `payUrl` is where the customer pays. Never more than what is due (409).',
  security,
  middleware: [permit('payments:create')] as const,
  request: {
    params: idParams,
    body: {
      required: false,
      content: { 'application/json': { schema: paymentInput.clone().openapi('PaymentRequest') } },
    },
  },
  responses: {
    201: json('The payment', recordSchemaOf(payment)),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
  },
})

/** `POST /api/v1/orders/{id}/payments`. */
export function payments(deps: Deps) {
  const app = openApiApp()
  app.openapi(pay, (c) => {
    const { id } = c.req.valid('param')
    const input = c.req.valid('json') ?? {}
    return write(deps, c as Context<ApiEnv>, async (r, context) => ({
      status: 201,
      body: await requestPayment(deps, r, context, id, input),
    })) as never
  })
  return app
}
