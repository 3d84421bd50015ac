import { createRoute } from '@hono/zod-openapi'
import type { Deps } from '../../workflows/deps.ts'
import { order } from '../../workflows/entities/order.ts'
import { recordSchemaOf } from '../../workflows/registry/record-schema-of.ts'
import { createOrderFromQuote } from '../../workflows/sales/create-order-from-quote.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { idParams, json, security } from './route-parts.ts'
import { write } from './write.ts'

const orderQuote = createRoute({
  method: 'post',
  path: '/{id}/order',
  operationId: 'orderQuote',
  tags: ['quotes'],
  summary: 'Order what an accepted quote offers',
  description:
    'Once, as it was accepted; the order is processed as one from outside is. 409 names the order when there is one already.',
  security,
  middleware: permit('orders:create'),
  request: { params: idParams },
  responses: {
    201: json('The pending order', recordSchemaOf(order)),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
  },
})

/** `/api/v1/quotes/{id}/order`. */
export function quoteOrders(deps: Deps) {
  const app = openApiApp()
  app.openapi(orderQuote, (c) => {
    const { id } = c.req.valid('param')
    return write(deps, c, async (r, context) => {
      const made = await createOrderFromQuote(deps, r, context, id)
      return { status: 201, body: made, headers: { location: `/api/v1/orders/${made.id}` } }
    })
  })
  return app
}
