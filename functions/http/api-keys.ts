import { createRoute, z } from '@hono/zod-openapi'
import { issueApiKey } from '../../workflows/access/issue-api-key.ts'
import { present } from '../../workflows/access/present.ts'
import { revokeApiKey } from '../../workflows/access/revoke-api-key.ts'
import type { Deps } from '../../workflows/deps.ts'
import { changeAccess } from './change-access.ts'
import { openApiApp } from './open-api-app.ts'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import {
  body,
  idempotency,
  idParams,
  json,
  nameField,
  page,
  pageOf,
  pageQuery,
  security,
} from './route-parts.ts'
import { contextOf } from './write.ts'

const common = { tags: ['api keys'], security, middleware: permit('api-keys:manage') }
const moment = z.iso.datetime()

const keySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    role: z.string(),
    permissions: z.array(z.string()).nullable(),
    hint: z.string().openapi({ description: 'how it begins', example: 'pk_Zm9vY' }),
    userId: z.uuid().nullable().openapi({ description: 'the person who made it' }),
    expiresAt: moment.nullable(),
    lastUsedAt: moment.nullable(),
    revokedAt: moment.nullable(),
    createdAt: moment,
    createdBy: z.string(),
  })
  .openapi('ApiKey')

const issue = createRoute({
  ...common,
  method: 'post',
  path: '/',
  operationId: 'issueApiKey',
  summary: 'Make a key; it is shown this once',
  description:
    'It can do what its role can, narrowed to `permissions`, and never more than you can.',
  request: {
    headers: idempotency,
    body: body(
      z.strictObject({
        name: nameField,
        role: z.string().min(1).max(40).openapi({ example: 'member' }),
        permissions: z.array(z.string().min(1).max(100)).min(1).max(500).optional(),
        expiresAt: z.iso
          .datetime({ offset: true, error: 'must be a moment such as 2026-01-31T09:00:00Z' })
          .refine((text) => Date.parse(text) < 253_402_300_800_000, 'must be before the year 10000')
          .optional(),
      }),
    ),
  },
  responses: {
    201: json('The key', z.object({ ...keySchema.shape, key: z.string() })),
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
})

const list = createRoute({
  ...common,
  method: 'get',
  path: '/',
  operationId: 'listApiKeys',
  summary: 'The keys of the workspace, newest first, without their secrets',
  request: { query: pageQuery },
  responses: { 200: json('A page of keys', pageOf(keySchema)), ...problems(400, 401, 403) },
})

const read = createRoute({
  ...common,
  method: 'get',
  path: '/{id}',
  operationId: 'readApiKey',
  summary: 'One key, without its secret',
  request: { params: idParams },
  responses: { 200: json('The key', keySchema), ...problems(400, 401, 403, 404) },
})

const revoke = createRoute({
  ...common,
  method: 'delete',
  path: '/{id}',
  operationId: 'revokeApiKey',
  summary: 'Revoke a key: the next request with it is refused',
  request: { headers: idempotency, params: idParams },
  responses: { 204: { description: 'Revoked' }, ...problems(400, 401, 403, 404, 409, 422) },
})

/** `/api/v1/api-keys`. */
export function apiKeys(deps: Deps) {
  const app = openApiApp()

  app.openapi(issue, (c) =>
    changeAccess(deps, c, async (work) => {
      const { apiKey, key } = await issueApiKey(work, c.req.valid('json'))
      return {
        status: 201,
        body: { ...apiKey, key },
        headers: { location: `/api/v1/api-keys/${apiKey.id}`, 'cache-control': 'no-store' },
        secret: true,
      }
    }),
  )

  app.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const rows = await deps.inTenant(contextOf(c), (r) =>
      r.access.apiKeys.list({ limit: limit + 1, before: cursor }),
    )
    return c.json(page(rows, limit), 200)
  })

  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param')
    const key = await deps.inTenant(contextOf(c), (r) => r.access.apiKeys.find(id))
    return c.json(present(key, 'API key', id), 200)
  })

  app.openapi(revoke, (c) =>
    changeAccess(deps, c, async (work) => {
      await revokeApiKey(work, c.req.valid('param').id)
      return { status: 204 }
    }),
  )

  return app
}
