import type { Deps } from '../../workflows/deps.ts'
import { releaseByHand } from '../../workflows/inventory/release-by-hand.ts'
import { reserveByHand } from '../../workflows/inventory/reserve-by-hand.ts'
import { openApiApp } from './open-api-app.ts'
import { page } from './route-parts.ts'
import {
  listReservations,
  makeReservation,
  releaseReservation,
} from './stock-reservation-routes.ts'
import { contextOf, write } from './write.ts'

/** `/api/v1/stock/reservations`. */
export function stockReservations(deps: Pick<Deps, 'inTenant' | 'newId' | 'cache'>) {
  const app = openApiApp()

  app.openapi(makeReservation, (c) => {
    const input = c.req.valid('json')
    return write(deps, c, async (r, context) => ({
      status: 201,
      body: await reserveByHand(deps, r, context, input),
    }))
  })

  app.openapi(releaseReservation, (c) => {
    const { id } = c.req.valid('param')
    return write(deps, c, async (r, context) => {
      await releaseByHand(deps, r, context, id)
      return { status: 204 }
    })
  })

  app.openapi(listReservations, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query')
    const found = await deps.inTenant(contextOf(c), (r) =>
      r.stock.reservations(filter, { limit: limit + 1, before: cursor }),
    )
    return c.json(page(found, limit), 200)
  })

  return app
}
