import type { Deps } from '../../workflows/deps.ts'
import { cancelOrder } from '../../workflows/orders/cancel-order.ts'
import { readProcessing } from '../../workflows/orders/read-processing.ts'
import { requestFulfillment } from '../../workflows/orders/request-fulfillment.ts'
import { openApiApp } from './open-api-app.ts'
import { cancel, fulfill, processing } from './order-routes.ts'
import { contextOf, write } from './write.ts'

/** `/api/v1/orders/{id}/…`: what happens to an order. */
export function orderActions(deps: Deps) {
  const app = openApiApp()

  app.openapi(cancel, (c) => {
    const { id } = c.req.valid('param')
    const { reason } = c.req.valid('json')
    return write(deps, c, async (r, context) => ({
      status: 200,
      body: await cancelOrder(deps, r, context, id, { reason }),
    }))
  })

  app.openapi(fulfill, (c) => {
    const { id } = c.req.valid('param')
    const input = c.req.valid('json') ?? {}
    return write(deps, c, async (r, context) => ({
      status: 202,
      body: await requestFulfillment(deps, r, context, id, input),
    }))
  })

  app.openapi(processing, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(await deps.inTenant(contextOf(c), (r) => readProcessing(r, id)), 200)
  })
  return app
}
