import { createBroadcast } from '../../workflows/broadcasts/create-broadcast.ts'
import { moveBroadcast } from '../../workflows/broadcasts/move-broadcast.ts'
import type { Broadcast } from '../../workflows/broadcasts/ports.ts'
import type { Deps, Repositories } from '../../workflows/deps.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { cancel, create, list, pause, read, report, resume, start } from './broadcast-routes.ts'
import { openApiApp } from './open-api-app.ts'
import { page } from './route-parts.ts'
import { contextOf, write } from './write.ts'

const FAILURES = 20

/** `/api/v1/broadcasts`. */
export function broadcasts(deps: Deps) {
  const app = openApiApp()

  app.openapi(create, (c) => {
    const input = c.req.valid('json')
    return write(deps, c, async (r) => {
      const broadcast = await createBroadcast(deps, r, input, null)
      const headers = { location: `/api/v1/broadcasts/${broadcast.id}` }
      return { status: 201, body: present(broadcast), headers }
    })
  })
  app.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const rows = await deps.inTenant(contextOf(c), (r) =>
      r.broadcasts.list({ limit: limit + 1, before: cursor }),
    )
    return c.json(page(rows.map(present), limit), 200)
  })
  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(present(await deps.inTenant(contextOf(c), (r) => find(r, id))), 200)
  })
  app.openapi(report, async (c) => {
    const { id } = c.req.valid('param')
    const answer = await deps.inTenant(contextOf(c), async (r) => {
      const broadcast = await find(r, id)
      return {
        broadcast: present(broadcast),
        audience: await r.broadcasts.audience(broadcast.language),
        recipients: await r.broadcasts.counts(id),
        failures: await r.broadcasts.failures(id, FAILURES),
      }
    })
    return c.json(answer, 200)
  })
  for (const [route, move] of [
    [start, 'start'],
    [pause, 'pause'],
    [resume, 'resume'],
    [cancel, 'cancel'],
  ] as const) {
    app.openapi(route, (c) => {
      const { id } = c.req.valid('param')
      return write(deps, c, async (r, context) => ({
        status: 200,
        body: present(await moveBroadcast(deps, r, context, id, move)),
      }))
    })
  }
  return app
}

async function find(r: Pick<Repositories, 'broadcasts'>, id: string): Promise<Broadcast> {
  const broadcast = await r.broadcasts.find(id)
  if (!broadcast) throw new AppError('not_found', `There is no broadcast ${id}`)
  return broadcast
}

function present(broadcast: Broadcast) {
  const { reportChatId: _, ...shown } = broadcast
  return shown
}
