import type { Deps } from '../../workflows/deps.ts'
import { cancelProduction } from '../../workflows/production/cancel-production.ts'
import { completeProduction } from '../../workflows/production/complete-production.ts'
import { createProduction } from '../../workflows/production/create-production.ts'
import { startProduction } from '../../workflows/production/start-production.ts'
import { openApiApp } from './open-api-app.ts'
import { cancel, complete, create, start } from './production-order-routes.ts'
import { write } from './write.ts'

/** `POST /api/v1/production-orders` and `…/{id}/start`, `…/complete`, `…/cancel`; the registry lists and reads them. */
export function productionOrders(deps: Deps) {
  const app = openApiApp()

  app.openapi(create, (c) => {
    const input = c.req.valid('json')
    return write(deps, c, async (r, context) => {
      const made = await createProduction(deps, r, context, input)
      const location = `/api/v1/production-orders/${made.id}`
      return { status: 201, body: made, headers: { location } }
    })
  })

  app.openapi(start, (c) => {
    const { id } = c.req.valid('param')
    return write(deps, c, async (r, context) => ({
      status: 200,
      body: await startProduction(deps, r, context, id),
    }))
  })

  app.openapi(complete, (c) => {
    const { id } = c.req.valid('param')
    const input = c.req.valid('json') ?? {}
    return write(deps, c, async (r, context) => ({
      status: 200,
      body: await completeProduction(deps, r, context, id, input),
    }))
  })

  app.openapi(cancel, (c) => {
    const { id } = c.req.valid('param')
    const { reason } = c.req.valid('json')
    return write(deps, c, async (r, context) => ({
      status: 200,
      body: await cancelProduction(deps, r, context, id, reason),
    }))
  })
  return app
}
