import type { Deps } from '../../workflows/deps.ts'
import { placeOrder } from '../../workflows/orders/place-order.ts'
import { openApiApp } from './open-api-app.ts'
import { create } from './order-routes.ts'
import { write } from './write.ts'

/** `POST /api/v1/orders`; the registry lists, reads and changes them. */
export function orders(deps: Deps) {
  const app = openApiApp()
  app.openapi(create, (c) => {
    const input = c.req.valid('json')
    return write(deps, c, async (r, context) => {
      const order = await placeOrder(deps, r, context, input)
      return { status: 201, body: order, headers: { location: `/api/v1/orders/${order.id}` } }
    })
  })
  return app
}
