import { createRoute, z } from '@hono/zod-openapi'
import { changeProfile } from '../../workflows/access/change-profile.ts'
import { issueTelegramCode } from '../../workflows/access/issue-telegram-code.ts'
import type { Member } from '../../workflows/access/ports.ts'
import type { Deps } from '../../workflows/deps.ts'
import { changeAccess } from './change-access.ts'
import { openApiApp } from './open-api-app.ts'
import { problems } from './problem.ts'
import { body, idempotency, json, nameField, security } from './route-parts.ts'

const tags = ['access']

const me = createRoute({
  method: 'get',
  path: '/',
  operationId: 'readMe',
  tags,
  summary: 'Who asks, where, and what they may do',
  security,
  responses: {
    200: json(
      'You',
      z.object({
        actor: z.object({ type: z.enum(['api_key', 'user']), id: z.uuid() }),
        organizationId: z.uuid(),
        workspaceId: z.uuid(),
        permissions: z.array(z.string()),
        user: z
          .object({
            id: z.uuid(),
            memberId: z.uuid(),
            email: z.string(),
            name: z.string().nullable(),
            locale: z.enum(['ru', 'en']).nullable(),
            role: z.string(),
            telegramLinked: z.boolean(),
          })
          .nullable()
          .openapi({ description: 'the person, or who made the key' }),
      }),
    ),
    ...problems(401),
  },
})

const change = createRoute({
  method: 'patch',
  path: '/',
  operationId: 'changeMe',
  tags,
  summary: 'Change your name and the language in which Potok writes to you',
  security,
  request: {
    headers: idempotency,
    body: body(
      z.strictObject({
        name: nameField.nullable().optional(),
        locale: z.enum(['ru', 'en']).nullable().optional(),
      }),
    ),
  },
  responses: {
    204: { description: 'Changed' },
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
})

const telegramCode = createRoute({
  method: 'post',
  path: '/telegram-code',
  operationId: 'issueTelegramCode',
  tags,
  summary: 'A one-time code for the bot: send it /link and the code within ten minutes',
  security,
  request: { headers: idempotency },
  responses: {
    201: json('The code', z.object({ code: z.string(), expiresAt: z.iso.datetime() })),
    ...problems(401, 403, 409, 422),
  },
})

/** `/api/v1/me`. */
export function meRoutes(deps: Deps) {
  const app = openApiApp()

  app.openapi(me, async (c) => {
    const { organizationId, workspaceId, actor, permissions, userId } = c.get('caller')
    const member = userId
      ? await deps.inTenant({ organizationId, workspaceId }, (r) =>
          r.access.members.findByUser(userId),
        )
      : null
    const user = member && personOf(member)
    return c.json(
      {
        actor: { type: actor.type as 'api_key' | 'user', id: actor.id },
        organizationId,
        workspaceId,
        permissions: [...permissions].toSorted(),
        user,
      },
      200,
    )
  })

  app.openapi(change, (c) =>
    changeAccess(deps, c, async (work) => {
      await changeProfile(work, c.req.valid('json'))
      return { status: 204 }
    }),
  )

  app.openapi(telegramCode, (c) =>
    changeAccess(deps, c, async (work) => ({
      status: 201,
      body: await issueTelegramCode(work),
      headers: { 'cache-control': 'no-store' },
      secret: true,
    })),
  )

  return app
}

function personOf(member: Member) {
  const { userId: id, id: memberId, email, name, locale, role, telegramLinked } = member
  return { id, memberId, email, name, locale, role, telegramLinked }
}
