import { Hono } from 'hono'
import { stepsJson } from '../executor/request-body.ts'
import type { HttpDeps } from './deps.ts'
import { HttpError } from './errors.ts'

/** Where the SDK fetches what is too large for a call (`use_api`): a run's events and steps. */
export function runDataRoutes({ executor }: HttpDeps): Hono {
  const app = new Hono()

  app.get('/runs/:runId/batch', async (c) => {
    let body = ''
    const found = await executor.transition(c.req.param('runId'), ({ run }) => {
      body = `[${run.events.join(',')}]`
    })
    if (!found) throw new HttpError(404, 'run not found')
    return c.body(body, 200, { 'content-type': 'application/json' })
  })

  app.get('/runs/:runId/actions', async (c) => {
    let body = ''
    const found = await executor.transition(c.req.param('runId'), ({ run }) => {
      body = stepsJson(run)
    })
    if (!found) throw new HttpError(404, 'run not found')
    return c.body(body, 200, { 'content-type': 'application/json' })
  })

  return app
}
