import { createRoute, z } from '@hono/zod-openapi'
import { permit } from './permit.ts'
import { problems } from './problem.ts'
import {
  body,
  idempotency,
  idParams,
  json,
  nameField,
  pageOf,
  pageQuery,
  security,
  version,
  versionQuery,
} from './route-parts.ts'

const tags = ['members']
const role = z.string().min(1).max(40).openapi({ example: 'member' })

export const memberSchema = z
  .object({
    id: z.uuid(),
    userId: z.uuid(),
    email: z.string(),
    name: z.string().nullable(),
    locale: z.enum(['ru', 'en']).nullable(),
    role,
    status: z.enum(['invited', 'active', 'deactivated']),
    telegramLinked: z.boolean(),
    invitationExpiresAt: z.iso.datetime().nullable(),
    version: z.number().int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('Member')

export const inviteRoute = createRoute({
  method: 'post',
  path: '/',
  operationId: 'inviteMember',
  tags,
  summary: 'Invite somebody, or invite them again',
  description:
    'The token is shown once: hand it over yourself. Who signs in to another workspace already accepts with the password they have.',
  security,
  middleware: permit('members:manage'),
  request: {
    headers: idempotency,
    body: body(
      z.strictObject({
        email: z.email('must be an e-mail address').max(254),
        name: nameField.optional(),
        role,
      }),
    ),
  },
  responses: {
    201: json(
      'Invited',
      z.object({
        ...memberSchema.shape,
        invitation: z.object({ token: z.string(), expiresAt: z.iso.datetime() }).nullable(),
      }),
    ),
    ...problems(400, 401, 403, 409, 413, 415, 422, 429),
  },
})

export const listRoute = createRoute({
  method: 'get',
  path: '/',
  operationId: 'listMembers',
  tags,
  summary: 'Who belongs to the workspace, newest first',
  security,
  middleware: permit('members:read'),
  request: { query: pageQuery },
  responses: { 200: json('A page of members', pageOf(memberSchema)), ...problems(400, 401, 403) },
})

export const readRoute = createRoute({
  method: 'get',
  path: '/{id}',
  operationId: 'readMember',
  tags,
  summary: 'One member',
  security,
  middleware: permit('members:read'),
  request: { params: idParams },
  responses: { 200: json('The member', memberSchema), ...problems(400, 401, 403, 404) },
})

export const changeRoute = createRoute({
  method: 'patch',
  path: '/{id}',
  operationId: 'changeMember',
  tags,
  summary: 'Give another role, deactivate or reactivate',
  security,
  middleware: permit('members:manage'),
  request: {
    headers: idempotency,
    params: idParams,
    body: body(
      z.strictObject({
        version,
        role: role.optional(),
        status: z.enum(['active', 'deactivated']).optional(),
      }),
    ),
  },
  responses: {
    200: json('The member', memberSchema),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
  },
})

export const removeRoute = createRoute({
  method: 'delete',
  path: '/{id}',
  operationId: 'removeMember',
  tags,
  summary: 'Take a member out of the workspace; their keys are revoked',
  description: 'Everybody may leave by themselves.',
  security,
  request: { headers: idempotency, params: idParams, query: versionQuery },
  responses: { 204: { description: 'Removed' }, ...problems(400, 401, 403, 404, 409, 422) },
})
