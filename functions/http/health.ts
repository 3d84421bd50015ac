import { Hono } from 'hono'
import type { Deps } from '../../workflows/deps.ts'

/**
 * `GET /health/live`: the process answers. `GET /health/ready`: the database answers too, and how much
 * the outbox holds; 503 otherwise. `GET /health` is the same as ready.
 */
export function health(deps: Pick<Deps, 'outbox' | 'logger'>) {
  const ready = async (): Promise<{ status: 200 | 503; body: object }> => {
    try {
      const { count, oldestAge } = await deps.outbox.backlog()
      return {
        status: 200,
        body: { status: 'ok', database: 'ok', outbox: { waiting: count, oldest_ms: oldestAge } },
      }
    } catch (error) {
      deps.logger.error({ err: error }, 'the database does not answer')
      return { status: 503, body: { status: 'unavailable', database: 'unavailable' } }
    }
  }
  const app = new Hono()
  app.get('/live', (c) => c.json({ status: 'ok' }))
  for (const path of ['/', '/ready']) {
    app.get(path, async (c) => {
      const { status, body } = await ready()
      return c.json(body, status)
    })
  }
  return app
}
