import { createRoute, z } from '@hono/zod-openapi'
import { checkPermissions } from '../../workflows/access/check-permissions.ts'
import type { Deps } from '../../workflows/deps.ts'
import { openApiApp } from './open-api-app.ts'
import { problems } from './problem.ts'
import { json, security } from './route-parts.ts'

const check = createRoute({
  method: 'post',
  path: '/check-permissions',
  operationId: 'checkPermissions',
  tags: ['access'],
  summary: 'What you, or another member, may do',
  security,
  request: {
    body: {
      required: false,
      content: { 'application/json': { schema: z.object({ userId: z.uuid().optional() }) } },
    },
  },
  responses: {
    200: json(
      'The answer',
      z.object({
        canCreateRules: z.boolean(),
        canExecuteConversion: z.boolean(),
        canViewAudit: z.boolean(),
        permissions: z.array(z.string()),
      }),
    ),
    ...problems(400, 401, 403, 404, 413, 415),
  },
})

/** `/api/v1/users`. */
export function users(deps: Deps) {
  return openApiApp().openapi(check, async (c) => {
    const { userId } = c.req.valid('json')
    return c.json(await checkPermissions(deps, c.get('caller'), userId?.toLowerCase()), 200)
  })
}
