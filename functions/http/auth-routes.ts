import { createRoute, z } from '@hono/zod-openapi'
import { PASSWORD_MAX, PASSWORD_MIN } from '../../workflows/access/password-rules.ts'
import { problems } from './problem.ts'
import { body, json, nameField, security } from './route-parts.ts'

const tags = ['auth']
const given = z.string().min(1).max(PASSWORD_MAX)
const chosen = z
  .string()
  .min(PASSWORD_MIN, `must have at least ${PASSWORD_MIN} characters`)
  .max(PASSWORD_MAX)
const refreshToken = z.string().min(1).max(200)
const email = z.email('must be an e-mail address').max(254)

const tokens = z
  .object({
    accessToken: z.string(),
    refreshToken: z.string().openapi({ description: 'good for one refresh; keep it secret' }),
    tokenType: z.literal('Bearer'),
    expiresIn: z.number().int().openapi({ description: 'seconds', example: 600 }),
    refreshExpiresIn: z.number().int().openapi({ description: 'seconds' }),
  })
  .openapi('Tokens')

export const token = createRoute({
  method: 'post',
  path: '/token',
  operationId: 'signIn',
  tags,
  summary: 'Sign in with e-mail address and password',
  request: {
    body: body(
      z.strictObject({
        email,
        password: given,
        organization: z
          .string()
          .min(1)
          .max(100)
          .optional()
          .openapi({ description: 'its slug, when the address is known in several' }),
        workspaceId: z.uuid().optional(),
      }),
    ),
  },
  responses: { 200: json('Signed in', tokens), ...problems(400, 401, 403, 404, 413, 415, 429) },
})

export const refresh = createRoute({
  method: 'post',
  path: '/refresh',
  operationId: 'refreshTokens',
  tags,
  summary: 'Change a refresh token for new tokens',
  description: 'Each works once. One that comes a second time ends the session.',
  request: { body: body(z.strictObject({ refreshToken })) },
  responses: { 200: json('New tokens', tokens), ...problems(400, 401, 403, 413, 415, 429) },
})

export const logout = createRoute({
  method: 'post',
  path: '/logout',
  operationId: 'signOut',
  tags,
  summary: 'End the session of a refresh token, with its access tokens',
  request: { body: body(z.strictObject({ refreshToken })) },
  responses: { 204: { description: 'It is over' }, ...problems(400, 413, 415, 429) },
})

export const accept = createRoute({
  method: 'post',
  path: '/accept-invitation',
  operationId: 'acceptInvitation',
  tags,
  summary: 'Accept an invitation and choose a password',
  request: {
    body: body(
      z.strictObject({
        token: z.string().min(1).max(200),
        password: given.openapi({
          description: `at least ${PASSWORD_MIN} characters; the present one if you have one`,
        }),
        name: nameField.optional(),
      }),
    ),
  },
  responses: { 200: json('Signed in', tokens), ...problems(400, 401, 403, 413, 415, 429) },
})

export const password = createRoute({
  method: 'post',
  path: '/password',
  operationId: 'changePassword',
  tags,
  summary: 'Change your password; every other session ends',
  security,
  request: { body: body(z.strictObject({ currentPassword: given, newPassword: chosen })) },
  responses: {
    204: { description: 'Changed' },
    ...problems(400, 401, 403, 409, 413, 415, 429),
  },
})
