import { requirePermission } from '../../workflows/access/caller.ts'
import { changeMember } from '../../workflows/access/change-member.ts'
import { inviteMember } from '../../workflows/access/invite-member.ts'
import { present } from '../../workflows/access/present.ts'
import { removeMember } from '../../workflows/access/remove-member.ts'
import type { Deps } from '../../workflows/deps.ts'
import { changeAccess } from './change-access.ts'
import { changeRoute, inviteRoute, listRoute, readRoute, removeRoute } from './member-routes.ts'
import { openApiApp } from './open-api-app.ts'
import { page } from './route-parts.ts'
import { contextOf } from './write.ts'

/** `/api/v1/members`. */
export function members(deps: Deps) {
  const app = openApiApp()

  app.openapi(inviteRoute, (c) =>
    changeAccess(deps, c, async (work) => {
      const { member, invitation } = await inviteMember(work, c.req.valid('json'))
      return {
        status: 201,
        body: { ...member, invitation },
        headers: { location: `/api/v1/members/${member.id}` },
        secret: invitation !== null,
      }
    }),
  )

  app.openapi(listRoute, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const rows = await deps.inTenant(contextOf(c), (r) =>
      r.access.members.list({ limit: limit + 1, before: cursor }),
    )
    return c.json(page(rows, limit), 200)
  })

  app.openapi(readRoute, async (c) => {
    const { id } = c.req.valid('param')
    const member = await deps.inTenant(contextOf(c), (r) => r.access.members.find(id))
    return c.json(present(member, 'member', id), 200)
  })

  app.openapi(changeRoute, (c) =>
    changeAccess(deps, c, async (work) => ({
      status: 200,
      body: await changeMember(work, c.req.valid('param').id, c.req.valid('json')),
    })),
  )

  app.openapi(removeRoute, (c) => {
    const caller = c.get('caller')
    return changeAccess(deps, c, async (work) => {
      const { id } = c.req.valid('param')
      const self =
        caller.actor.type === 'user'
          ? await work.r.access.members.findByUser(caller.actor.id)
          : null
      if (self?.id !== id) requirePermission(caller, 'members:manage')
      await removeMember(work, id, c.req.valid('query').version)
      return { status: 204 }
    })
  })

  return app
}
