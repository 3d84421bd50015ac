import { changeRole } from '../../workflows/access/change-role.ts'
import { createRole } from '../../workflows/access/create-role.ts'
import { deleteRole } from '../../workflows/access/delete-role.ts'
import { PERMISSIONS } from '../../workflows/access/permissions.ts'
import { present } from '../../workflows/access/present.ts'
import { BUILT_IN_ROLES, permissionsOfRole } from '../../workflows/access/roles.ts'
import type { Deps } from '../../workflows/deps.ts'
import { changeAccess } from './change-access.ts'
import { openApiApp } from './open-api-app.ts'
import {
  catalogRoute,
  changeRoute,
  createRoleRoute,
  deleteRoute,
  listRoute,
  readRoute,
} from './role-routes.ts'
import { contextOf } from './write.ts'

const BUILT_IN = BUILT_IN_ROLES.map((name) => ({
  id: null,
  name,
  description: null,
  permissions: [...permissionsOfRole(name)].toSorted(),
  version: null,
}))

/** `/api/v1/roles`. */
export function roles(deps: Deps) {
  const app = openApiApp()

  app.openapi(listRoute, async (c) => {
    const own = await deps.inTenant(contextOf(c), (r) => r.access.roles.list())
    return c.json({ items: [...BUILT_IN, ...own], nextCursor: null }, 200)
  })

  app.openapi(readRoute, async (c) => {
    const { id } = c.req.valid('param')
    const role = await deps.inTenant(contextOf(c), (r) => r.access.roles.find(id))
    return c.json(present(role, 'role', id), 200)
  })

  app.openapi(createRoleRoute, (c) =>
    changeAccess(deps, c, async (work) => {
      const role = await createRole(work, c.req.valid('json'))
      return { status: 201, body: role, headers: { location: `/api/v1/roles/${role.id}` } }
    }),
  )

  app.openapi(changeRoute, (c) =>
    changeAccess(deps, c, async (work) => ({
      status: 200,
      body: await changeRole(work, c.req.valid('param').id, c.req.valid('json')),
    })),
  )

  app.openapi(deleteRoute, (c) =>
    changeAccess(deps, c, async (work) => {
      await deleteRole(work, c.req.valid('param').id, c.req.valid('query').version)
      return { status: 204 }
    }),
  )

  return app
}

/** `/api/v1/permissions`. */
export function permissions() {
  const items = [...PERMISSIONS].map(([name, description]) => ({ name, description }))
  return openApiApp().openapi(catalogRoute, (c) => c.json({ items, nextCursor: null }, 200))
}
