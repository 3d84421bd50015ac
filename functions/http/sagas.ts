import type { Deps } from '../../workflows/deps.ts'
import { cancelSaga } from '../../workflows/sagas/cancel-saga.ts'
import { readSaga, showSaga } from '../../workflows/sagas/read-saga.ts'
import { retrySaga } from '../../workflows/sagas/retry-saga.ts'
import { openApiApp } from './open-api-app.ts'
import { page } from './route-parts.ts'
import { cancelSagaRoute, listSagas, readSagaRoute, retrySagaRoute } from './saga-routes.ts'
import { contextOf, write } from './write.ts'

/** `/api/v1/sagas`. */
export function sagas(deps: Pick<Deps, 'inTenant' | 'clock'>) {
  const app = openApiApp()

  app.openapi(listSagas, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query')
    const found = await deps.inTenant(contextOf(c), (r) =>
      r.sagaReader.list(filter, { limit: limit + 1, before: cursor }),
    )
    return c.json(page(found.map(showSaga), limit) as never, 200)
  })

  app.openapi(readSagaRoute, async (c) => {
    const { id } = c.req.valid('param')
    const found = await deps.inTenant(contextOf(c), (r) => readSaga(r, id.toLowerCase()))
    return c.json(found as never, 200)
  })

  app.openapi(cancelSagaRoute, (c) =>
    write(deps, c, async (r, context) => {
      const { id } = c.req.valid('param')
      const cancelled = await cancelSaga(r, context, id.toLowerCase(), c.req.valid('json'))
      return { status: 202, body: showSaga(cancelled) }
    }),
  )

  app.openapi(retrySagaRoute, (c) =>
    write(deps, c, async (r, context) => {
      const retried = await retrySaga(deps, r, context, c.req.valid('param').id.toLowerCase())
      return { status: 202, body: showSaga(retried) }
    }),
  )

  return app
}
