import { createRoute, z } from '@hono/zod-openapi'
import { changeWorkspace } from '../../workflows/access/change-workspace.ts'
import { createWorkspace } from '../../workflows/access/create-workspace.ts'
import type { Caller } from '../../workflows/access/caller.ts'
import { present } from '../../workflows/access/present.ts'
import type { Deps } from '../../workflows/deps.ts'
import { changeAccess } from './change-access.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import { body, idempotency, idParams, json, nameField, security, version } from './route-parts.ts'

const tags = ['workspaces']
const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/, 'must be 1 to 50 of a-z 0-9 -')

const workspaceSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    slug: z.string(),
    version: z.number().int(),
    createdAt: z.iso.datetime(),
  })
  .openapi('Workspace')
const mineSchema = z.object({
  ...workspaceSchema.shape,
  role: z.string().nullable().openapi({ description: 'yours there; null for a key' }),
})

const create = createRoute({
  method: 'post',
  path: '/',
  operationId: 'createWorkspace',
  tags,
  summary: 'Make another workspace; its owner’s key is shown this once',
  security,
  middleware: permit('workspaces:manage'),
  request: {
    headers: idempotency,
    body: body(z.strictObject({ name: nameField, slug: slug.optional() })),
  },
  responses: {
    201: json('The workspace', z.object({ ...workspaceSchema.shape, apiKey: z.string() })),
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
})

const list = createRoute({
  method: 'get',
  path: '/',
  operationId: 'listWorkspaces',
  tags,
  summary: 'Your workspaces; of a key, its own',
  security,
  responses: {
    200: json(
      'The workspaces',
      z.object({ items: z.array(mineSchema), nextCursor: z.string().nullable() }),
    ),
    ...problems(401),
  },
})

const read = createRoute({
  method: 'get',
  path: '/{id}',
  operationId: 'readWorkspace',
  tags,
  summary: 'One of your workspaces',
  security,
  request: { params: idParams },
  responses: { 200: json('The workspace', mineSchema), ...problems(400, 401, 404) },
})

const change = createRoute({
  method: 'patch',
  path: '/{id}',
  operationId: 'changeWorkspace',
  tags,
  summary: 'Rename the workspace of this request',
  security,
  middleware: permit('settings:manage'),
  request: {
    headers: idempotency,
    params: idParams,
    body: body(z.strictObject({ version, name: nameField.optional(), slug: slug.optional() })),
  },
  responses: {
    200: json('The workspace', workspaceSchema),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
  },
})

/** `/api/v1/workspaces`. */
export function workspaces(deps: Deps) {
  const app = openApiApp()

  const mine = async ({ organizationId, workspaceId, actor }: Caller) => {
    if (actor.type === 'user') return deps.access.directory.workspacesOf(organizationId, actor.id)
    const own = await deps.inTenant({ organizationId, workspaceId }, (r) =>
      r.access.workspaces.own(),
    )
    return [{ ...own, role: null }]
  }

  app.openapi(create, (c) =>
    changeAccess(deps, c, async (work) => {
      const { workspace, apiKey } = await createWorkspace(work, c.req.valid('json'))
      return {
        status: 201,
        body: { ...workspace, apiKey },
        headers: { location: `/api/v1/workspaces/${workspace.id}`, 'cache-control': 'no-store' },
        secret: true,
      }
    }),
  )

  app.openapi(list, async (c) =>
    c.json({ items: await mine(c.get('caller')), nextCursor: null }, 200),
  )

  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param')
    const found = (await mine(c.get('caller'))).find(
      (workspace) => workspace.id === id.toLowerCase(),
    )
    return c.json(present(found, 'workspace', id), 200)
  })

  app.openapi(change, (c) => {
    const { id } = c.req.valid('param')
    return changeAccess(deps, c, async (work) => {
      present(id.toLowerCase() === work.context.workspaceId || null, 'workspace', id)
      return { status: 200, body: await changeWorkspace(work, c.req.valid('json')) }
    })
  })

  return app
}
