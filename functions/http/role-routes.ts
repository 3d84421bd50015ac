import { createRoute, z } from '@hono/zod-openapi'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import {
  body,
  idempotency,
  idParams,
  json,
  security,
  version,
  versionQuery,
} from './route-parts.ts'

const tags = ['roles']
const name = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{1,39}$/, 'must be 2 to 40 of a-z 0-9 _ - and begin with a letter')
const description = z.string().max(500).nullable()
const permissions = z.array(z.string().min(1).max(100)).max(500)

const roleSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description,
    permissions: z.array(z.string()),
    version: z.number().int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('Role')

const roleOrBuiltIn = z.object({
  id: z.uuid().nullable().openapi({ description: 'null for a role that every workspace has' }),
  name: z.string(),
  description,
  permissions: z.array(z.string()),
  version: z.number().int().nullable(),
})

export const listRoute = createRoute({
  method: 'get',
  path: '/',
  operationId: 'listRoles',
  tags,
  summary: 'The roles of the workspace, after those that every workspace has',
  security,
  middleware: permit('members:read'),
  responses: {
    200: json(
      'All roles',
      z.object({ items: z.array(roleOrBuiltIn), nextCursor: z.string().nullable() }),
    ),
    ...problems(401, 403),
  },
})

export const readRoute = createRoute({
  method: 'get',
  path: '/{id}',
  operationId: 'readRole',
  tags,
  summary: 'One role that the workspace made',
  security,
  middleware: permit('members:read'),
  request: { params: idParams },
  responses: { 200: json('The role', roleSchema), ...problems(400, 401, 403, 404) },
})

export const createRoleRoute = createRoute({
  method: 'post',
  path: '/',
  operationId: 'createRole',
  tags,
  summary: 'Make a role from permissions that you have',
  security,
  middleware: permit('roles:manage'),
  request: {
    headers: idempotency,
    body: body(z.strictObject({ name, description: description.optional(), permissions })),
  },
  responses: {
    201: json('The role', roleSchema),
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
})

export const changeRoute = createRoute({
  method: 'patch',
  path: '/{id}',
  operationId: 'changeRole',
  tags,
  summary: 'Change what a role may do, from the next request on',
  security,
  middleware: permit('roles:manage'),
  request: {
    headers: idempotency,
    params: idParams,
    body: body(
      z.strictObject({
        version,
        description: description.optional(),
        permissions: permissions.optional(),
      }),
    ),
  },
  responses: {
    200: json('The role', roleSchema),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
  },
})

export const deleteRoute = createRoute({
  method: 'delete',
  path: '/{id}',
  operationId: 'deleteRole',
  tags,
  summary: 'Delete a role that nobody has',
  security,
  middleware: permit('roles:manage'),
  request: { headers: idempotency, params: idParams, query: versionQuery },
  responses: { 204: { description: 'Deleted' }, ...problems(400, 401, 403, 404, 409, 422) },
})

export const catalogRoute = createRoute({
  method: 'get',
  path: '/',
  operationId: 'listPermissions',
  tags,
  summary: 'Every permission there is',
  security,
  responses: {
    200: json(
      'The catalog',
      z.object({
        items: z.array(z.object({ name: z.string(), description: z.string() })),
        nextCursor: z.string().nullable(),
      }),
    ),
    ...problems(401),
  },
})
